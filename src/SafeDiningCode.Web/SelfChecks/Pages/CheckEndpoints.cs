using System.Globalization;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.SelfChecks;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Eateries;
using SafeDiningCode.Web.Accounts.Policy;
using SafeDiningCode.Web.Hosting;
using SafeDiningCode.Web.Hosting.Errors;
using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.Hosting.Visitors;
using SafeDiningCode.Web.SelfChecks.Due;
using SafeDiningCode.Web.SelfChecks.Lists;
using SafeDiningCode.Web.SelfChecks.Records;
using SafeDiningCode.Web.Uploads;
using SafeDiningCode.Web.Uploads.Sending;

namespace SafeDiningCode.Web.SelfChecks.Pages;

/// <summary>The owner's self-checks: how they stand, the forms, the records.</summary>
internal static class CheckEndpoints
{
    /// <summary>What the token of a form is for.</summary>
    private const string Purpose = "self-check";

    public static void MapChecks(this IEndpointRouteBuilder routes)
    {
        var checks = routes.MapSignedIn(CheckPaths.Group, Role.Owner);
        checks.MapGet("", HomeAsync);
        checks.MapPost("/closed-days", CloseAsync);
        checks.MapPost("/closed-days/withdraw", ReopenAsync);
        checks.MapPost("/shown", ShowAsync);
        checks.MapGet("/{kind}", FormAsync);
        checks.MapPost("/{kind}", SendAsync).TakesFiles(SelfCheckEntry.MostPhotos);
    }

    private static async Task<IResult> HomeAsync(EateryInScope eatery, string? did, HttpContext http, DueSelfChecks due, PageRenderer pages)
    {
        var standing = await due.StandingAsync(eatery.Id, http.RequestAborted);
        var language = Language.Of(http.Request);
        return await pages.PageAsync<ChecksPage>(http, new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(ChecksPage.Eatery)] = eatery,
            [nameof(ChecksPage.Standing)] = new ChecksView(
                standing.Today,
                due.Duties.ToDo(standing.Facts, standing.Today),
                period => due.Duties.StateOf(period, standing.Facts, standing.Today),
                standing.Shown),
            [nameof(ChecksPage.Notice)] = did switch
            {
                "closed" => language.T("已申报休息。", "Noted: closed."),
                "open" => language.T("已恢复营业。", "Noted: open."),
                "shown" => language.T("设置已保存。", "Saved."),
                "written" => language.T("今天的记录已经提交，不能再申报休息。", "Today's record is sent: today cannot be declared closed any more."),
                _ => null,
            },
        });
    }

    private static async Task<IResult> CloseAsync(EateryInScope eatery, Actor actor, HttpContext http, ClosedDays closed, ErrorAnswers errors)
    {
        var (fields, _) = await PostedForm.ReadAsync(http.Request);
        if (!int.TryParse(fields.Single("days"), NumberStyles.None, CultureInfo.InvariantCulture, out var days) || days is < 1 or > ClosedDays.MostDays)
        {
            await errors.AnswerAsync(http, StatusCodes.Status400BadRequest);
            return Results.Empty;
        }

        var declared = await closed.DeclareAsync(eatery, days, actor, http.RequestAborted);
        return Back(http, eatery, declared ? "closed" : "written");
    }

    private static async Task<IResult> ReopenAsync(EateryInScope eatery, Actor actor, HttpContext http, ClosedDays closed)
    {
        await closed.WithdrawAsync(eatery, actor, http.RequestAborted);
        return Back(http, eatery, "open");
    }

    private static async Task<IResult> ShowAsync(EateryInScope eatery, Actor actor, HttpContext http, SelfCheckSettings settings)
    {
        var (fields, _) = await PostedForm.ReadAsync(http.Request);
        await settings.ShowAsync(eatery, string.Equals(fields.Single("shown"), "yes", StringComparison.Ordinal), actor, http.RequestAborted);
        return Back(http, eatery, "shown");
    }

    private static async Task<IResult> FormAsync(
        EateryInScope eatery, string kind, string? period, string? correct, Actor actor, HttpContext http, DueSelfChecks due, SelfCheckReader reader, CheckLists lists,
        FormTokens tokens, PageRenderer pages, ErrorAnswers errors)
    {
        var standing = await due.StandingAsync(eatery.Id, http.RequestAborted);
        if (SelfCheckKinds.FromCode(kind) is not { } wanted || PeriodOf(wanted, period, due, standing) is not { } chosen)
        {
            await errors.AnswerAsync(http, StatusCodes.Status404NotFound);
            return Results.Empty;
        }

        var record = await reader.FindAsync(eatery.Id, chosen, http.RequestAborted);
        if (record is not null && correct is null)
        {
            return new SeeOther(PageContext.Of(http).Link(CheckPaths.Record(eatery.Id, chosen)));
        }

        if (record is null && (!due.Duties.IsOpen(chosen, standing.Today) || chosen.Last < standing.Facts.Since))
        {
            return await NotOpenAsync(http, pages, eatery);
        }

        var list = await ListAsync(lists, wanted, record, http.RequestAborted);
        var content = SelfCheckContent.Read(record?.Newest.Content);
        return await SheetAsync(http, pages, reader, new CheckSheet
        {
            Eatery = eatery,
            List = list,
            Period = chosen,
            Token = Token(tokens, eatery, chosen, actor),
            Ticked = record?.FindingsOf(record.Newest).Select(finding => finding.Item).ToHashSet(StringComparer.Ordinal) ?? [],
            Notes = record?.FindingsOf(record.Newest).ToDictionary(finding => finding.Item, finding => finding.Note ?? "", StringComparer.Ordinal) ?? [],
            Texts = content.Texts,
            Corrects = record?.Newest.Version ?? 0,
            Late = wanted == SelfCheckKind.Daily && chosen.Last < standing.Today && record is null,
        });
    }

    private static async Task<IResult> SendAsync(
        EateryInScope eatery, string kind, Actor actor, HttpContext http, UploadForm forms, DueSelfChecks due, SelfCheckReader reader, SelfCheckBook book, CheckLists lists,
        FormTokens tokens, PageRenderer pages, ErrorAnswers errors)
    {
        var language = Language.Of(http.Request);
        var sent = await forms.ReadAsync(http.Request, SelfCheckEntry.MostPhotos);
        var standing = await due.StandingAsync(eatery.Id, http.RequestAborted);
        var period = SelfCheckKinds.FromCode(kind) is { } wanted && sent.Fields.Single("period") is { Length: > 0 } day ? PeriodOf(wanted, day, due, standing) : null;
        var token = period is { } known ? tokens.Check(sent.Fields.Single("sheet"), Purpose, Subject(eatery, known), Device(actor)) : default;
        // A form that lay open too long is as good: its token says when it was opened, and no more.
        if (sent.Refusal is not null || period is not { } chosen || token.Standing is FormTokenStanding.Forged or FormTokenStanding.Missing)
        {
            await errors.AnswerAsync(http, sent.Refusal ?? StatusCodes.Status400BadRequest);
            return Results.Empty;
        }

        var list = int.TryParse(sent.Fields.Single("list"), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? await lists.FindAsync(chosen.Kind, version, http.RequestAborted)
            : null;
        var form = list is null ? null : CheckForm.Read(sent, list, language);
        if (list is null || form is null)
        {
            await errors.AnswerAsync(http, StatusCodes.Status400BadRequest);
            return Results.Empty;
        }

        SendOutcome? outcome = form.Fault is null ? await book.SendAsync(eatery, form.Entry(chosen, list, token, sent), actor, http.RequestAborted) : null;
        return outcome switch
        {
            SendOutcome.Sent or SendOutcome.SentBefore => new SeeOther(PageContext.Of(http).Link($"{CheckPaths.Record(eatery.Id, chosen)}?did=sent")),
            SendOutcome.AlreadyWritten => new SeeOther(PageContext.Of(http).Link($"{CheckPaths.Record(eatery.Id, chosen)}?did=written")),
            SendOutcome.Changed => new SeeOther(PageContext.Of(http).Link($"{CheckPaths.Record(eatery.Id, chosen)}?did=changed")),
            SendOutcome.NotOpen => await NotOpenAsync(http, pages, eatery),
            _ => await SheetAsync(http, pages, reader, new CheckSheet
            {
                Eatery = eatery,
                List = list,
                Period = chosen,
                Token = sent.Fields.Single("sheet"),
                Ticked = form.Ticked,
                Notes = form.Notes,
                Texts = form.Texts,
                Corrects = form.Corrects,
                Reason = form.Reason ?? "",
                Late = chosen.Kind == SelfCheckKind.Daily && chosen.Last < standing.Today,
                Fault = form.Fault ?? UploadFaults.Words(UploadFault.QuotaFull, language),
            }, StatusCodes.Status400BadRequest),
        };
    }

    private static async Task<IResult> SheetAsync(HttpContext http, PageRenderer pages, SelfCheckReader reader, CheckSheet sheet, int status = StatusCodes.Status200OK)
    {
        var whole = sheet.Period.Kind == SelfCheckKind.Daily
            ? sheet
            : sheet with { Summary = await reader.SummaryAsync(sheet.Eatery.Id, sheet.Period, http.RequestAborted) };
        return await pages.PageAsync<CheckFormPage>(
            http,
            new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(CheckFormPage.Sheet)] = whole },
            status,
            query: $"period={Day.Text(sheet.Period.First)}{(sheet.Corrects > 0 ? "&correct=1" : "")}");
    }

    private static Task<IResult> NotOpenAsync(HttpContext http, PageRenderer pages, EateryInScope eatery)
    {
        var language = Language.Of(http.Request);
        return pages.PageAsync<MessagePage>(
            http,
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                [nameof(MessagePage.Heading)] = language.T("现在不能填写", "This cannot be written now"),
                [nameof(MessagePage.Lines)] = new[]
                {
                    language.T(
                        "还没到时间，或者已经过了可以补记的期限。周报从周五起填写，月度纪要从 25 日起填写；日记录 7 天内可以补记。",
                        "It is too early, or too late to fill it in. A week is written from Friday, a month from the 25th; a day can be filled in within 7 days."),
                },
                [nameof(MessagePage.LinkPath)] = CheckPaths.Home(eatery.Id),
                [nameof(MessagePage.LinkText)] = language.T("返回自查", "Back to self-checks"),
            },
            StatusCodes.Status409Conflict);
    }

    // A correction goes by the list that the record was made with.
    private static async Task<CheckList> ListAsync(CheckLists lists, SelfCheckKind kind, SelfCheckRecord? record, CancellationToken cancellation) =>
        record is null
            ? await lists.CurrentAsync(kind, cancellation)
            : await lists.FindAsync(kind, record.Newest.ListVersion, cancellation)
                ?? throw new InvalidOperationException($"Check list {kind} {record.Newest.ListVersion} of a record is gone.");

    // What is asked for; else what has been due longest of a week or month, and today.
    private static CheckPeriod? PeriodOf(SelfCheckKind kind, string? day, DueSelfChecks due, DutyStanding standing)
    {
        if (!string.IsNullOrEmpty(day))
        {
            return DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var asked) && asked <= standing.Today
                ? CheckPeriod.Of(kind, asked)
                : null;
        }

        return kind == SelfCheckKind.Daily
            ? CheckPeriod.Of(kind, standing.Today)
            : due.Duties.ToDo(standing.Facts, standing.Today).Where(duty => duty.Period.Kind == kind).Select(duty => duty.Period)
                .DefaultIfEmpty(CheckPeriod.Of(kind, standing.Today)).First();
    }

    private static SeeOther Back(HttpContext http, EateryInScope eatery, string did) => new(PageContext.Of(http).Link($"{CheckPaths.Home(eatery.Id)}?did={did}"));

    private static string Token(FormTokens tokens, EateryInScope eatery, CheckPeriod period, Actor actor) => tokens.Issue(Purpose, Subject(eatery, period), Device(actor));

    private static string Subject(EateryInScope eatery, CheckPeriod period) => $"{CheckPaths.Record(eatery.Id, period)}";

    private static string Device(Actor actor) => actor.AccountId.ToString(CultureInfo.InvariantCulture);
}
