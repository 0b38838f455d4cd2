using System.Globalization;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Policy;
using SafeDiningCode.Web.Hosting;
using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.Hosting.Tables;
using SafeDiningCode.Web.Hosting.Visitors;
using SafeDiningCode.Web.Registry.Divisions;
using SafeDiningCode.Web.Standing.Pages;

namespace SafeDiningCode.Web.Standing.Talks;

/// <summary>Where the city's regulators see which districts are called in for a talk (约谈), and write down that it was held.</summary>
internal static class TalkEndpoints
{
    private const int LongestOutcome = 1000;
    private const int YearsShown = 2;

    public static void MapTalks(this IEndpointRouteBuilder routes)
    {
        var talks = routes.MapSignedIn(StandingPaths.Talks, Roles.Managers);
        talks.MapGet("", (Actor actor, HttpContext http, TalkBook book, DivisionDirectory directory, TimeProvider clock, PageRenderer pages) =>
            ShowAsync(actor, http, book, directory, clock, pages, new TalkForm()));
        talks.MapPost("", RecordAsync);
        var files = routes.MapSignedIn("/regulator", Roles.Managers);
        files.MapGet("/talks.csv", FileAsync);
        files.MapGet("/talks.xlsx", FileAsync);
    }

    private static async Task<IResult> ShowAsync(
        Actor actor, HttpContext http, TalkBook book, DivisionDirectory directory, TimeProvider clock, PageRenderer pages, TalkForm form, int faultStatus = StatusCodes.Status400BadRequest)
    {
        var today = Day.InShanghai(clock);
        var all = actor.Scope.Covers(directory.Top.Code);
        return await pages.PageAsync<TalksPage>(
            http,
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                [nameof(TalksPage.Talks)] = await OwnAsync(actor, book, directory, today, http.RequestAborted),
                [nameof(TalksPage.Names)] = directory.ChildrenOf(directory.Top.Code).ToDictionary(
                    unit => unit.Code, unit => Language.Of(http.Request).T(unit.Name, unit.NameEn ?? unit.Name), StringComparer.Ordinal),
                [nameof(TalksPage.Today)] = today,
                [nameof(TalksPage.MayRecord)] = all,
                [nameof(TalksPage.Form)] = form,
                [nameof(TalksPage.Saved)] = http.Request.Query.ContainsKey("saved") && form.Fault is null,
            },
            form.Fault is null ? StatusCodes.Status200OK : faultStatus);
    }

    private static async Task<IResult> FileAsync(Actor actor, HttpContext http, TalkBook book, DivisionDirectory directory, TimeProvider clock) => TableFiles.Answer(http, new TableFile(
        "talks",
        "约谈",
        ["月份", "区县代码", "区县", "应在此前", "已取消", "约谈日期", "结果", "记录人"],
        (await OwnAsync(actor, book, directory, Day.InShanghai(clock), http.RequestAborted)).Select(IReadOnlyList<object?> (talk) =>
        [
            Day.MonthText(talk.Month), talk.Unit, directory.Units.GetValueOrDefault(talk.Unit)?.Name, talk.DueOn, talk.CalledOffAt is null ? "" : "是", talk.HeldOn, talk.Outcome,
            talk.RecordedByName,
        ])));

    // A district sees its own: what was agreed with another is no business of its.
    private static async Task<List<TalkRow>> OwnAsync(Actor actor, TalkBook book, DivisionDirectory directory, DateOnly today, CancellationToken cancellation) =>
        [.. (await book.FromAsync(Day.MonthNumber(today.AddYears(-YearsShown)), Day.MonthNumber(today), cancellation))
            .Where(talk => actor.Scope.Covers(directory.Top.Code) || actor.Scope.Covers(talk.Unit))];

    private static async Task<IResult> RecordAsync(
        Actor actor, HttpContext http, TalkBook book, DivisionDirectory directory, TimeProvider clock, PageRenderer pages)
    {
        if (!actor.Scope.Covers(directory.Top.Code))
        {
            return Results.NotFound();
        }

        var (fields, _) = await PostedForm.ReadAsync(http.Request);
        var language = Language.Of(http.Request);
        var form = new TalkForm
        {
            Talk = fields.Single("talk"), HeldOn = fields.Single("heldOn").Trim(), Outcome = WrittenText.Clean(fields.Single("outcome")) ?? "",
        };
        var today = Day.InShanghai(clock);
        var isDay = DateOnly.TryParseExact(form.HeldOn, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var held)
            && held <= today && held >= today.AddYears(-1);
        var fault = !TalkForm.TryKey(form.Talk, out var month, out var unit) ? language.T("请选择一次约谈。", "Choose a talk.")
            : !isDay ? language.T("请填写约谈日期：不晚于今天，一年以内。", "Enter the day of the talk: not later than today, within a year.")
            : form.Outcome.Length is 0 or > LongestOutcome ? language.T($"请写明约谈结果，不超过 {LongestOutcome} 字。", $"Say what was agreed, in at most {LongestOutcome} characters.")
            : null;
        if (fault is not null)
        {
            return await ShowAsync(actor, http, book, directory, clock, pages, form with { Fault = fault });
        }

        return await book.RecordAsync(actor, month, unit, held, form.Outcome, http.RequestAborted)
            ? new SeeOther(PageContext.Of(http).Link(StandingPaths.Talks + "?saved=1"))
            : await ShowAsync(actor, http, book, directory, clock, pages, form with
            {
                Fault = language.T("这次约谈已经记录过，或者因榜单更正取消了。", "This talk is on record already, or a correction of the list called it off."),
            }, StatusCodes.Status409Conflict);
    }
}

/// <summary>What was typed of a talk that was held.</summary>
public sealed record TalkForm
{
    /// <summary>Which: its month and unit, like <c>202610/530103</c>.</summary>
    public string Talk { get; init; } = "";

    /// <summary>The day, as typed.</summary>
    public string HeldOn { get; init; } = "";

    /// <summary>What was agreed.</summary>
    public string Outcome { get; init; } = "";

    /// <summary>What is wrong, for the reader; null where nothing is.</summary>
    public string? Fault { get; init; }

    /// <summary>A talk's key in a form.</summary>
    public static string KeyOf(TalkRow talk) => FormattableString.Invariant($"{talk.Month}/{talk.Unit}");

    /// <summary>Reads such a key.</summary>
    internal static bool TryKey(string text, out int month, out string unit)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        unit = slash < 0 ? "" : text[(slash + 1)..];
        month = 0;
        return slash > 0 && int.TryParse(text[..slash], NumberStyles.None, CultureInfo.InvariantCulture, out month);
    }
}
