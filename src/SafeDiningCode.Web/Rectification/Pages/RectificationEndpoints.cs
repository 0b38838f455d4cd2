using System.Globalization;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Rectification;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Eateries;
using SafeDiningCode.Web.Accounts.Policy;
using SafeDiningCode.Web.Hosting;
using SafeDiningCode.Web.Hosting.Errors;
using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.Hosting.Visitors;
using SafeDiningCode.Web.Rectification.Ledger;
using SafeDiningCode.Web.Uploads;
using SafeDiningCode.Web.Uploads.Sending;

namespace SafeDiningCode.Web.Rectification.Pages;

/// <summary>The owner's half of rectification: what is to mend, the answer with its proof, asking for closure.</summary>
internal static class RectificationEndpoints
{
    /// <summary>What the token of a form is for.</summary>
    private const string Purpose = "rectification";

    public static void MapRectifications(this IEndpointRouteBuilder routes)
    {
        var problems = routes.MapSignedIn(RectificationPaths.Group, Role.Owner);
        problems.MapGet("", ListAsync);
        problems.MapGet("/{id:long}", ShowAsync);
        problems.MapPost("/{id:long}", AnswerAsync).TakesFiles(DraftStep.MostProofs);
        problems.MapGet("/{id:long}/order", (EateryInScope eatery, long id, HttpContext http, OrderSheets sheets) => sheets.ShowAsync(eatery, id, RectificationPaths.Of(eatery.Id, id), http));
        problems.MapGet("/{id:long}/files/{name}", FileAsync);
    }

    private static async Task<IResult> ListAsync(EateryInScope eatery, HttpContext http, RectificationLedger ledger, PageRenderer pages, TimeProvider clock) =>
        await pages.PageAsync<RectificationsPage>(http, new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(RectificationsPage.Eatery)] = eatery,
            [nameof(RectificationsPage.Problems)] = await ledger.OfEateryAsync(eatery.Id, http.RequestAborted),
            [nameof(RectificationsPage.Today)] = Day.InShanghai(clock),
        });

    private static async Task<IResult> ShowAsync(
        EateryInScope eatery, long id, string? did, Actor actor, HttpContext http, RectificationLedger ledger, FormTokens tokens, PageRenderer pages, ErrorAnswers errors,
        TimeProvider clock)
    {
        if (await ledger.FindAsync(eatery.Id, id, http.RequestAborted) is not { } history)
        {
            return await NotThereAsync(http, errors);
        }

        var language = Language.Of(http.Request);
        var notice = did switch
        {
            "answer" => language.T("✓ 答复已提交。", "✓ Your answer is on record."),
            "ask" => language.T("✓ 已申请销号。", "✓ Closure is asked for."),
            "close" => language.T("✓ 已销号。", "✓ Closed."),
            _ => null,
        };
        return await PageAsync(http, pages, new ProblemSheet(eatery, history, Day.InShanghai(clock), tokens.Issue(Purpose, Subject(eatery, id), Device(actor)), Notice: notice));
    }

    private static async Task<IResult> AnswerAsync(
        EateryInScope eatery, long id, Actor actor, HttpContext http, UploadForm forms, RectificationLedger ledger, FormTokens tokens, PageRenderer pages, ErrorAnswers errors,
        TimeProvider clock)
    {
        var language = Language.Of(http.Request);
        var sent = await forms.ReadAsync(http.Request, DraftStep.MostProofs);
        var token = tokens.Check(sent.Fields.Single("sheet"), Purpose, Subject(eatery, id), Device(actor));
        // A form that lay open too long is as good: the count of events says whether anything came between.
        if (sent.Refusal is not null
            || token.Standing is FormTokenStanding.Forged or FormTokenStanding.Missing
            || !int.TryParse(sent.Fields.Single("events"), NumberStyles.None, CultureInfo.InvariantCulture, out var events)
            || Steps(sent) is not { } steps)
        {
            await errors.AnswerAsync(http, sent.Refusal ?? StatusCodes.Status400BadRequest);
            return Results.Empty;
        }

        var act = sent.Fields.Single("act");
        var note = steps[0].Note;
        var fault = sent.Fault is { } unfit ? UploadFaults.Words(unfit, language)
            : note?.Length > DraftStep.LongestNote ? language.T($"请不要超过 {DraftStep.LongestNote} 字。", $"Please keep it to {DraftStep.LongestNote} characters.")
            : null;
        var result = fault is null ? await ledger.MoveAsync(eatery.Id, id, steps, events, token.Nonce, actor, eatery.Division, http.RequestAborted) : null;
        if (result?.Outcome is MoveOutcome.Moved or MoveOutcome.AlreadyMoved)
        {
            return new SeeOther(PageContext.Of(http).Link($"{RectificationPaths.Of(eatery.Id, id)}?did={act}"));
        }

        if (result?.Outcome is MoveOutcome.Unknown || await ledger.FindAsync(eatery.Id, id, http.RequestAborted) is not { } history)
        {
            return await NotThereAsync(http, errors);
        }

        fault ??= result switch
        {
            { Outcome: MoveOutcome.NoSpace } => UploadFaults.Words(UploadFault.QuotaFull, language),
            { Refusal: { } refusal } => RectificationWords.Refusal(refusal, language),
            _ => language.T("这个问题刚有新的情况，请看过后再提交。", "Something else happened to it meanwhile: have a look, then send again."),
        };
        // A form of its own again: what was refused was not the old one's last word.
        return await PageAsync(
            http,
            pages,
            new ProblemSheet(eatery, history, Day.InShanghai(clock), tokens.Issue(Purpose, Subject(eatery, id), Device(actor)), note ?? "", fault),
            result?.Outcome is MoveOutcome.Changed ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest);
    }

    // What proves this problem mended, and no other file of the eatery.
    private static async Task<IResult> FileAsync(EateryInScope eatery, long id, string name, HttpContext http, RectificationLedger ledger, ErrorAnswers errors) =>
        await ledger.ProofAsync(eatery.Id, id, name, http.RequestAborted) is { } upload
            ? new UploadAnswer(upload)
            : await NotThereAsync(http, errors);

    private static List<DraftStep>? Steps(SentForm sent)
    {
        var answer = new DraftStep(RectificationMove.Answer)
        {
            Note = WrittenText.Clean(sent.Fields.Single("note")), Proofs = [.. sent.Files.Where(file => file.File is not null).Select(file => file.File!)],
        };
        return sent.Fields.Single("act") switch
        {
            "answer" => [answer],
            "ask" => [answer, new DraftStep(RectificationMove.AskClosure)],
            "close" => [answer, new DraftStep(RectificationMove.CloseOwn)],
            _ => null,
        };
    }

    private static Task<IResult> PageAsync(HttpContext http, PageRenderer pages, ProblemSheet sheet, int status = StatusCodes.Status200OK) =>
        pages.PageAsync<ProblemPage>(http, new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(ProblemPage.Sheet)] = sheet }, status);

    private static async Task<IResult> NotThereAsync(HttpContext http, ErrorAnswers errors)
    {
        await errors.AnswerAsync(http, StatusCodes.Status404NotFound);
        return Results.Empty;
    }

    private static string Subject(EateryInScope eatery, long id) => RectificationPaths.Of(eatery.Id, id);

    private static string Device(Actor actor) => actor.AccountId.ToString(CultureInfo.InvariantCulture);
}
