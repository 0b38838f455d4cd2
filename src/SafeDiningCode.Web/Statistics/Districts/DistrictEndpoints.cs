using Microsoft.AspNetCore.Http.HttpResults;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.OpenData;
using SafeDiningCode.Web.Registry.Divisions;

namespace SafeDiningCode.Web.Statistics.Districts;

/// <summary>District statistics: pages for people, and their JSON twin.</summary>
internal static class DistrictEndpoints
{
    private const string Example =
        """
        {
          "division": "530102", "name": "五华区", "month": "2026-11", "licensed": 43, "coded": 43, "licensedAsOf": "2026-11-22", "rated": 20,
          "ratings": 644, "satisfied": 544, "fair": 71, "dissatisfied": 29, "setAside": 0, "satisfiedRate": 0.955, "dissatisfiedEateries": 1,
          "dissatisfiedShare": { "value": 0.05, "low": 0.0089, "high": 0.2361 }, "participation": 0.4651,
          "settings": { "version": 1, "minimumRatings": 10, "dissatisfiedShare": 0.3 },
          "children": [
            {
              "division": "530102001", "name": "华山街道", "month": "2026-11", "licensed": 43, "coded": 43, "licensedAsOf": "2026-11-22", "rated": 20,
              "ratings": 644, "satisfied": 544, "fair": 71, "dissatisfied": 29, "setAside": 0, "satisfiedRate": 0.955, "dissatisfiedEateries": 1,
              "dissatisfiedShare": { "value": 0.05, "low": 0.0089, "high": 0.2361 }, "participation": 0.4651,
              "settings": { "version": 1, "minimumRatings": 10, "dissatisfiedShare": 0.3 }
            }
          ]
        }
        """;

    public static void MapDistricts(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/districts", TopAsync).ExcludeFromDescription();
        routes.MapGet("/districts/{unit}", PageAsync).ExcludeFromDescription();
        routes.MapGet("/api/v1/divisions/{unit}/statistics", StatisticsAsync)
            .WithName("GetDivisionStatistics")
            .WithTags("Districts")
            .WithSummary("Satisfaction in a division and the units below it")
            .WithDescription(
                "Licensed, coded and rated eateries, ratings, and the share of eateries that diners are dissatisfied with, for a "
                + "reporting unit and each unit directly below it, in one month (Asia/Shanghai; the running one unless given). "
                + "A zone that reports for itself is a child of its city. The counts of the children add up to the unit's own.")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithExample(StatusCodes.Status200OK, Example);
    }

    private static Task<IResult> TopAsync(
        string? month, HttpContext http, DistrictStatistics statistics, DivisionDirectory directory, PageRenderer pages, CancellationToken cancellation) =>
        PageAsync(directory.Top.Code, month, http, statistics, directory, pages, cancellation);

    private static async Task<IResult> PageAsync(
        string unit, string? month, HttpContext http, DistrictStatistics statistics, DivisionDirectory directory, PageRenderer pages, CancellationToken cancellation)
    {
        var language = Language.Of(http.Request);
        if (Month(month, statistics) is not { } wanted)
        {
            return await MessageAsync(StatusCodes.Status400BadRequest, BadMonth(language, statistics));
        }

        return await statistics.FindAsync(unit, wanted, cancellation) is { } district
            ? await pages.PageAsync<DistrictPage>(
                http,
                new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(DistrictPage.District)] = district, [nameof(DistrictPage.Top)] = directory.Top.Code },
                query: $"month={Day.MonthText(wanted)}")
            : await MessageAsync(StatusCodes.Status404NotFound, UnknownUnit(language));

        Task<IResult> MessageAsync(int status, (string Title, string Detail) words) => pages.PageAsync<MessagePage>(
            http,
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                [nameof(MessagePage.Heading)] = words.Title,
                [nameof(MessagePage.Lines)] = new[] { words.Detail },
                [nameof(MessagePage.LinkPath)] = "/districts",
                [nameof(MessagePage.LinkText)] = language.T("看全部区县", "See all districts"),
            },
            status);
    }

    private static async Task<Results<Ok<DivisionStatistics>, ProblemHttpResult>> StatisticsAsync(
        string unit, string? month, HttpContext http, DistrictStatistics statistics, CancellationToken cancellation)
    {
        var language = Language.Of(http.Request);
        http.Response.Headers.CacheControl = "no-store";
        if (Month(month, statistics) is not { } wanted)
        {
            return Problem(StatusCodes.Status400BadRequest, BadMonth(language, statistics));
        }

        return await statistics.FindAsync(unit, wanted, cancellation) is { } district
            ? TypedResults.Ok(DivisionStatistics.Of(district))
            : Problem(StatusCodes.Status404NotFound, UnknownUnit(language));

        static ProblemHttpResult Problem(int status, (string Title, string Detail) words) =>
            TypedResults.Problem(title: words.Title, detail: words.Detail, statusCode: status);
    }

    /// <summary>The month asked for, the running one unless given; null where it cannot be read or has not begun.</summary>
    private static int? Month(string? text, DistrictStatistics statistics)
    {
        var current = statistics.CurrentMonth;
        if (string.IsNullOrEmpty(text))
        {
            return current;
        }

        return Day.TryParseMonth(text, out var month) && month <= current ? month : null;
    }

    private static (string Title, string Detail) BadMonth(Language language, DistrictStatistics statistics)
    {
        var current = Day.MonthText(statistics.CurrentMonth);
        return (
            language.T("没有这个月份", "There is no such month to show"),
            language.T($"月份请写成 {current} 这样的年和月，不能晚于本月（{current}）。", $"Write the month as year and month, like {current}, and not later than that."));
    }

    private static (string Title, string Detail) UnknownUnit(Language language) => (
        language.T("没有这个区划", "There is no such district"),
        language.T("请核对区划代码，或从全部区县里选。", "Check the code of the district, or choose from the list of all districts."));
}
