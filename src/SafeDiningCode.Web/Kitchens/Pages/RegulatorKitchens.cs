using System.Globalization;
using SafeDiningCode.Rules.Kitchens;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Eateries;
using SafeDiningCode.Web.Accounts.Policy;
using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.Kitchens.Overview;

namespace SafeDiningCode.Web.Kitchens.Pages;

/// <summary>Kitchens as regulators see them: all within their scope, and one by one.</summary>
internal static class RegulatorKitchens
{
    private const int MostPages = 100_000;

    public static void MapRegulatorKitchens(this IEndpointRouteBuilder routes)
    {
        routes.MapSignedIn(KitchenPaths.Kitchens, Roles.Officials).MapGet("", ListAsync);
        routes.MapSignedIn("/regulator/eateries/{eatery}/kitchen", Roles.Officials).MapGet("", ShowAsync);
    }

    private static async Task<IResult> ListAsync(Actor actor, HttpContext http, KitchenOverview overview, PageRenderer pages)
    {
        var query = http.Request.Query;
        var state = KitchenStates.FromCode(query["state"]);
        var kind = KitchenKinds.FromCode(query["kind"]);
        var page = int.TryParse(query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, 1, MostPages) : 1;
        var list = await overview.ReadAsync(actor.Scope, state, kind, page, http.RequestAborted);
        return await pages.PageAsync<RegulatorKitchensPage>(
            http,
            new Dictionary<string, object?>(StringComparer.Ordinal) { ["List"] = list },
            query: KitchenPaths.Filter(state, kind, page));
    }

    private static async Task<IResult> ShowAsync(EateryInScope eatery, HttpContext http, KitchenSheets sheets, PageRenderer pages) =>
        await pages.PageAsync<RegulatorKitchenPage>(
            http, new Dictionary<string, object?>(StringComparer.Ordinal) { ["Sheet"] = await sheets.ReadAsync(eatery, http.RequestAborted) });
}
