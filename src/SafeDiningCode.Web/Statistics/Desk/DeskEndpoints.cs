using System.Globalization;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Inspections;
using SafeDiningCode.Rules.Satisfaction;
using SafeDiningCode.Rules.Standing;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Policy;
using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.Hosting.Tables;
using SafeDiningCode.Web.Registry.Divisions;
using SafeDiningCode.Web.Statistics.Desk.Months;
using SafeDiningCode.Web.Statistics.Desk.Rates;
using SafeDiningCode.Web.Statistics.Districts;

namespace SafeDiningCode.Web.Statistics.Desk;

/// <summary>What officials see of their own division and below: numbers, ranking, the eateries behind them, and each table as a file.</summary>
internal static class DeskEndpoints
{
    private const int PageRows = 50;
    private const int MostExported = 10_000;
    private const int LastPage = 10_000;

    public static void MapStatisticsDesk(this IEndpointRouteBuilder routes)
    {
        var desk = routes.MapSignedIn("/regulator", Roles.Officials);
        desk.MapGet("/statistics", ShowAsync);
        desk.MapGet("/statistics.csv", FileAsync);
        desk.MapGet("/statistics.xlsx", FileAsync);
        desk.MapGet("/statistics/days.csv", DaysFileAsync);
        desk.MapGet("/statistics/days.xlsx", DaysFileAsync);
        desk.MapGet("/statistics/months.csv", MonthsFileAsync);
        desk.MapGet("/statistics/months.xlsx", MonthsFileAsync);
        desk.MapGet("/statistics/eateries", EateriesAsync);
        desk.MapGet("/statistics/eateries.csv", EateriesFileAsync);
        desk.MapGet("/statistics/eateries.xlsx", EateriesFileAsync);
    }

    private static async Task<IResult> ShowAsync(Actor actor, HttpContext http, DeskStatistics statistics, MonthEnds months, DivisionDirectory directory, PageRenderer pages)
    {
        if (Wanted(actor, http, statistics.CurrentMonth, directory, withEateries: false) is not { } wanted
            || await statistics.FindAsync(wanted.Unit, wanted.Month, http.RequestAborted) is not { } figures)
        {
            return Results.NotFound();
        }

        var district = figures.District;
        var rate = DeskRates.Named(http.Request.Query["rate"]);
        return await pages.PageAsync<DeskPage>(
            http,
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                [nameof(DeskPage.Figures)] = figures,
                [nameof(DeskPage.Rate)] = rate,
                [nameof(DeskPage.Above)] = district.Above.Where(unit => actor.Scope.Covers(unit.Code)).ToList(),
                [nameof(DeskPage.Bands)] = BandsOf(district),
                [nameof(DeskPage.Months)] = await months.UpToAsync(district, http.RequestAborted),
            },
            query: $"{UnitChoice.Query(actor, directory, wanted.Unit, wanted.Month, statistics.CurrentMonth)}&rate={rate.Code}".TrimStart('&'));
    }

    private static async Task<IResult> EateriesAsync(
        Actor actor, HttpContext http, DistrictStatistics statistics, DivisionDirectory directory, DissatisfiedList list, PageRenderer pages)
    {
        if (Wanted(actor, http, statistics.CurrentMonth, directory, withEateries: true) is not { } wanted)
        {
            return Results.NotFound();
        }

        var grade = GradeOf(http);
        var page = int.TryParse(http.Request.Query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, 1, LastPage) : 1;
        var rows = await list.ReadAsync(wanted.Unit, wanted.Month, grade, (page - 1) * PageRows, PageRows, http.RequestAborted);
        return await pages.PageAsync<EateriesPage>(
            http,
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                [nameof(EateriesPage.Unit)] = Named(directory.Units[wanted.Unit]),
                [nameof(EateriesPage.Month)] = wanted.Month,
                [nameof(EateriesPage.Grade)] = grade,
                [nameof(EateriesPage.Page)] = page,
                [nameof(EateriesPage.HasMore)] = rows.Count > 0 && page * PageRows < rows[0].Total,
                [nameof(EateriesPage.Rows)] = rows,
                [nameof(EateriesPage.Units)] = rows.Select(row => row.Unit).Distinct(StringComparer.Ordinal).Where(directory.Units.ContainsKey)
                    .ToDictionary(unit => unit, unit => Named(directory.Units[unit]), StringComparer.Ordinal),
                [nameof(EateriesPage.Settings)] = await list.SettingsAsync(http.RequestAborted),
            },
            query: $"{UnitChoice.Query(actor, directory, wanted.Unit, wanted.Month, statistics.CurrentMonth)}{(grade.Length > 0 ? $"&grade={grade}" : "")}".TrimStart('&'));
    }

    private static async Task<IResult> FileAsync(Actor actor, HttpContext http, DeskStatistics statistics, DivisionDirectory directory) =>
        Wanted(actor, http, statistics.CurrentMonth, directory, withEateries: false) is { } wanted
            && await statistics.FindAsync(wanted.Unit, wanted.Month, http.RequestAborted) is { } figures
            ? TableFiles.Answer(http, DeskFile.Of(figures, BandsOf(figures.District)))
            : Results.NotFound();

    private static async Task<IResult> DaysFileAsync(Actor actor, HttpContext http, DeskStatistics statistics, DivisionDirectory directory) =>
        Wanted(actor, http, statistics.CurrentMonth, directory, withEateries: false) is { } wanted
            && await statistics.FindAsync(wanted.Unit, wanted.Month, http.RequestAborted) is { } figures
            ? TableFiles.Answer(http, DeskFile.DaysOf(figures.District))
            : Results.NotFound();

    private static async Task<IResult> MonthsFileAsync(Actor actor, HttpContext http, DeskStatistics statistics, MonthEnds months, DivisionDirectory directory) =>
        Wanted(actor, http, statistics.CurrentMonth, directory, withEateries: false) is { } wanted
            && await statistics.FindAsync(wanted.Unit, wanted.Month, http.RequestAborted) is { } figures
            ? TableFiles.Answer(http, DeskFile.MonthsOf(figures.District, await months.UpToAsync(figures.District, http.RequestAborted)))
            : Results.NotFound();

    private static async Task<IResult> EateriesFileAsync(
        Actor actor, HttpContext http, DistrictStatistics statistics, DivisionDirectory directory, DissatisfiedList list)
    {
        if (Wanted(actor, http, statistics.CurrentMonth, directory, withEateries: true) is not { } wanted)
        {
            return Results.NotFound();
        }

        var settings = await list.SettingsAsync(http.RequestAborted);
        var rows = await list.ReadAsync(wanted.Unit, wanted.Month, GradeOf(http), 0, MostExported, http.RequestAborted);
        return TableFiles.Answer(
            http,
            new TableFile(
                $"dissatisfied-{wanted.Unit}-{Day.MonthText(wanted.Month)}",
                $"不满意店 {Day.MonthText(wanted.Month)}",
                ["店名", "经营者", "地址", "所属", "等级", "评价", "满意", "基本满意", "不满意", "不满意占比", "再有几次非不满意评价可消除"],
                rows.Select(IReadOnlyList<object?> (row) =>
                [
                    row.Shop, row.Name, row.Address, directory.Units.TryGetValue(row.Unit, out var unit) ? unit.Name : row.Unit, row.Grade, row.Tally.Counted, row.Satisfied, row.Fair, row.Dissatisfied,
                    DeskFile.Cell(new Share(row.Dissatisfied, row.Tally.Counted)), WayOut.RatingsToRepair(row.Tally, settings),
                ])));
    }

    // The unit asked for, and the month, the running one unless given; null where it is none of the actor's.
    private static (string Unit, int Month)? Wanted(Actor actor, HttpContext http, int currentMonth, DivisionDirectory directory, bool withEateries)
    {
        var month = currentMonth;
        return UnitChoice.TryChoose(actor, http.Request.Query["unit"], directory, withEateries, out var unit)
            && (http.Request.Query["month"] is not [{ Length: > 0 } text] || (Day.TryParseMonth(text, out month) && month <= currentMonth))
            ? (unit.Code, month)
            : null;
    }

    private static string GradeOf(HttpContext http) => Grades.FromText(http.Request.Query["grade"]) is { } grade ? Grades.ToCode(grade) : "";

    private static IReadOnlyDictionary<string, int> BandsOf(District district) => Bands.Of(district.Children.Select(child => (child.Unit.Code, child.Numbers.DissatisfiedShare)));

    private static DistrictUnit Named(UnitRow unit) => new(unit.Code, unit.Name, unit.NameEn);
}
