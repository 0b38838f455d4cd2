using System.Globalization;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Satisfaction;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Policy;
using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.Hosting.Tables;
using SafeDiningCode.Web.Rating;
using SafeDiningCode.Web.Registry.Divisions;
using SafeDiningCode.Web.Statistics.Districts;

namespace SafeDiningCode.Web.Themes.Districts;

/// <summary>Why diners of a district were 不满意, for officials: by unit and reason, the eateries behind each number, and both as files.</summary>
internal static class DistrictThemeEndpoints
{
    private const int PageRows = 50;
    private const int MostExported = 10_000;
    private const int LastPage = 10_000;

    public static void MapDistrictThemes(this IEndpointRouteBuilder routes)
    {
        var themes = routes.MapSignedIn("/regulator", Roles.Officials);
        themes.MapGet("/themes", ShowAsync);
        themes.MapGet("/themes.csv", FileAsync);
        themes.MapGet("/themes.xlsx", FileAsync);
        themes.MapGet("/themes/eateries", EateriesAsync);
        themes.MapGet("/themes/eateries.csv", EateriesFileAsync);
        themes.MapGet("/themes/eateries.xlsx", EateriesFileAsync);
    }

    private static async Task<IResult> ShowAsync(Actor actor, HttpContext http, DistrictThemeBook book, DivisionDirectory directory, PageRenderer pages)
    {
        if (Wanted(actor, http, book, directory, withEateries: false) is not { } wanted)
        {
            return Results.NotFound();
        }

        var themes = await book.ReadAsync(wanted.Unit.Code, wanted.Month, http.RequestAborted);
        return await pages.PageAsync<DistrictThemesPage>(
            http,
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                [nameof(DistrictThemesPage.Themes)] = themes,
                [nameof(DistrictThemesPage.Above)] = Above(actor, wanted.Unit, directory),
                [nameof(DistrictThemesPage.HasEateries)] = UnitChoice.Covers(actor, wanted.Unit),
            },
            query: UnitChoice.Query(actor, directory, wanted.Unit.Code, wanted.Month, book.CurrentMonth));
    }

    private static async Task<IResult> EateriesAsync(Actor actor, HttpContext http, DistrictThemeBook book, DivisionDirectory directory, PageRenderer pages)
    {
        if (Wanted(actor, http, book, directory, withEateries: true) is not { } wanted || ReasonOf(http) is not { } reason)
        {
            return Results.NotFound();
        }

        var page = int.TryParse(http.Request.Query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, 1, LastPage) : 1;
        var rows = await book.EateriesAsync(actor.Scope, wanted.Unit.Code, wanted.Month, reason.Reason, (page - 1) * PageRows, PageRows, http.RequestAborted);
        return await pages.PageAsync<ThemeEateriesPage>(
            http,
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                [nameof(ThemeEateriesPage.Unit)] = Named(wanted.Unit),
                [nameof(ThemeEateriesPage.Month)] = wanted.Month,
                [nameof(ThemeEateriesPage.Reason)] = reason.Code,
                [nameof(ThemeEateriesPage.Page)] = page,
                [nameof(ThemeEateriesPage.HasMore)] = rows.Count > 0 && page * PageRows < rows[0].Total,
                [nameof(ThemeEateriesPage.Rows)] = rows,
            },
            query: $"{UnitChoice.Query(actor, directory, wanted.Unit.Code, wanted.Month, book.CurrentMonth)}&reason={reason.Code}".TrimStart('&'));
    }

    private static async Task<IResult> FileAsync(Actor actor, HttpContext http, DistrictThemeBook book, DivisionDirectory directory)
    {
        if (Wanted(actor, http, book, directory, withEateries: false) is not { } wanted)
        {
            return Results.NotFound();
        }

        var themes = await book.ReadAsync(wanted.Unit.Code, wanted.Month, http.RequestAborted);
        var reasons = ReasonCodes.All.Select(code => RatingWords.Reason(code, Language.Chinese)).ToList();
        return TableFiles.Answer(
            http,
            new TableFile(
                $"themes-{wanted.Unit.Code}-{Day.MonthText(wanted.Month)}",
                $"{wanted.Unit.Name} {Day.MonthText(wanted.Month)}",
                ["代码", "名称", "截至", "不满意评价", .. reasons.SelectMany(reason => (string[])[reason, reason + "占比"])],
                themes.Children.Append(themes.Whole).Select(IReadOnlyList<object?> (unit) =>
                [
                    unit.Unit.Code, unit.Unit.Name, themes.UpTo is { } day ? Day.Text(day) : null, unit.Dissatisfied,
                    .. Enumerable.Range(0, reasons.Count).SelectMany(reason => (object?[])[unit.Reasons[reason], Rounded(unit.ShareOf(reason))]),
                ])));
    }

    private static async Task<IResult> EateriesFileAsync(Actor actor, HttpContext http, DistrictThemeBook book, DivisionDirectory directory)
    {
        if (Wanted(actor, http, book, directory, withEateries: true) is not { } wanted || ReasonOf(http) is not { } reason)
        {
            return Results.NotFound();
        }

        var rows = await book.EateriesAsync(actor.Scope, wanted.Unit.Code, wanted.Month, reason.Reason, 0, MostExported, http.RequestAborted);
        return TableFiles.Answer(
            http,
            new TableFile(
                $"themes-{wanted.Unit.Code}-{Day.MonthText(wanted.Month)}-{reason.Code}",
                $"{RatingWords.Reason(reason.Code, Language.Chinese)} {Day.MonthText(wanted.Month)}",
                ["店名", "经营者", "地址", "等级", "因" + RatingWords.Reason(reason.Code, Language.Chinese) + "不满意"],
                rows.Select(IReadOnlyList<object?> (row) => [row.Shop, row.Name, row.Address, row.Grade, row.Ratings])));
    }

    // Null where the unit is none of the actor's, or the month none that has begun.
    private static (UnitRow Unit, int Month)? Wanted(Actor actor, HttpContext http, DistrictThemeBook book, DivisionDirectory directory, bool withEateries)
    {
        var month = book.CurrentMonth;
        return UnitChoice.TryChoose(actor, http.Request.Query["unit"], directory, withEateries, out var unit)
            && (http.Request.Query["month"] is not [{ Length: > 0 } text] || (Day.TryParseMonth(text, out month) && month <= book.CurrentMonth))
            ? (unit, month)
            : null;
    }

    // The first one unless another is asked for.
    private static (string Code, Reasons Reason)? ReasonOf(HttpContext http)
    {
        var code = http.Request.Query["reason"] is [{ Length: > 0 } asked] ? asked : ReasonCodes.All[0];
        return ReasonCodes.TryParse([code], out var reason) ? (code, reason) : null;
    }

    private static List<DistrictUnit> Above(Actor actor, UnitRow unit, DivisionDirectory directory)
    {
        var above = new List<DistrictUnit>();
        for (var parent = unit.Parent; parent is not null && UnitChoice.Covers(actor, directory.Units[parent]); parent = directory.Units[parent].Parent)
        {
            above.Insert(0, Named(directory.Units[parent]));
        }

        return above;
    }

    private static DistrictUnit Named(UnitRow unit) => new(unit.Code, unit.Name, unit.NameEn);

    private static double? Rounded(Share share) => share.IsEmpty ? null : Math.Round(share.Value, 4, MidpointRounding.AwayFromZero);
}
