using System.Globalization;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Satisfaction;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Eateries;
using SafeDiningCode.Web.Accounts.Policy;
using SafeDiningCode.Web.Hosting;
using SafeDiningCode.Web.Hosting.Errors;
using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.Hosting.Tables;
using SafeDiningCode.Web.Hosting.Visitors;
using SafeDiningCode.Web.Rating;
using SafeDiningCode.Web.Registry;
using SafeDiningCode.Web.Registry.Divisions;

namespace SafeDiningCode.Web.Themes;

/// <summary>Diners' themes and the replies to them: the owner's page, and the officials' list.</summary>
internal static class ThemeEndpoints
{
    private const int MostExported = 100_000;

    public static void MapThemePages(this IEndpointRouteBuilder routes)
    {
        var themes = routes.MapSignedIn(ThemePaths.Group, Role.Owner);
        themes.MapGet("", ShowAsync);
        themes.MapPost("", ReplyAsync);
        routes.MapSignedIn(ThemePaths.Replies, Role.Inspector, Role.Regulator, Role.Administrator).MapGet("", RepliesAsync);
        var files = routes.MapSignedIn("/regulator", Role.Inspector, Role.Regulator, Role.Administrator);
        files.MapGet("/replies.csv", RepliesFileAsync);
        files.MapGet("/replies.xlsx", RepliesFileAsync);
    }

    private static async Task<IResult> ShowAsync(EateryInScope eatery, string? did, HttpContext http, ThemeBook book, PageRenderer pages, TimeProvider clock)
    {
        var view = new ThemesView(
            await book.OfEateryAsync(eatery.Id, http.RequestAborted),
            Day.InShanghai(clock),
            Notice: did is "replied" ? Language.Of(http.Request).T("✓ 答复已提交。", "✓ Your reply is on record.") : null);
        return await PageAsync(http, pages, eatery, view);
    }

    private static async Task<IResult> ReplyAsync(
        EateryInScope eatery, Actor actor, HttpContext http, ThemeBook book, PageRenderer pages, ErrorAnswers errors, TimeProvider clock)
    {
        var language = Language.Of(http.Request);
        var (fields, refusal) = await PostedForm.ReadAsync(http.Request);
        if (refusal is not null
            || !DateOnly.TryParseExact(fields.Single("week"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var week)
            || !ReasonCodes.TryParse([fields.Single("reason")], out var reason)
            || !int.TryParse(fields.Single("version"), NumberStyles.None, CultureInfo.InvariantCulture, out var version))
        {
            await errors.AnswerAsync(http, refusal ?? StatusCodes.Status400BadRequest);
            return Results.Empty;
        }

        var wording = WrittenText.Clean(fields.Single("wording"));
        var fault = wording is null ? language.T("请写几句答复。", "Please write a few words.")
            : wording.Length > ThemeBook.LongestReply ? language.T($"答复请不要超过 {ThemeBook.LongestReply} 字。", $"Please keep it to {ThemeBook.LongestReply} characters.")
            : null;
        ReplyOutcome? outcome = fault is null ? await book.ReplyAsync(eatery, reason, week, wording!, version, actor, http.RequestAborted) : null;
        if (outcome is ReplyOutcome.Given or ReplyOutcome.GivenBefore)
        {
            return new SeeOther(PageContext.Of(http).Link($"{ThemePaths.Of(eatery.Id)}?did=replied"));
        }

        fault ??= outcome switch
        {
            ReplyOutcome.Changed => language.T("这条答复刚被修改过，请看过后再提交。", "The reply was worded anew meanwhile: have a look, then send again."),
            ReplyOutcome.Closed => language.T("修改期限已过，答复不能再改。", "The time in which it can be worded anew is over."),
            _ => language.T("没有这条反映，或者已经过期。", "There is no such theme, or it is too old."),
        };
        return await PageAsync(
            http,
            pages,
            eatery,
            new ThemesView(await book.OfEateryAsync(eatery.Id, http.RequestAborted), Day.InShanghai(clock), fault, week, reason, wording ?? ""),
            outcome is ReplyOutcome.Changed ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest);
    }

    private static async Task<IResult> RepliesAsync(int? page, Actor actor, HttpContext http, ThemeBook book, PageRenderer pages)
    {
        var wanted = Math.Clamp(page ?? 1, 1, 10_000);
        return await pages.PageAsync<RepliesPage>(
            http,
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                [nameof(RepliesPage.Replies)] = await book.InScopeAsync(actor.Scope, wanted, http.RequestAborted), [nameof(RepliesPage.Page)] = wanted,
            },
            query: string.Create(CultureInfo.InvariantCulture, $"page={wanted}"));
    }

    private static async Task<IResult> RepliesFileAsync(Actor actor, HttpContext http, ThemeBook book, DivisionDirectory divisions) => TableFiles.Answer(http, new TableFile(
        "replies",
        "经营者答复",
        ["店名", "地区", "反映", "所在周", "答复", "第几版", "时间"],
        (await book.InScopeAsync(actor.Scope, 0, MostExported, http.RequestAborted)).Select(IReadOnlyList<object?> (row) =>
        [
            ShopName.Of(row.Sign, row.Name), divisions.NameOf(row.Division), RatingWords.Reason(ReasonCodes.ToCodes(row.Reasons)[0], Language.Chinese), row.Week, row.Wording, row.Version,
            Day.InShanghai(row.RepliedAt),
        ])));

    private static Task<IResult> PageAsync(HttpContext http, PageRenderer pages, EateryInScope eatery, ThemesView view, int status = StatusCodes.Status200OK) =>
        pages.PageAsync<ThemesPage>(
            http,
            new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(ThemesPage.Eatery)] = eatery, [nameof(ThemesPage.View)] = view },
            status);
}
