using System.Globalization;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Policy;
using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.Hosting.Tables;

namespace SafeDiningCode.Web.Audit;

/// <summary>Where regulators look up who did what within their division, and take it away as a file.</summary>
internal static class AuditEndpoints
{
    /// <summary>The page.</summary>
    public const string Path = "/regulator/audit";

    private const int LongestText = 80;
    private const int LastPage = 100_000;

    public static void MapAuditPages(this IEndpointRouteBuilder routes)
    {
        var audit = routes.MapSignedIn("/regulator", Roles.Managers);
        audit.MapGet("/audit", ShowAsync);
        audit.MapGet("/audit.csv", File);
        audit.MapGet("/audit.xlsx", File);
    }

    private static async Task<IResult> ShowAsync(Actor actor, HttpContext http, AuditSearch search, PageRenderer pages)
    {
        var query = QueryOf(http);
        return await pages.PageAsync<AuditPage>(
            http, new Dictionary<string, object?>(StringComparer.Ordinal) { ["Wanted"] = query, ["Rows"] = await search.FindAsync(actor, query, http.RequestAborted) }, query: AuditPage.QueryText(query, query.Page));
    }

    private static IResult File(Actor actor, HttpContext http, AuditSearch search) => TableFiles.Answer(http, search.Table(actor, QueryOf(http), http.RequestAborted));

    // What cannot be read asks for nothing: the form shows what was understood.
    private static AuditQuery QueryOf(HttpContext http) => new(
        Text(http, "who"),
        Text(http, "what"),
        Text(http, "record"),
        Text(http, "id"),
        DayOf(http, "from"),
        DayOf(http, "to"),
        int.TryParse(Text(http, "page"), NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? Math.Clamp(page, 1, LastPage) : 1);

    private static string Text(HttpContext http, string name) => http.Request.Query[name] is [{ Length: <= LongestText } text] ? text.Trim() : "";

    private static DateOnly? DayOf(HttpContext http, string name) =>
        DateOnly.TryParseExact(Text(http, name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 2000 and < 9999 ? day : null;
}
