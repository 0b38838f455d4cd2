using System.Globalization;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Kitchens;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Eateries;
using SafeDiningCode.Web.Accounts.Policy;
using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.Hosting.Tables;
using SafeDiningCode.Web.Kitchens.Overview;
using SafeDiningCode.Web.Registry;
using SafeDiningCode.Web.Registry.Divisions;

namespace SafeDiningCode.Web.Kitchens.Pages;

/// <summary>Kitchens as regulators see them: all within their scope, and one by one.</summary>
internal static class RegulatorKitchens
{
    private const int MostPages = 100_000;

    public static void MapRegulatorKitchens(this IEndpointRouteBuilder routes)
    {
        routes.MapSignedIn(KitchenPaths.Kitchens, Roles.Officials).MapGet("", ListAsync);
        var files = routes.MapSignedIn("/regulator", Roles.Officials);
        files.MapGet("/kitchens.csv", FileAsync);
        files.MapGet("/kitchens.xlsx", FileAsync);
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

    private static async Task<IResult> FileAsync(Actor actor, HttpContext http, KitchenOverview overview, DivisionDirectory divisions) => TableFiles.Answer(http, new TableFile(
        "kitchens",
        "明厨亮灶",
        ["店名", "经营者", "地区", "形式", "状态", "自何时", "最近心跳"],
        (await overview.AllAsync(actor.Scope, KitchenStates.FromCode(http.Request.Query["state"]), KitchenKinds.FromCode(http.Request.Query["kind"]), http.RequestAborted))
            .Select(IReadOnlyList<object?> (row) =>
            [
                ShopName.Of(row.Sign, row.Name), row.Name, divisions.NameOf(row.Division), KitchenWords.Kind(KitchenKinds.FromCode(row.Kind)).Chinese,
                KitchenStates.FromCode(row.State) is { } state ? KitchenWords.State(state).Chinese : row.State, Moment(row.Since), row.HeartbeatAt is { } heard ? Moment(heard) : null,
            ])));

    private static string Moment(DateTime utc) => Day.WallClock(utc).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static async Task<IResult> ShowAsync(EateryInScope eatery, HttpContext http, KitchenSheets sheets, PageRenderer pages) =>
        await pages.PageAsync<RegulatorKitchenPage>(
            http, new Dictionary<string, object?>(StringComparer.Ordinal) { ["Sheet"] = await sheets.ReadAsync(eatery, http.RequestAborted) });
}
