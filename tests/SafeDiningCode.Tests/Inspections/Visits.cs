using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Inspections;
using SafeDiningCode.Tests.SelfChecks;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Eateries;
using SafeDiningCode.Web.Inspections.Forms;
using SafeDiningCode.Web.Inspections.Records;

namespace SafeDiningCode.Tests.Inspections;

/// <summary>An eatery with its owner and an inspector, and visits as the form would make them.</summary>
internal sealed class Visits
{
    private Visits(TestServices services, EateryInScope eatery, Actor owner, Actor inspector, InspectionForm form) =>
        (Services, Eatery, Owner, Inspector, Form) = (services, eatery, owner, inspector, form);

    public TestServices Services { get; }

    public EateryInScope Eatery { get; }

    public Actor Owner { get; }

    public Actor Inspector { get; }

    public InspectionForm Form { get; }

    public DateOnly Today => Day.InShanghai(Services.Clock);

    public static async Task<Visits> BeginAsync(TestServices services, Grade? grade = null, DateOnly? issuedOn = null)
    {
        var id = await Eateries.AddAsync(services.Database, grade: grade, issuedOn: issuedOn);
        var account = await People.AddAsync(services.Provider, Role.Owner, eateryIds: [id]);
        var owner = new Actor { AccountId = account, Name = "李示例", Role = Role.Owner, Scope = Scope.OfEateries(account, [id]) };
        var inspector = new Actor
        {
            AccountId = await People.AddAsync(services.Provider, Role.Regulator, "530102"), Name = "王检查", Role = Role.Regulator, Scope = Scope.OfDivision("530102"),
        };
        return new Visits(services, (await services.Get<EateryAccess>().FindAsync(owner, id))!, owner, inspector, await services.Get<InspectionForms>().CurrentAsync());
    }

    /// <summary>A visit that looked at ten items, of which these failed.</summary>
    public VisitEntry Entry(string[]? failed = null, string? key = null, DateOnly? publishOn = null, string? reason = null, DateOnly? on = null)
    {
        var looked = Form.Items.Where(item => item.Key).Take(3).Concat(Form.Items.Where(item => !item.Key).Take(7)).Select(item => item.Code).Concat(failed ?? []).ToHashSet();
        return new VisitEntry
        {
            Form = Form,
            InspectedOn = on ?? Today,
            Items =
            [
                .. Form.Items.Select((item, place) => (item, place)).Where(each => looked.Contains(each.item.Code)).Select(each => failed?.Contains(each.item.Code) == true
                    ? new FoundItem(each.item, each.place + 1, ItemAnswer.Failed, "灶台下有积水 ' \" 🍜")
                    : new FoundItem(each.item, each.place + 1, ItemAnswer.Passed, null)),
            ],
            Signer = "李示例",
            Signature = reason is null ? Checks.Photo(200) : null,
            Photos = reason is null ? [Checks.Photo(201)] : [],
            Remark = "现场已说明",
            MendBy = failed is { Length: > 0 } ? Today.AddDays(10) : null,
            PublishOn = publishOn ?? Today,
            OpenedAt = Services.Clock.GetUtcNow().UtcDateTime,
            Key = key ?? Guid.NewGuid().ToString("N"),
            Reason = reason,
        };
    }

    /// <summary>Sends it, and answers the visit's key.</summary>
    public async Task<long> SendAsync(VisitEntry entry)
    {
        var result = await Services.Get<VisitBook>().SendAsync(Eatery, entry, Inspector);
        Assert.Equal(VisitOutcome.Sent, result.Outcome);
        return result.Id;
    }

    /// <summary>The visit as it stands.</summary>
    public async Task<VisitRecord> RecordAsync(long id) => (await Services.Get<VisitReader>().FindAsync(Eatery.Id, id))!;

    /// <summary>One value straight from the database.</summary>
    public async Task<T> ValueAsync<T>(string sql)
    {
        await using var session = await Services.Database.OpenAsync();
        return await Dapper.SqlMapper.QuerySingleAsync<T>(session.Connection, sql, new { Eatery = Eatery.Id });
    }
}
