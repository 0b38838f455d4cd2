using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Satisfaction;
using SafeDiningCode.Rules.Standing;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Policy;
using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.Hosting.Tables;
using SafeDiningCode.Web.Standing.Closing;
using SafeDiningCode.Web.Statistics.Desk;
using SafeDiningCode.Web.Statistics.Districts;

namespace SafeDiningCode.Web.Standing.WaysOut;

/// <summary>How few repairs lead a district off the bottom in the running month, as the lists would be if it ended now.</summary>
internal static class WayOutEndpoints
{
    private const int MostListed = 200;

    public static void MapWaysOut(this IEndpointRouteBuilder routes)
    {
        var desk = routes.MapSignedIn("/regulator", Roles.Officials);
        desk.MapGet("/way-out", ShowAsync);
        desk.MapGet("/way-out.csv", FileAsync);
        desk.MapGet("/way-out.xlsx", FileAsync);
    }

    private static async Task<IResult> FileAsync(HttpContext http, RunningMonth running)
    {
        var month = await running.ReadAsync(http.RequestAborted);
        var shares = Shares(month);
        return TableFiles.Answer(http, new TableFile(
            $"way-out-{Day.MonthText(month.Month)}",
            $"脱离末位 {Day.MonthText(month.Month)}",
            ["代码", "区县", "不满意店", "沉默店", "参评店", "占比", "还要整改几家"],
            month.Units.OrderByDescending(unit => shares[unit.Unit], Comparer<Share>.Create(Share.Compare)).ThenBy(unit => unit.Unit, StringComparer.Ordinal).Select(IReadOnlyList<object?> (unit) =>
            [
                unit.Unit, Named(month, unit.Unit).Name, unit.DissatisfiedEateries, unit.Silent, unit.Rated, DeskFile.Cell(shares[unit.Unit]), Fewest(shares, unit.Unit),
            ])));
    }

    private static async Task<IResult> ShowAsync(Actor actor, HttpContext http, RunningMonth running, DissatisfiedList list, PageRenderer pages)
    {
        var month = await running.ReadAsync(http.RequestAborted);
        var shares = Shares(month);
        // Everybody sees the ranking, which the public does too; what is behind it only in one's own districts, or in one's own's.
        var own = month.Units.Where(unit => actor.Scope.Covers(unit.Unit) || (actor.Scope.Division?.StartsWith(unit.Unit, StringComparison.Ordinal) ?? false)).ToList();
        var asked = http.Request.Query["unit"] is [{ Length: > 0 } text] ? text : null;
        var unit = asked is null
            ? own.MaxBy(each => shares[each.Unit], Comparer<Share>.Create(Share.Compare))
            : own.Find(each => each.Unit == asked);
        if (asked is not null && unit is null)
        {
            return Results.NotFound();
        }

        var fewest = unit is null ? 0 : Fewest(shares, unit.Unit);
        // Of a district that lies only in part within the scope the number is told, not the eateries.
        var listed = unit is not null && actor.Scope.Covers(unit.Unit);
        return await pages.PageAsync<WayOutPage>(
            http,
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                [nameof(WayOutPage.Month)] = month.Month,
                [nameof(WayOutPage.ReadAt)] = month.ReadAt,
                [nameof(WayOutPage.Units)] = own.ConvertAll(each => Named(month, each.Unit)),
                [nameof(WayOutPage.Unit)] = unit is null ? null : Named(month, unit.Unit),
                [nameof(WayOutPage.Numbers)] = unit,
                [nameof(WayOutPage.Shares)] = shares.OrderByDescending(each => each.Value, Comparer<Share>.Create(Share.Compare))
                    .ThenBy(each => each.Key, StringComparer.Ordinal).Select(each => (Named(month, each.Key), each.Value)).ToList(),
                [nameof(WayOutPage.Fewest)] = fewest,
                [nameof(WayOutPage.Listed)] = listed,
                [nameof(WayOutPage.Eateries)] = listed && fewest > 0
                    ? await list.ReadAsync(unit!.Unit, month.Month, "", 0, (int)Math.Min(fewest, MostListed), http.RequestAborted)
                    : [],
                [nameof(WayOutPage.Settings)] = month.Settings.Satisfaction,
            },
            query: asked is null ? "" : $"unit={asked}");
    }

    private static Dictionary<string, Share> Shares(MonthNumbers month) =>
        month.Units.ToDictionary(unit => unit.Unit, unit => new Share(unit.DissatisfiedEateries + unit.Silent, unit.Rated + unit.Silent), StringComparer.Ordinal);

    private static long Fewest(Dictionary<string, Share> shares, string unit) =>
        WayOut.Fewest(shares[unit], shares.Where(each => each.Key != unit).Select(each => each.Value));

    private static DistrictUnit Named(MonthNumbers month, string unit) => new(unit, month.Names.GetValueOrDefault(unit)?.Name ?? unit, month.Names.GetValueOrDefault(unit)?.NameEn);
}
