using System.Globalization;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Eateries;
using SafeDiningCode.Web.Accounts.Policy;
using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.Staff.Overview;

namespace SafeDiningCode.Web.Staff.Pages;

/// <summary>Certificates as regulators see them: eateries within their scope, and the list of one.</summary>
internal static class RegulatorStaff
{
    private const int MostPages = 100_000;

    public static void MapRegulatorStaff(this IEndpointRouteBuilder routes)
    {
        routes.MapSignedIn(StaffPaths.Staff, Roles.Officials).MapGet("", ListAsync);
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

    private static Task<IResult> ShowAsync(EateryInScope eatery, HttpContext http, StaffPages pages) => pages.RegulatorAsync(http, eatery);
}
