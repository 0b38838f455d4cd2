using System.Globalization;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Rectification;
using SafeDiningCode.Rules.Satisfaction;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Eateries;
using SafeDiningCode.Web.Hosting;
using SafeDiningCode.Web.Hosting.Errors;
using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.Hosting.Visitors;
using SafeDiningCode.Web.Rectification.Ledger;
using SafeDiningCode.Web.Rectification.Settings;

namespace SafeDiningCode.Web.Rectification.Pages;

/// <summary>What an official decides on a problem's page: read, asked of the ledger, and shown again where it was not taken.</summary>
internal sealed class RectificationDesk(
    RegulatorRecords records, RectificationLedger ledger, RectificationSettingsBook settings, FormTokens tokens, PageRenderer pages, ErrorAnswers errors, TimeProvider clock)
{
    /// <summary>What the token of a form is for.</summary>
    private const string Purpose = "rectification-decision";

    /// <summary>Days ahead that anything can be set to.</summary>
    private const int MostDaysAhead = 732;

    /// <summary>Acts that take an order, a due day or a record upon themselves: not an inspector's.</summary>
    private static readonly RectificationMove[] Managers =
        [RectificationMove.Dispatch, RectificationMove.ChangeDueDate, RectificationMove.Withdraw, RectificationMove.Escalate];

    /// <summary>The page.</summary>
    public async Task<IResult> ShowAsync(EateryInScope eatery, long id, Actor actor, HttpContext http)
    {
        var language = Language.Of(http.Request);
        var notice = http.Request.Query["did"] is [{ } did] ? did switch
        {
            DeskActs.Dispatch => language.T("✓ 已交办，店家已收到通知。", "✓ The order is given; the owner has been told."),
            DeskActs.Accept => language.T("✓ 已验收，店家已收到通知。", "✓ Accepted; the owner has been told."),
            DeskActs.Return => language.T("✓ 已退回，店家已收到通知。", "✓ Returned; the owner has been told."),
            DeskActs.Plan => language.T("✓ 已安排回头看。", "✓ The look-back visit is planned."),
            DeskActs.Visit => language.T("✓ 回头看已记录。", "✓ The look-back visit is on record."),
            DeskActs.Due => language.T("✓ 期限已调整，店家已收到通知。", "✓ The due day is changed; the owner has been told."),
            DeskActs.Withdraw => language.T("✓ 已撤销。", "✓ Withdrawn."),
            "opened" => language.T("✓ 已登记。", "✓ On record."),
            _ => null,
        }
        : null;
        return await SheetAsync(eatery, id, actor, http, typed: null) is { } sheet
            ? await PageAsync(http, sheet with { Notice = notice })
            : await NotThereAsync(http);
    }

    /// <summary>Takes a decision.</summary>
    /// <param name="act">Which of <see cref="DeskActs"/>.</param>
    public async Task<IResult> DecideAsync(EateryInScope eatery, long id, Actor actor, HttpContext http, string act)
    {
        var (fields, refusal) = await PostedForm.ReadAsync(http.Request);
        if (await ledger.FindAsync(eatery.Id, id, http.RequestAborted) is null)
        {
            return await NotThereAsync(http);
        }

        var token = tokens.Check(fields.Single("sheet"), Purpose, Subject(eatery, id), Device(actor));
        var typed = new TypedDecision(act, WrittenText.Clean(fields.Single("note")) ?? "", fields.Single("due"), fields.Single("visit"), fields.Single("topic"));
        // A form that lay open too long is as good: the count of events says whether anything came between.
        if (refusal is not null
            || token.Standing is FormTokenStanding.Forged or FormTokenStanding.Missing
            || !int.TryParse(fields.Single("events"), NumberStyles.None, CultureInfo.InvariantCulture, out var events)
            || StepOf(act, typed, fields.Single("how")) is not { } step)
        {
            await errors.AnswerAsync(http, refusal ?? StatusCodes.Status400BadRequest);
            return Results.Empty;
        }

        var language = Language.Of(http.Request);
        var fault = FaultOf(typed, step, language);
        var result = fault is null ? await ledger.MoveAsync(eatery.Id, id, [step], events, $"{token.Nonce}:{act}", actor, eatery.Division, http.RequestAborted) : null;
        if (result?.Outcome is MoveOutcome.Moved or MoveOutcome.AlreadyMoved)
        {
            return new SeeOther(PageContext.Of(http).Link($"{RegulatorRectificationPaths.Of(eatery.Id, id)}?did={act}"));
        }

        fault ??= result is { Refusal: { } why }
            ? LedgerWords.Refusal(why, language)
            : language.T("这个问题刚有新的情况，请看过后再决定。", "Something else happened to it meanwhile: have a look, then decide.");
        return await SheetAsync(eatery, id, actor, http, typed) is { } sheet
            ? await PageAsync(http, sheet with { Fault = fault }, result?.Outcome is MoveOutcome.Changed ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest)
            : await NotThereAsync(http);
    }

    /// <summary>Reads a day as a browser sends it; null for anything else.</summary>
    public static DateOnly? DayOf(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 2000 and < 9999 ? day : null;

    private string? FaultOf(TypedDecision typed, DraftStep step, Language language)
    {
        var last = Day.InShanghai(clock).AddDays(MostDaysAhead);
        return typed.Note.Length > DraftStep.LongestNote ? language.T($"请不要超过 {DraftStep.LongestNote} 字。", $"Please keep it to {DraftStep.LongestNote} characters.")
            : step.DueOn > last || step.LookBackOn > last ? language.T("日期太远了，请在两年以内。", "That day is too far ahead: within two years, please.")
            : null;
    }

    // Null where it is none of the page's forms.
    private static DraftStep? StepOf(string act, TypedDecision typed, string how)
    {
        var step = (act, how) switch
        {
            (DeskActs.Dispatch, _) => new DraftStep(RectificationMove.Dispatch) { DueOn = DayOf(typed.Due) },
            (DeskActs.Accept, "close") => new DraftStep(RectificationMove.Accept) { Topic = TopicOf(typed.Topic) },
            (DeskActs.Accept, "visit") => new DraftStep(RectificationMove.AcceptUntilLookBack) { LookBackOn = DayOf(typed.Visit), Topic = TopicOf(typed.Topic) },
            (DeskActs.Return, _) => new DraftStep(RectificationMove.Return) { DueOn = DayOf(typed.Due) },
            (DeskActs.Plan, _) => new DraftStep(RectificationMove.PlanLookBack) { LookBackOn = DayOf(typed.Visit) },
            (DeskActs.Visit, "passed") => new DraftStep(RectificationMove.PassLookBack),
            (DeskActs.Visit, "failed") => new DraftStep(RectificationMove.FailLookBack) { DueOn = DayOf(typed.Due) },
            (DeskActs.Due, _) => new DraftStep(RectificationMove.ChangeDueDate) { DueOn = DayOf(typed.Due) },
            (DeskActs.Withdraw, _) => new DraftStep(RectificationMove.Withdraw),
            _ => null,
        };
        return step is null ? null : step with { Note = typed.Note.Length == 0 ? null : typed.Note };
    }

    /// <summary>The topic of a reason's code; none for any other text.</summary>
    public static Reasons TopicOf(string code) => ReasonCodes.TryParse([code], out var topic) && DinersVerify.IsOne(topic) ? topic : Reasons.None;

    private async Task<RegulatorSheet?> SheetAsync(EateryInScope eatery, long id, Actor actor, HttpContext http, TypedDecision? typed)
    {
        if (await records.FindAsync(eatery.Id, id, http.RequestAborted) is not { } record)
        {
            return null;
        }

        var used = (await settings.CurrentAsync(http.RequestAborted)).Settings;
        var today = Day.InShanghai(clock);
        var manages = Roles.Managers.Contains(actor.Role);
        return new RegulatorSheet(
            eatery,
            record.History,
            record.Orders,
            record.Questions,
            record.LookBack,
            [.. record.History.Problem.Case.MovesOf(RectificationParty.Regulator).Where(move => manages || !Managers.Contains(move))],
            today,
            tokens.Issue(Purpose, Subject(eatery, id), Device(actor)),
            typed ?? new TypedDecision(
                "",
                "",
                Day.Text(today.AddDays(used.DispatchDueDays)),
                Day.Text(today.AddDays(used.LookBackAfterDays)),
                ReasonCodes.ToCodes(record.History.Problem.TopicReason) is [var topic] ? topic : ""));
    }

    private Task<IResult> PageAsync(HttpContext http, RegulatorSheet sheet, int status = StatusCodes.Status200OK) =>
        pages.PageAsync<RegulatorProblemPage>(http, new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(RegulatorProblemPage.Sheet)] = sheet }, status);

    private async Task<IResult> NotThereAsync(HttpContext http)
    {
        await errors.AnswerAsync(http, StatusCodes.Status404NotFound);
        return Results.Empty;
    }

    private static string Subject(EateryInScope eatery, long id) => RegulatorRectificationPaths.Of(eatery.Id, id);

    private static string Device(Actor actor) => actor.AccountId.ToString(CultureInfo.InvariantCulture);
}

/// <summary>The decisions of a problem's page, by their names in addresses.</summary>
internal static class DeskActs
{
    public const string Dispatch = "dispatch";
    public const string Accept = "accept";
    public const string Return = "return";
    public const string Plan = "look-back";
    public const string Visit = "visit";
    public const string Due = "due";
    public const string Withdraw = "withdraw";
}
