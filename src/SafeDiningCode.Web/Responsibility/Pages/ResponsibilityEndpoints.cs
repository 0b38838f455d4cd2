using System.Globalization;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Eateries;
using SafeDiningCode.Web.Accounts.Policy;
using SafeDiningCode.Web.Hosting;
using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.Registry.Divisions;
using SafeDiningCode.Web.Registry;
using SafeDiningCode.Web.Hosting.Tables;
using SafeDiningCode.Web.Hosting.Visitors;
using SafeDiningCode.Web.Responsibility.Coverage;
using SafeDiningCode.Web.Responsibility.Levels;
using SafeDiningCode.Web.Responsibility.Supervision;

namespace SafeDiningCode.Web.Responsibility.Pages;

/// <summary>Coverage of the levels, and an officer's own eateries and visits.</summary>
internal static class ResponsibilityEndpoints
{
    private const int PageRows = 50;
    private const int LastPage = 10_000;
    private const int LongestNote = 500;

    private const int MostExported = 100_000;

    public static void MapResponsibilityPages(this IEndpointRouteBuilder routes)
    {
        var home = routes.MapSignedIn(ResponsibilityPaths.Home, Roles.Officials);
        home.MapGet("", ShowAsync);
        home.MapGet("/coverage.csv", CoverageFileAsync);
        home.MapGet("/coverage.xlsx", CoverageFileAsync);
        home.MapGet("/gaps", GapsAsync);
        home.MapGet("/gaps.csv", GapsFileAsync);
        home.MapGet("/gaps.xlsx", GapsFileAsync);
        home.MapGet("/mine", MineAsync);
        var visit = routes.MapSignedIn(ResponsibilityPaths.Visit, Roles.Officials);
        visit.MapGet("", (EateryInScope eatery, string level, Actor actor, HttpContext http, LevelSet.Reader levels, SupervisionBook book, PageRenderer pages) =>
            VisitAsync(eatery, level, actor, http, levels, book, pages, new VisitForm()));
        visit.MapPost("", RecordAsync);
    }

    private static async Task<IResult> ShowAsync(Actor actor, HttpContext http, CoverageBook book, PageRenderer pages) => await pages.PageAsync<ResponsibilityPage>(
        http,
        new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(ResponsibilityPage.Levels)] = await book.ReadAsync(actor.Scope, http.RequestAborted),
            [nameof(ResponsibilityPage.MayAssign)] = Roles.Managers.Contains(actor.Role),
        });

    private static async Task<IResult> GapsAsync(Actor actor, HttpContext http, LevelSet.Reader levels, CoverageBook book, PageRenderer pages)
    {
        var level = levels.Current.Find(http.Request.Query["level"]) ?? levels.Current.Levels[^1];
        var page = int.TryParse(http.Request.Query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, 1, LastPage) : 1;
        // One more than is shown says whether there are more.
        var rows = await book.GapsAsync(actor.Scope, level, (page - 1) * PageRows, PageRows + 1, http.RequestAborted);
        return await pages.PageAsync<GapsPage>(
            http,
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                [nameof(GapsPage.Level)] = level,
                [nameof(GapsPage.Rows)] = rows.Take(PageRows).ToList(),
                [nameof(GapsPage.Page)] = page,
                [nameof(GapsPage.HasMore)] = rows.Count > PageRows,
            },
            query: $"level={level.Code}");
    }

    private static async Task<IResult> CoverageFileAsync(Actor actor, HttpContext http, CoverageBook book) => TableFiles.Answer(http, new TableFile(
        "coverage",
        "分级包保",
        ["层级", "应包保", "已包保", "本期截止", "本期已督导", "其中有问题", "上期已督导"],
        (await book.ReadAsync(actor.Scope, http.RequestAborted)).Select(IReadOnlyList<object?> (level) =>
            [level.Level.Name, level.Applying, level.Assigned, level.Period.Due, level.Visited, level.WithProblems, level.VisitedBefore])));

    private static async Task<IResult> GapsFileAsync(Actor actor, HttpContext http, LevelSet.Reader levels, CoverageBook book, DivisionDirectory divisions)
    {
        var level = levels.Current.Find(http.Request.Query["level"]) ?? levels.Current.Levels[^1];
        return TableFiles.Answer(http, new TableFile(
            $"gaps-{level.Code}",
            $"包保缺口 {level.Name}",
            ["店名", "经营者", "地区代码", "地区", "地址"],
            (await book.GapsAsync(actor.Scope, level, 0, MostExported, http.RequestAborted)).Select(IReadOnlyList<object?> (row) =>
                [ShopName.Of(row.Sign, row.Name), row.Name, row.Division, divisions.NameOf(row.Division), row.Address])));
    }

    private static async Task<IResult> MineAsync(Actor actor, HttpContext http, SupervisionBook book, PageRenderer pages) => await pages.PageAsync<MinePage>(
        http,
        new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(MinePage.Tasks)] = await book.OfOfficerAsync(actor.AccountId, http.RequestAborted),
            [nameof(MinePage.Saved)] = http.Request.Query.ContainsKey("saved"),
        });

    private static async Task<IResult> VisitAsync(
        EateryInScope eatery, string level, Actor actor, HttpContext http, LevelSet.Reader levels, SupervisionBook book, PageRenderer pages, VisitForm form,
        int faultStatus = StatusCodes.Status400BadRequest)
    {
        if (levels.Current.Find(level) is not { } known)
        {
            return Results.NotFound();
        }

        return await pages.PageAsync<SupervisionPage>(
            http,
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                [nameof(SupervisionPage.Eatery)] = eatery,
                [nameof(SupervisionPage.Level)] = known,
                [nameof(SupervisionPage.Set)] = levels.Current,
                [nameof(SupervisionPage.MayRecord)] = await book.IsTheirsAsync(actor.AccountId, eatery.Id, known.Code, http.RequestAborted),
                [nameof(SupervisionPage.Past)] = await book.OfEateryAsync(eatery.Id, http.RequestAborted),
                [nameof(SupervisionPage.Opened)] = await book.ProblemsOfEateryAsync(eatery.Id, http.RequestAborted),
                [nameof(SupervisionPage.Form)] = form,
            },
            form.Fault is null ? StatusCodes.Status200OK : faultStatus);
    }

    private static async Task<IResult> RecordAsync(
        EateryInScope eatery, string level, Actor actor, HttpContext http, LevelSet.Reader levels, SupervisionBook book, PageRenderer pages)
    {
        if (levels.Current.Find(level) is not { } known)
        {
            return Results.NotFound();
        }

        var (fields, _) = await PostedForm.ReadAsync(http.Request);
        var language = Language.Of(http.Request);
        var form = new VisitForm
        {
            // What was put right at once was not in order either.
            Problems = [.. levels.Current.Items.Select(item => item.Code).Where(code => fields["problem"].Contains(code) || fields["spot"].Contains(code))],
            Mended = [.. levels.Current.Items.Select(item => item.Code).Where(code => fields["spot"].Contains(code))],
            Note = WrittenText.Clean(fields.Single("note")) ?? "",
        };
        if (form.Note.Length > LongestNote || (form.Problems.Count > 0 && form.Note.Length == 0))
        {
            return await VisitAsync(eatery, level, actor, http, levels, book, pages, form with
            {
                Fault = form.Note.Length == 0
                    ? language.T("有问题的，请写一句是什么问题。", "Where something is not in order, say in a sentence what.")
                    : language.T($"说明不超过 {LongestNote} 字。", $"At most {LongestNote} characters."),
            });
        }

        return await book.RecordAsync(actor, eatery, known, new SupervisionFindings(form.Problems, form.Mended, form.Note.Length == 0 ? null : form.Note), http.RequestAborted) switch
        {
            SupervisionOutcome.Done => new SeeOther(PageContext.Of(http).Link(ResponsibilityPaths.Mine + "?saved=1")),
            SupervisionOutcome.DoneBefore => await VisitAsync(eatery, level, actor, http, levels, book, pages, form with
            {
                Fault = language.T("本期已经有督导记录。", "This period has a visit on record already."),
            }, StatusCodes.Status409Conflict),
            _ => await VisitAsync(eatery, level, actor, http, levels, book, pages, form with
            {
                Fault = language.T("这家店在这一级不是您包保的。", "You do not answer for this eatery at this level."),
            }, StatusCodes.Status403Forbidden),
        };
    }
}

/// <summary>What was marked and typed of a visit.</summary>
public sealed record VisitForm
{
    /// <summary>The codes of what is not in order.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>Those of them that were put right at once.</summary>
    public IReadOnlyList<string> Mended { get; init; } = [];

    /// <summary>What is written about it.</summary>
    public string Note { get; init; } = "";

    /// <summary>What is wrong with the form, for the reader; null where nothing is.</summary>
    public string? Fault { get; init; }
}
