using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.OpenData;
using SafeDiningCode.Web.Standing.Lists;
using SafeDiningCode.Web.Standing.Monthly;
using SafeDiningCode.Web.Standing.Talks;

namespace SafeDiningCode.Web.Standing.Pages;

/// <summary>The published lists: pages for people, and the file that anybody can compute them from.</summary>
internal static class StandingEndpoints
{
    private const string Example =
        """
        { "format": "safe-dining-standing/1", "formula": 1, "version": 1, "facts": { "month": 202610 }, "result": { "black": [ { "unit": "530103", "triggers": "largestShare" } ], "red": [ "530181" ] } }
        """;

    public static void MapPublicStanding(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(StandingPaths.Public, NewestAsync).ExcludeFromDescription();
        routes.MapGet(StandingPaths.Public + "/{month}", ShowAsync).ExcludeFromDescription();
        routes.MapGet("/api/v1/standing/{month}", FileAsync)
            .WithName("GetStanding")
            .WithTags("Districts")
            .WithSummary("The red and black lists of a month, with all that they are computed from")
            .WithDescription(
                "Everything behind every entry: numbers, settings, the version of the formulas, the month before and the bulletins. "
                + "The service's own command `recompute FILE` computes the same from it, and so can anybody by the formulas on the page. "
                + "Without a version the one that holds; a correction is a new version that says why.")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .Produces<object>(StatusCodes.Status200OK, "application/json")
            .WithExample(StatusCodes.Status200OK, Example);
    }

    private static async Task<IResult> NewestAsync(HttpContext http, StandingBook book, StandingView view, PageRenderer pages)
    {
        var months = (await book.MonthsAsync(http.RequestAborted)).Where(month => month.Version > 0).ToList();
        return months.Count == 0 ? await NonePublishedAsync(http, pages) : await view.FindAsync(http, months[0].Month, version: 0) ?? await NotThereAsync(http, pages);
    }

    private static async Task<IResult> ShowAsync(string month, string? version, HttpContext http, StandingView view, PageRenderer pages) =>
        Day.TryParseMonth(month, out var wanted) && TryVersion(version, out var number) && await view.FindAsync(http, wanted, number) is { } page
            ? page
            : await NotThereAsync(http, pages);

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> FileAsync(string month, string? version, HttpContext http, StandingBook book)
    {
        var language = Language.Of(http.Request);
        if (!Day.TryParseMonth(month, out var wanted) || !TryVersion(version, out var number))
        {
            return TypedResults.Problem(
                title: language.T("月份或版本写得不对", "The month or the version cannot be read"),
                detail: language.T("月份请写成 2026-11 这样，版本是从 1 起的整数。", "Write the month like 2026-11; a version is a number from 1."),
                statusCode: StatusCodes.Status400BadRequest);
        }

        return await book.FindTextAsync(wanted, number, http.RequestAborted) is { } text
            ? TypedResults.Text(text, "application/json", Encoding.UTF8)
            : TypedResults.Problem(
                title: language.T("这个月没有发布红黑榜", "No lists of this month are published"),
                detail: language.T("已发布的月份见红黑榜页面。", "The page of the lists names the months that are."),
                statusCode: StatusCodes.Status404NotFound);
    }

    private static Task<IResult> NonePublishedAsync(HttpContext http, PageRenderer pages) => MessageAsync(
        http, pages, StatusCodes.Status200OK, ("红黑榜", "The red and black lists"), ("还没有发布过红黑榜。每月结束后由监管部门核对发布。", "None have been published yet. They are, by the authority, after the end of each month."));

    private static Task<IResult> NotThereAsync(HttpContext http, PageRenderer pages) => MessageAsync(
        http, pages, StatusCodes.Status404NotFound, ("没有这个月的红黑榜", "There are no lists of this month"), ("请从已发布的月份里选。", "Choose from the months that are published."));

    private static Task<IResult> MessageAsync(HttpContext http, PageRenderer pages, int status, (string Zh, string En) heading, (string Zh, string En) line)
    {
        var language = Language.Of(http.Request);
        return pages.PageAsync<MessagePage>(
            http,
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                [nameof(MessagePage.Heading)] = language.T(heading.Zh, heading.En),
                [nameof(MessagePage.Lines)] = new[] { language.T(line.Zh, line.En) },
                [nameof(MessagePage.LinkPath)] = status == StatusCodes.Status200OK ? "/districts" : StandingPaths.Public,
                [nameof(MessagePage.LinkText)] = status == StatusCodes.Status200OK ? language.T("看全部区县", "See all districts") : language.T("最新的红黑榜", "The newest lists"),
            },
            status);
    }

    private static bool TryVersion(string? text, out int version)
    {
        version = 0;
        return string.IsNullOrEmpty(text) || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out version) && version > 0);
    }
}

/// <summary>The page of a month's published lists, with the talks and the bulletin that followed.</summary>
internal sealed class StandingView(StandingBook book, TalkBook talks, MonthlyBulletins bulletins, PageRenderer pages)
{
    /// <summary>The page; null where no such lists are published.</summary>
    public async Task<IResult?> FindAsync(HttpContext http, int month, int version)
    {
        if (await book.FindTextAsync(month, version, http.RequestAborted) is not { } text)
        {
            return null;
        }

        var months = (await book.MonthsAsync(http.RequestAborted)).Where(each => each.Version > 0).Select(each => each.Month).ToList();
        return await pages.PageAsync<StandingPage>(
            http,
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["File"] = StandingFile.Read(text),
                ["Versions"] = await book.VersionsAsync(month, http.RequestAborted),
                ["Months"] = months,
                ["Talks"] = await talks.FromAsync(month, month, http.RequestAborted),
                ["Bulletin"] = (await bulletins.IssuedAsync(month, http.RequestAborted))?.Number,
            },
            query: version == 0 ? "" : FormattableString.Invariant($"version={version}"));
    }
}
