using Microsoft.Extensions.DependencyInjection;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Notices;

namespace SafeDiningCode.Tests.Notices;

/// <summary>Notices as a slice would write them.</summary>
internal static class Noted
{
    public const string Shop = "示例翠湖过桥米线";

    public static Notice Licence(string subject, params long[] recipients) => new()
    {
        Kind = NoticeKinds.LicenceExpiring,
        Subject = subject,
        Recipients = recipients,
        Parameters = new Dictionary<string, string> { ["shop"] = Shop, ["date"] = "2026-12-22" },
        Link = "/owner/licence",
    };

    /// <summary>An account whose owner has confirmed this mail address.</summary>
    public static async Task<long> AccountAsync(IServiceProvider services, string mail)
    {
        var account = await People.AddAsync(services, Role.Owner);
        await using var session = await services.GetRequiredService<Database>().OpenAsync();
        await session.ExecuteAsync("AddMailAsk", new { AccountId = account, Day = 20_261_122 });
        await session.ExecuteAsync("SetMailOfAccount", new { AccountId = account, Mail = mail, Before = "", Now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime });
        return account;
    }

    public static async Task<int> AddAsync(TestServices services, Notice notice)
    {
        await using var session = await services.Database.BeginAsync();
        var added = await services.Get<NoticeBook>().AddAsync(session, notice);
        await session.CommitAsync();
        return added;
    }
}
