using System.Globalization;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Changes;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Eateries;
using SafeDiningCode.Web.Accounts.Policy;
using SafeDiningCode.Web.ChangeRequests.Facts;
using SafeDiningCode.Web.ChangeRequests.Ledger;
using SafeDiningCode.Web.Hosting;
using SafeDiningCode.Web.Hosting.Errors;
using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.Hosting.Visitors;
using SafeDiningCode.Web.Uploads;
using SafeDiningCode.Web.Uploads.Sending;

namespace SafeDiningCode.Web.ChangeRequests.Pages;

/// <summary>The owner's pages: requests so far, the form that asks, a request with its correction and its withdrawal.</summary>
internal static class OwnerChanges
{
    /// <summary>What the token of a form is for.</summary>
    private const string Purpose = "change-request";

    public static void MapOwnerChanges(this IEndpointRouteBuilder routes)
    {
        var changes = routes.MapSignedIn(ChangePaths.Group, Role.Owner);
        changes.MapGet("", ListAsync);
        changes.MapGet("/new", FormAsync);
        changes.MapPost("/new", SendAsync).TakesFiles(DraftChange.MostEvidence);
        changes.MapGet("/{id:long}", ShowAsync);
        changes.MapPost("/{id:long}", CorrectAsync).TakesFiles(DraftChange.MostEvidence);
        changes.MapPost("/{id:long}/withdraw", WithdrawAsync);
        changes.MapGet("/{id:long}/files/{name}", FileAsync);
    }

    /// <summary>A file of a request, for whoever may see the request.</summary>
    public static async Task<IResult> FileAsync(EateryInScope eatery, long id, string name, HttpContext http, ChangeRecords records, ErrorAnswers errors) =>
        await records.EvidenceAsync(eatery.Id, id, name, http.RequestAborted) is { } upload ? new UploadAnswer(upload) : await NotThereAsync(http, errors);

    /// <summary>The answer where there is no such request.</summary>
    public static async Task<IResult> NotThereAsync(HttpContext http, ErrorAnswers errors, int status = StatusCodes.Status404NotFound)
    {
        await errors.AnswerAsync(http, status);
        return Results.Empty;
    }

    /// <summary>Who a form is for.</summary>
    public static string Device(Actor actor) => actor.AccountId.ToString(CultureInfo.InvariantCulture);

    /// <summary>What names a form: two forms of one page have one token, and one of them sent is not the other.</summary>
    public static string FormName(FormToken token, string act) => $"{token.Nonce}:{act}";

    /// <summary>The count of events that a form carries; null where it is none of ours.</summary>
    public static int? Events(IFormCollection fields) =>
        int.TryParse(fields.Single("events"), NumberStyles.None, CultureInfo.InvariantCulture, out var events) ? events : null;

    private static async Task<IResult> ListAsync(EateryInScope eatery, HttpContext http, ChangeRecords records, PageRenderer pages) =>
        await pages.PageAsync<OwnerChangesPage>(http, new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(OwnerChangesPage.Eatery)] = eatery,
            [nameof(OwnerChangesPage.Requests)] = await records.OfEateryAsync(eatery.Id, http.RequestAborted),
        });

    private static async Task<IResult> FormAsync(
        EateryInScope eatery, Actor actor, HttpContext http, ChangeRecords records, RegulatedFactsBook book, FormTokens tokens, PageRenderer pages) =>
        await FormPageAsync(http, pages, records, book, eatery, new ChangeForm { Token = tokens.Issue(Purpose, ChangePaths.New(eatery.Id), Device(actor)) });

    private static async Task<IResult> SendAsync(
        EateryInScope eatery, Actor actor, HttpContext http, UploadForm forms, ChangeLedger ledger, ChangeRecords records, RegulatedFactsBook book, FormTokens tokens,
        PageRenderer pages, ErrorAnswers errors, TimeProvider clock)
    {
        var sent = await forms.ReadAsync(http.Request, DraftChange.MostEvidence);
        var token = tokens.Check(sent.Fields.Single("sheet"), Purpose, ChangePaths.New(eatery.Id), Device(actor));
        // A form that lay open too long is as good: the ledger looks at the registry anew.
        if (sent.Refusal is not null || token.Standing is FormTokenStanding.Forged or FormTokenStanding.Missing)
        {
            return await NotThereAsync(http, errors, sent.Refusal ?? StatusCodes.Status400BadRequest);
        }

        if (await book.FindAsync(eatery.Id, http.RequestAborted) is not { } facts)
        {
            return await FormPageAsync(http, pages, records, book, eatery, new ChangeForm(), StatusCodes.Status400BadRequest);
        }

        var language = Language.Of(http.Request);
        var form = ChangeForm.Read(sent, facts, Day.InShanghai(clock), hasEvidence: false, language, out var draft);
        var result = form.HasFault ? null : await ledger.SendAsync(actor, eatery, draft, FormName(token, "send"), http.RequestAborted);
        if (result?.Outcome is ChangeOutcome.Moved)
        {
            return new SeeOther(PageContext.Of(http).Link($"{ChangePaths.OfOwner(eatery.Id, result.Id)}?did=sent"));
        }

        var again = Refused(form, result, language) with { Token = tokens.Issue(Purpose, ChangePaths.New(eatery.Id), Device(actor)) };
        return await FormPageAsync(http, pages, records, book, eatery, again, Status(result));
    }

    private static async Task<IResult> ShowAsync(
        EateryInScope eatery, long id, string? did, Actor actor, HttpContext http, ChangeRecords records, RegulatedFactsBook book, FormTokens tokens, PageRenderer pages,
        ErrorAnswers errors)
    {
        var language = Language.Of(http.Request);
        var notice = did switch
        {
            "sent" => language.T("✓ 已提交，等监管部门审核。审核前扫码页仍显示原来的内容。", "✓ Sent. Until it is decided, the page behind the code shows what it showed."),
            "withdrawn" => language.T("✓ 已撤回。", "✓ Withdrawn."),
            _ => null,
        };
        return await records.FindAsync(eatery.Id, id, http.RequestAborted) is { } record
            ? await PageAsync(http, pages, await SheetAsync(eatery, record, actor, book, tokens, form: null, http) with { Notice = notice })
            : await NotThereAsync(http, errors);
    }

    private static async Task<IResult> CorrectAsync(
        EateryInScope eatery, long id, Actor actor, HttpContext http, UploadForm forms, ChangeLedger ledger, ChangeRecords records, RegulatedFactsBook book, FormTokens tokens,
        PageRenderer pages, ErrorAnswers errors, TimeProvider clock)
    {
        var sent = await forms.ReadAsync(http.Request, DraftChange.MostEvidence);
        var token = tokens.Check(sent.Fields.Single("sheet"), Purpose, ChangePaths.OfOwner(eatery.Id, id), Device(actor));
        if (sent.Refusal is not null || token.Standing is FormTokenStanding.Forged or FormTokenStanding.Missing || Events(sent.Fields) is not { } events)
        {
            return await NotThereAsync(http, errors, sent.Refusal ?? StatusCodes.Status400BadRequest);
        }

        if (await records.FindAsync(eatery.Id, id, http.RequestAborted) is not { } record || await book.FindAsync(eatery.Id, http.RequestAborted) is not { } facts)
        {
            return await NotThereAsync(http, errors);
        }

        var language = Language.Of(http.Request);
        var form = ChangeForm.Read(sent, facts, Day.InShanghai(clock), record.Evidence.Count > 0, language, out var draft);
        var result = form.HasFault ? null : await ledger.CorrectAsync(actor, eatery, id, draft, events, FormName(token, "correct"), http.RequestAborted);
        if (result?.Outcome is ChangeOutcome.Moved)
        {
            return new SeeOther(PageContext.Of(http).Link($"{ChangePaths.OfOwner(eatery.Id, id)}?did=sent"));
        }

        record = await records.FindAsync(eatery.Id, id, http.RequestAborted) ?? record;
        var again = Refused(form, result, language);
        var sheet = await SheetAsync(eatery, record, actor, book, tokens, again, http);
        // Where it can be corrected no more there is no form to say it in.
        return await PageAsync(http, pages, sheet.Form is null ? sheet with { Fault = again.Fault } : sheet, Status(result));
    }

    private static async Task<IResult> WithdrawAsync(
        EateryInScope eatery, long id, Actor actor, HttpContext http, ChangeLedger ledger, ChangeRecords records, RegulatedFactsBook book, FormTokens tokens, PageRenderer pages,
        ErrorAnswers errors)
    {
        var (fields, _) = await PostedForm.ReadAsync(http.Request);
        var token = tokens.Check(fields.Single("sheet"), Purpose, ChangePaths.OfOwner(eatery.Id, id), Device(actor));
        if (token.Standing is FormTokenStanding.Forged or FormTokenStanding.Missing || Events(fields) is not { } events)
        {
            return await NotThereAsync(http, errors, StatusCodes.Status400BadRequest);
        }

        var result = await ledger.WithdrawAsync(actor, eatery, id, events, FormName(token, "withdraw"), http.RequestAborted);
        if (result.Outcome is ChangeOutcome.Moved)
        {
            return new SeeOther(PageContext.Of(http).Link($"{ChangePaths.OfOwner(eatery.Id, id)}?did=withdrawn"));
        }

        return await records.FindAsync(eatery.Id, id, http.RequestAborted) is { } record
            ? await PageAsync(
                http,
                pages,
                await SheetAsync(eatery, record, actor, book, tokens, form: null, http) with { Fault = Refused(new ChangeForm(), result, Language.Of(http.Request)).Fault },
                Status(result))
            : await NotThereAsync(http, errors);
    }

    private static ChangeForm Refused(ChangeForm form, ChangeResult? result, Language language) => result switch
    {
        null => form,
        { Outcome: ChangeOutcome.FactOpen, Fact: { } fact } => form with
        {
            Faults = new Dictionary<ChangeFact, string>
            {
                [fact] = language.T("这一项已经有一份申请在办，等它办完或先撤回它，再提交新的。", "There is an open request for this already: wait until it is decided, or withdraw it first."),
            },
        },
        { Outcome: ChangeOutcome.LicenceTaken } => form with
        {
            Faults = new Dictionary<ChangeFact, string>
            {
                [ChangeFact.LicenceNumber] = language.T("这个许可证编号已经登记在册，请核对；确实是您的，请联系监管所。", "That licence number is on record already. Check it; if it is yours, call the office."),
            },
        },
        { Outcome: ChangeOutcome.NoEvidence } => form with { EvidenceFault = language.T("请至少上传一份证明。", "Please add at least one proof.") },
        { Outcome: ChangeOutcome.NoSpace } => form with { EvidenceFault = UploadFaults.Words(UploadFault.QuotaFull, language) },
        _ => form with { Fault = language.T("这份申请刚有新的情况，请看过后再处理。", "Something else happened to the request meanwhile: have a look first.") },
    };

    private static int Status(ChangeResult? result) =>
        result?.Outcome is ChangeOutcome.Changed or ChangeOutcome.Refused or ChangeOutcome.FactOpen ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest;

    private static async Task<ChangeSheet> SheetAsync(
        EateryInScope eatery, ChangeRecord record, Actor actor, RegulatedFactsBook book, FormTokens tokens, ChangeForm? form, HttpContext http)
    {
        var token = tokens.Issue(Purpose, ChangePaths.OfOwner(eatery.Id, record.Request.Id), Device(actor));
        var correction = record.Request.Standing == ChangeState.Returned ? (form ?? ChangeForm.Of(record)) with { Token = token, Events = record.Request.Events } : null;
        return new ChangeSheet(eatery, record, await book.FindAsync(eatery.Id, http.RequestAborted), correction, token);
    }

    private static async Task<IResult> FormPageAsync(
        HttpContext http, PageRenderer pages, ChangeRecords records, RegulatedFactsBook book, EateryInScope eatery, ChangeForm form, int status = StatusCodes.Status200OK)
    {
        var open = (await records.OfEateryAsync(eatery.Id, http.RequestAborted))
            .Where(each => ChangeMoves.IsOpen(each.Request.Standing)).SelectMany(each => each.Lines).Select(line => line.Of).ToHashSet();
        var sheet = new ChangeFormSheet(eatery, await book.FindAsync(eatery.Id, http.RequestAborted), open, form);
        return await pages.PageAsync<NewChangePage>(http, new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(NewChangePage.Sheet)] = sheet }, status);
    }

    private static Task<IResult> PageAsync(HttpContext http, PageRenderer pages, ChangeSheet sheet, int status = StatusCodes.Status200OK) =>
        pages.PageAsync<OwnerChangePage>(http, new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(OwnerChangePage.Sheet)] = sheet }, status);
}
