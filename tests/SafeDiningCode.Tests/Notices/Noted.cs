using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Notices;

namespace SafeDiningCode.Tests.Notices;

/// <summary>Notices as a slice would write them.</summary>
internal static class Noted
{
    public const string Shop = "示例翠湖过桥米线";

    public static Notice Licence(string subject, params NoticeRecipient[] recipients) => new()
    {
        Kind = NoticeKinds.LicenceExpiring,
        Subject = subject,
        Recipients = recipients,
        Parameters = new Dictionary<string, string> { ["shop"] = Shop, ["date"] = "2026-12-22" },
        Link = "/owner/licence",
    };

    public static async Task<int> AddAsync(TestServices services, Notice notice)
    {
        await using var session = await services.Database.BeginAsync();
        var added = await services.Get<NoticeBook>().AddAsync(session, notice);
        await session.CommitAsync();
        return added;
    }
}
