using System.Globalization;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Eateries;
using SafeDiningCode.Web.Accounts.Policy;
using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.Hosting.Tables;
using SafeDiningCode.Web.Registry;
using SafeDiningCode.Web.Registry.Divisions;
using SafeDiningCode.Web.Staff.Overview;

namespace SafeDiningCode.Web.Staff.Pages;

/// <summary>Certificates as regulators see them: eateries within their scope, and the list of one.</summary>
internal static class RegulatorStaff
{
    private const int MostPages = 100_000;

    public static void MapRegulatorStaff(this IEndpointRouteBuilder routes)
    {
        routes.MapSignedIn(StaffPaths.Staff, Roles.Officials).MapGet("", ListAsync);
        var files = routes.MapSignedIn("/regulator", Roles.Officials);
        files.MapGet("/staff.csv", FileAsync);
        files.MapGet("/staff.xlsx", FileAsync);
        routes.MapSignedIn("/regulator/eateries/{eatery}/staff", Roles.Officials).MapGet("", ShowAsync);
    }

    private static async Task<IResult> ListAsync(Actor actor, HttpContext http, StaffOverview overview, PageRenderer pages)
    {
        var onlyExpired = http.Request.Query["show"] == StaffPaths.OnlyExpired;
        var page = int.TryParse(http.Request.Query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, 1, MostPages) : 1;
        return await pages.PageAsync<RegulatorStaffListPage>(
            http,
            new Dictionary<string, object?>(StringComparer.Ordinal) { ["List"] = await overview.ReadAsync(actor.Scope, onlyExpired, page, http.RequestAborted) },
            query: StaffPaths.Filter(onlyExpired, page));
    }

    private static async Task<IResult> FileAsync(Actor actor, HttpContext http, StaffOverview overview, DivisionDirectory divisions) => TableFiles.Answer(http, new TableFile(
        "staff",
        "健康证明",
        ["店名", "经营者", "地区", "从业人员", "已过期", "即将到期"],
        (await overview.AllAsync(actor.Scope, http.Request.Query["show"] == StaffPaths.OnlyExpired, http.RequestAborted)).Select(IReadOnlyList<object?> (row) =>
            [ShopName.Of(row.Sign, row.Name), row.Name, divisions.NameOf(row.Division), row.Total, row.Expired, row.Expiring])));

    private static Task<IResult> ShowAsync(EateryInScope eatery, HttpContext http, StaffPages pages) => pages.RegulatorAsync(http, eatery);
}
