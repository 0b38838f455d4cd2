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
using SafeDiningCode.Web.Inspections.Display;
using SafeDiningCode.Web.Inspections.Objections;
using SafeDiningCode.Web.Inspections.Publishing;
using SafeDiningCode.Web.Inspections.Records;
using SafeDiningCode.Web.Uploads.Sending;

namespace SafeDiningCode.Web.Inspections.Pages;

/// <summary>An eatery's visits before officials: each with publishing, and the answer to its owner.</summary>
internal static class VisitPages
{
    /// <summary>What the token of the answer's form is for.</summary>
    private const string Purpose = "inspection-answer";

    public static void MapVisitPages(this IEndpointRouteBuilder routes)
    {
        var looking = routes.MapSignedIn(InspectionPaths.Group, Roles.Officials);
        looking.MapGet("", EateryAsync);
        looking.MapGet("/{id:long}", ShowAsync);
        looking.MapGet("/{id:long}/files/{name}", FileAsync);
        looking.MapPost("/{id:long}/publish", PublishAsync);
        routes.MapSignedIn(InspectionPaths.Group, Roles.Managers).MapPost("/{id:long}/answer", AnswerAsync);
    }

    /// <summary>A file of a visit, for officials and for its owner.</summary>
    internal static async Task<IResult> FileAsync(EateryInScope eatery, long id, string name, HttpContext http, VisitReader reader, ErrorAnswers errors) =>
        await reader.FileAsync(eatery.Id, id, name, http.RequestAborted) is { } upload ? new UploadAnswer(upload) : await RefuseAsync(http, errors);

    /// <summary>An answer with a status alone.</summary>
    internal static async Task<IResult> RefuseAsync(HttpContext http, ErrorAnswers errors, int status = StatusCodes.Status404NotFound)
    {
        await errors.AnswerAsync(http, status);
        return Results.Empty;
    }

    /// <summary>Whom a form's token is bound to.</summary>
    internal static string Device(Actor actor) => actor.AccountId.ToString(CultureInfo.InvariantCulture);

    private static async Task<IResult> EateryAsync(EateryInScope eatery, HttpContext http, VisitReader reader, DisplayChecks checks, PageRenderer pages) =>
        await pages.PageAsync<EateryVisitsPage>(http, new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(EateryVisitsPage.Eatery)] = eatery,
            [nameof(EateryVisitsPage.Visits)] = await reader.OfEateryAsync(eatery.Id, http.RequestAborted),
            [nameof(EateryVisitsPage.DisplayedOn)] = await checks.LastAsync(eatery.Id, http.RequestAborted),
        });

    private static async Task<IResult> ShowAsync(
        EateryInScope eatery, long id, string? did, Actor actor, HttpContext http, VisitReader reader, FormTokens tokens, PageRenderer pages, ErrorAnswers errors, TimeProvider clock)
    {
        if (await reader.FindAsync(eatery.Id, id, http.RequestAborted) is not { } record)
        {
            return await RefuseAsync(http, errors);
        }

        var language = Language.Of(http.Request);
        var parameters = Parameters(eatery, record, actor, tokens, clock);
        parameters[nameof(VisitPage.Notice)] = did switch
        {
            "sent" => language.T("✓ 检查结果已记录。", "✓ The visit is on record."),
            "before" => language.T("✓ 这次检查之前已经收到，没有再记一次。", "✓ This visit was on record already and was not written twice."),
            "corrected" => language.T("✓ 更正已记录。", "✓ The correction is on record."),
            "published" => language.T("✓ 已公示，扫码页随即更新。", "✓ Published: the page behind the code follows at once."),
            "answered" => language.T("✓ 已答复，店家已收到通知。", "✓ Answered; the owner has been told."),
            _ => null,
        };
        return await pages.PageAsync<VisitPage>(http, parameters);
    }

    private static async Task<IResult> PublishAsync(
        EateryInScope eatery, long id, Actor actor, HttpContext http, VisitReader reader, VisitPublisher publisher, ErrorAnswers errors)
    {
        if (await reader.FindAsync(eatery.Id, id, http.RequestAborted) is null)
        {
            return await RefuseAsync(http, errors);
        }

        await publisher.PublishAsync(eatery, id, actor, http.RequestAborted);
        return new SeeOther(PageContext.Of(http).Link($"{InspectionPaths.Visit(eatery.Id, id)}?did=published"));
    }

    private static async Task<IResult> AnswerAsync(
        EateryInScope eatery, long id, Actor actor, HttpContext http, VisitReader reader, AppealBook appeals, FormTokens tokens, PageRenderer pages, ErrorAnswers errors,
        TimeProvider clock)
    {
        var (fields, _) = await PostedForm.ReadAsync(http.Request);
        if (await reader.FindAsync(eatery.Id, id, http.RequestAborted) is not { Appeal: { } appeal } record)
        {
            return await RefuseAsync(http, errors);
        }

        var token = tokens.Check(fields.Single("sheet"), Purpose, InspectionPaths.Visit(eatery.Id, id), Device(actor));
        if (token.Standing is FormTokenStanding.Forged or FormTokenStanding.Missing)
        {
            return await RefuseAsync(http, errors, StatusCodes.Status400BadRequest);
        }

        var language = Language.Of(http.Request);
        var state = Appeals.StateOf(fields.Single("state"));
        var words = WrittenText.Clean(fields.Single("answer"));
        var visitOn = DateOnly.TryParseExact(fields.Single("visit-on"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : (DateOnly?)null;
        var isVisit = state == AppealState.Granted && appeal.AsksFor == AppealKind.Reinspection;
        var fault = state is not (AppealState.Granted or AppealState.Refused) ? language.T("请选择受理或不予受理。", "Please choose whether it is granted.")
            : words is null or { Length: > AppealBook.LongestText } ? language.T($"请写明给店家的答复，不超过 {AppealBook.LongestText} 字。", $"Please write the answer to the owner, in up to {AppealBook.LongestText} characters.")
            : isVisit && !(visitOn >= Day.InShanghai(clock)) ? language.T("同意复检请写明日期，今天或以后。", "A re-inspection that is granted has a day, today or later.")
            : null;
        var outcome = fault is null
            ? await appeals.AnswerAsync(eatery, id, new AppealAnswer(state == AppealState.Granted, words!, isVisit ? visitOn : null), token.Nonce, actor, http.RequestAborted)
            : (AppealOutcome?)null;
        if (outcome is AppealOutcome.Done)
        {
            return new SeeOther(PageContext.Of(http).Link($"{InspectionPaths.Visit(eatery.Id, id)}?did=answered"));
        }

        var parameters = Parameters(eatery, await reader.FindAsync(eatery.Id, id, http.RequestAborted) ?? record, actor, tokens, clock);
        parameters[nameof(VisitPage.Answer)] = words ?? "";
        parameters[nameof(VisitPage.Fault)] = fault ?? language.T("同事刚刚已经答复。", "A colleague has answered meanwhile.");
        return await pages.PageAsync<VisitPage>(http, parameters, fault is null ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest);
    }

    private static Dictionary<string, object?> Parameters(EateryInScope eatery, VisitRecord record, Actor actor, FormTokens tokens, TimeProvider clock) => new(StringComparer.Ordinal)
    {
        [nameof(VisitPage.Eatery)] = eatery,
        [nameof(VisitPage.Record)] = record,
        [nameof(VisitPage.Token)] = tokens.Issue(Purpose, InspectionPaths.Visit(eatery.Id, record.Visit.Id), Device(actor)),
        [nameof(VisitPage.Today)] = Day.InShanghai(clock),
        [nameof(VisitPage.MayAnswer)] = Roles.Managers.Contains(actor.Role) && record.Appeal?.Standing == AppealState.Pending,
    };
}
