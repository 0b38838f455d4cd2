using System.Globalization;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Inspections;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Eateries;
using SafeDiningCode.Web.Accounts.Policy;
using SafeDiningCode.Web.Hosting;
using SafeDiningCode.Web.Hosting.Errors;
using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.Hosting.Visitors;
using SafeDiningCode.Web.Inspections.Days;
using SafeDiningCode.Web.Inspections.Forms;
using SafeDiningCode.Web.Inspections.Records;
using SafeDiningCode.Web.Uploads;
using SafeDiningCode.Web.Uploads.Sending;

namespace SafeDiningCode.Web.Inspections.Pages;

/// <summary>The form of a visit on an inspector's phone, and the form that corrects one.</summary>
internal static class FormEndpoints
{
    /// <summary>What the token of a form is for.</summary>
    private const string Purpose = "inspection";

    // Photographs and a signature.
    private const int MostFiles = VisitEntry.MostPhotos + 1;

    public static void MapVisitForms(this IEndpointRouteBuilder routes)
    {
        var forms = routes.MapSignedIn(InspectionPaths.Group, Roles.Officials);
        forms.MapGet("/new", NewAsync);
        forms.MapPost("/new", SendAsync).TakesFiles(MostFiles);
        forms.MapGet("/{id:long}/correct", CorrectionAsync);
        forms.MapPost("/{id:long}/correct", CorrectAsync).TakesFiles(MostFiles);
    }

    private static async Task<IResult> NewAsync(
        EateryInScope eatery, Actor actor, HttpContext http, InspectionForms forms, VisitReader reader, WorkCalendar calendar, FormTokens tokens, PageRenderer pages, TimeProvider clock)
    {
        var form = await forms.CurrentAsync(http.RequestAborted);
        var now = clock.GetUtcNow().UtcDateTime;
        var past = await reader.PastAsync(eatery.Id, now, http.RequestAborted);
        var today = Day.InShanghai(now);
        var written = new VisitForm { On = Day.Text(today), MendBy = Day.Text(today.AddDays(form.Rules.MendDays)) };
        return await PageAsync(
            http, pages, Sheet(eatery, new VisitContext(form, past.FailedLast, today, calendar.Days, Corrects: null), written, past, Token(tokens, InspectionPaths.New(eatery.Id), actor)));
    }

    // What an inspector could know: what had come in when the form was opened, and by the morning of the visit at the latest.
    private static DateTime KnownAt(DateTime opened, string on) =>
        DateOnly.TryParseExact(on, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && Day.StartUtc(day) is var morning && morning > opened ? morning : opened;

    private static async Task<IResult> SendAsync(
        EateryInScope eatery, Actor actor, HttpContext http, UploadForm uploads, InspectionForms forms, VisitReader reader, VisitBook book, WorkCalendar calendar, FormTokens tokens,
        PageRenderer pages, ErrorAnswers errors, TimeProvider clock)
    {
        var sent = await uploads.ReadAsync(http.Request, MostFiles);
        var token = tokens.Check(sent.Fields.Single("sheet"), Purpose, InspectionPaths.New(eatery.Id), Device(actor));
        // A form that was kept on the phone for long is as good: its token names it, and no more.
        if (sent.Refusal is not null || token.Standing is FormTokenStanding.Forged or FormTokenStanding.Missing || await FormOfAsync(sent, forms, http) is not { } form)
        {
            await errors.AnswerAsync(http, sent.Refusal ?? StatusCodes.Status400BadRequest);
            return Results.Empty;
        }

        // Sent once more, it is what it was, whatever has become of the eatery since.
        if (await book.OfFormAsync(eatery.Id, token.Nonce, http.RequestAborted) is { } known)
        {
            return Done(http, eatery, known, "before");
        }

        var language = Language.Of(http.Request);
        var written = VisitForm.Read(sent, form);
        var past = await reader.PastAsync(eatery.Id, KnownAt(token.IssuedAt, written.On), http.RequestAborted);
        var context = new VisitContext(form, past.FailedLast, Day.InShanghai(clock), calendar.Days, Corrects: null);
        var (entry, fault) = written.ToEntry(context, sent, token, language);
        var result = entry is null ? null : await book.SendAsync(eatery, entry, actor, http.RequestAborted);
        return result switch
        {
            { Outcome: VisitOutcome.Sent } => Done(http, eatery, result.Id, "sent"),
            { Outcome: VisitOutcome.SentBefore } => Done(http, eatery, result.Id, "before"),
            _ => await PageAsync(
                http,
                pages,
                Sheet(eatery, context, written, past, sent.Fields.Single("sheet")) with { Fault = fault ?? UploadFaults.Words(UploadFault.QuotaFull, language) },
                StatusCodes.Status400BadRequest),
        };
    }

    private static async Task<IResult> CorrectionAsync(
        EateryInScope eatery, long id, Actor actor, HttpContext http, InspectionForms forms, VisitReader reader, WorkCalendar calendar, FormTokens tokens, PageRenderer pages,
        ErrorAnswers errors, TimeProvider clock)
    {
        if (await reader.FindAsync(eatery.Id, id, http.RequestAborted) is not { } record)
        {
            await errors.AnswerAsync(http, StatusCodes.Status404NotFound);
            return Results.Empty;
        }

        var context = await ContextAsync(record, forms, calendar, clock, http.RequestAborted);
        return await PageAsync(http, pages, Correction(eatery, context, VisitForm.Of(record), Token(tokens, InspectionPaths.Correction(eatery.Id, id), actor), record.Visit.Newest));
    }

    private static async Task<IResult> CorrectAsync(
        EateryInScope eatery, long id, Actor actor, HttpContext http, UploadForm uploads, InspectionForms forms, VisitReader reader, VisitBook book, WorkCalendar calendar,
        FormTokens tokens, PageRenderer pages, ErrorAnswers errors, TimeProvider clock)
    {
        var sent = await uploads.ReadAsync(http.Request, MostFiles);
        var token = tokens.Check(sent.Fields.Single("sheet"), Purpose, InspectionPaths.Correction(eatery.Id, id), Device(actor));
        if (await reader.FindAsync(eatery.Id, id, http.RequestAborted) is not { } record)
        {
            await errors.AnswerAsync(http, StatusCodes.Status404NotFound);
            return Results.Empty;
        }

        if (sent.Refusal is not null
            || token.Standing is FormTokenStanding.Forged or FormTokenStanding.Missing
            || !int.TryParse(sent.Fields.Single("corrects"), NumberStyles.None, CultureInfo.InvariantCulture, out var corrects))
        {
            await errors.AnswerAsync(http, sent.Refusal ?? StatusCodes.Status400BadRequest);
            return Results.Empty;
        }

        var language = Language.Of(http.Request);
        var context = await ContextAsync(record, forms, calendar, clock, http.RequestAborted);
        var written = VisitForm.Read(sent, context.Form);
        var (entry, fault) = written.ToEntry(context, sent, token, language);
        var result = entry is null ? null : await book.CorrectAsync(eatery, id, corrects, entry, actor, http.RequestAborted);
        if (result?.Outcome is VisitOutcome.Sent or VisitOutcome.SentBefore)
        {
            return Done(http, eatery, id, "corrected");
        }

        fault ??= result?.Outcome is VisitOutcome.NoSpace
            ? UploadFaults.Words(UploadFault.QuotaFull, language)
            : language.T("这次检查刚被别人更正过，请先看最新的一版。", "The visit was corrected by somebody else meanwhile: see the newest version first.");
        return await PageAsync(
            http,
            pages,
            Correction(eatery, context, written, sent.Fields.Single("sheet"), corrects) with { Fault = fault },
            result?.Outcome is VisitOutcome.Changed ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest);
    }

    private static async Task<InspectionForm?> FormOfAsync(SentForm sent, InspectionForms forms, HttpContext http) =>
        int.TryParse(sent.Fields.Single("form"), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? await forms.FindAsync(version, http.RequestAborted) : null;

    // A correction goes by the form that the visit was made with, and leaves out nothing that was looked at.
    private static async Task<VisitContext> ContextAsync(VisitRecord record, InspectionForms forms, WorkCalendar calendar, TimeProvider clock, CancellationToken cancellation) => new(
        await forms.OfRecordAsync(record.Newest.FormVersion, cancellation),
        record.NewestAnswers.Select(answer => answer.Item).ToHashSet(StringComparer.Ordinal),
        Day.InShanghai(clock),
        calendar.Days,
        record);

    private static VisitSheet Sheet(EateryInScope eatery, VisitContext context, VisitForm written, PastItems past, string token) => new()
    {
        Eatery = eatery,
        Form = context.Form,
        Written = written,
        Proposed = VisitItems.Propose(context.Form.FormItems, past.FailedLast, past.LookedAt, context.Form.Rules).ToHashSet(StringComparer.Ordinal),
        Mandatory = past.FailedLast,
        Token = token,
        Today = context.Today,
        LastPublication = VisitWindows.LastPublication(context.Today, context.Calendar, context.Form.Rules),
    };

    private static VisitSheet Correction(EateryInScope eatery, VisitContext context, VisitForm written, string token, int corrects) => new()
    {
        Eatery = eatery,
        Form = context.Form,
        Written = written,
        Proposed = context.Mandatory,
        Mandatory = new HashSet<string>(StringComparer.Ordinal),
        Token = token,
        Today = context.Today,
        LastPublication = context.Corrects!.Visit.PublishOn,
        Visit = context.Corrects.Visit.Id,
        Corrects = corrects,
    };

    private static Task<IResult> PageAsync(HttpContext http, PageRenderer pages, VisitSheet sheet, int status = StatusCodes.Status200OK)
    {
        http.Response.Headers.ContentSecurityPolicy = SecurityHeaders.PolicyWithScripts;
        return pages.PageAsync<VisitFormPage>(http, new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(VisitFormPage.Sheet)] = sheet }, status);
    }

    private static SeeOther Done(HttpContext http, EateryInScope eatery, long id, string did) => new(PageContext.Of(http).Link($"{InspectionPaths.Visit(eatery.Id, id)}?did={did}"));

    private static string Token(FormTokens tokens, string subject, Actor actor) => tokens.Issue(Purpose, subject, Device(actor));

    private static string Device(Actor actor) => actor.AccountId.ToString(CultureInfo.InvariantCulture);
}
