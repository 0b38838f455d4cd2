using System.Security.Cryptography;
using Dapper;
using SafeDiningCode.Rules.SelfChecks;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Eateries;
using SafeDiningCode.Web.SelfChecks.Lists;
using SafeDiningCode.Web.SelfChecks.Records;
using SafeDiningCode.Web.Uploads;
using SafeDiningCode.Web.Uploads.Cleaning;

namespace SafeDiningCode.Tests.SelfChecks;

/// <summary>An owner with an eatery, and records as its form would send them.</summary>
internal sealed class Checks
{
    private Checks(TestServices services, EateryInScope eatery, Actor owner) => (Services, Eatery, Owner) = (services, eatery, owner);

    public TestServices Services { get; }

    public EateryInScope Eatery { get; }

    public Actor Owner { get; }

    /// <summary>An eatery whose owner's account is from today on.</summary>
    public static async Task<Checks> BeginAsync(TestServices services, string county = Eateries.County, string unit = Eateries.Street)
    {
        var id = await Eateries.AddAsync(services.Database, county: county, unit: unit);
        var account = await People.AddAsync(services.Provider, Role.Owner, eateryIds: [id]);
        var owner = new Actor { AccountId = account, Name = "李示例", Role = Role.Owner, Scope = Scope.OfEateries(account, [id]) };
        return new Checks(services, (await services.Get<EateryAccess>().FindAsync(owner, id))!, owner);
    }

    /// <summary>Sends a daily record of today or of another day.</summary>
    public async Task<SendOutcome> SendAsync(
        DateOnly? day = null, (string Item, string? Note)[]? faults = null, int corrects = 0, string? reason = null, string? form = null, int seconds = 30, CleanFile[]? photos = null)
    {
        var entry = await EntryAsync(CheckPeriod.Of(SelfCheckKind.Daily, day ?? Today), faults);
        return await Services.Get<SelfCheckBook>().SendAsync(
            Eatery,
            entry with
            {
                Corrects = corrects, Reason = reason, Form = form ?? entry.Form, Photos = photos ?? [], OpenedAt = Services.Clock.GetUtcNow().UtcDateTime.AddSeconds(-seconds),
            },
            Owner);
    }

    /// <summary>Sends a weekly or monthly record with all its texts.</summary>
    public async Task<SendOutcome> SendAsync(CheckPeriod period) => await Services.Get<SelfCheckBook>().SendAsync(Eatery, await EntryAsync(period), Owner);

    /// <summary>A record as the form would make it.</summary>
    public async Task<SelfCheckEntry> EntryAsync(CheckPeriod period, (string Item, string? Note)[]? faults = null)
    {
        var list = await Services.Get<CheckLists>().CurrentAsync(period.Kind);
        return new SelfCheckEntry
        {
            Period = period,
            List = list,
            Faults = [.. (faults ?? []).Select(fault => new FoundFault(list.Items.Single(item => item.Code == fault.Item), fault.Note))],
            Texts = list.Texts.ToDictionary(text => text.Code, text => $"{text.Text}：已落实"),
            OpenedAt = Services.Clock.GetUtcNow().UtcDateTime.AddSeconds(-30),
            Form = Guid.NewGuid().ToString("N"),
        };
    }

    public DateOnly Today => SafeDiningCode.Rules.Calendar.Day.InShanghai(Services.Clock);

    /// <summary>How many rows a table has of this eatery.</summary>
    public async Task<int> CountAsync(string table, string where = "1 = 1")
    {
        await using var session = await Services.Database.OpenAsync();
        return await session.Connection.QuerySingleAsync<int>($"SELECT COUNT(*) FROM {table} WHERE eatery_id = {Eatery.Id} AND {where}");
    }

    /// <summary>A picture as the cleaner leaves it; the same number is the same picture.</summary>
    public static CleanFile Photo(byte number)
    {
        byte[] content = [0x89, 0x50, 0x4E, 0x47, number];
        return new CleanFile { Kind = FileKind.Png, Width = 1, Height = 1, Content = content, Hash = SHA256.HashData(content), Pixels = SHA256.HashData([number]) };
    }
}
