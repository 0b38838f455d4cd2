using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Inspections;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Eateries;
using SafeDiningCode.Web.Accounts.Policy;
using SafeDiningCode.Web.Hosting;
using SafeDiningCode.Web.Hosting.Errors;
using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.Hosting.Visitors;
using SafeDiningCode.Web.Inspections.Objections;
using SafeDiningCode.Web.Inspections.Records;

namespace SafeDiningCode.Web.Inspections.Pages;

/// <summary>The owner's inspections: what was found, and the way to object once.</summary>
internal static class OwnerVisits
{
    /// <summary>What the token of the request's form is for.</summary>
    private const string Purpose = "inspection-appeal";

    public static void MapOwnerVisits(this IEndpointRouteBuilder routes)
    {
        var visits = routes.MapSignedIn(InspectionPaths.OwnersGroup, Role.Owner);
        visits.MapGet("", ListAsync);
        visits.MapGet("/{id:long}", ShowAsync);
        visits.MapGet("/{id:long}/files/{name}", VisitPages.FileAsync);
        visits.MapPost("/{id:long}/appeal", AskAsync);
    }

    private static async Task<IResult> ListAsync(EateryInScope eatery, HttpContext http, VisitReader reader, PageRenderer pages) =>
        await pages.PageAsync<OwnerVisitsPage>(http, new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(OwnerVisitsPage.Eatery)] = eatery, [nameof(OwnerVisitsPage.Visits)] = await reader.OfEateryAsync(eatery.Id, http.RequestAborted),
        });

    private static async Task<IResult> ShowAsync(
        EateryInScope eatery, long id, string? did, Actor actor, HttpContext http, VisitReader reader, AppealBook appeals, FormTokens tokens, PageRenderer pages, ErrorAnswers errors,
        TimeProvider clock)
    {
        if (await reader.FindAsync(eatery.Id, id, http.RequestAborted) is not { } record)
        {
            return await VisitPages.RefuseAsync(http, errors);
        }

        var parameters = await ParametersAsync(eatery, record, actor, appeals, tokens, clock, http.RequestAborted);
        parameters[nameof(OwnerVisitPage.Notice)] = did is "asked"
            ? Language.Of(http.Request).T("✓ 已提交，等监管部门答复。扫码页会注明您已提出。", "✓ Sent. The page behind the code says that you asked; the authority will answer.")
            : null;
        return await pages.PageAsync<OwnerVisitPage>(http, parameters);
    }

    private static async Task<IResult> AskAsync(
        EateryInScope eatery, long id, Actor actor, HttpContext http, VisitReader reader, AppealBook appeals, FormTokens tokens, PageRenderer pages, ErrorAnswers errors,
        TimeProvider clock)
    {
        var (fields, _) = await PostedForm.ReadAsync(http.Request);
        if (await reader.FindAsync(eatery.Id, id, http.RequestAborted) is null)
        {
            return await VisitPages.RefuseAsync(http, errors);
        }

        var token = tokens.Check(fields.Single("sheet"), Purpose, InspectionPaths.OwnersVisit(eatery.Id, id), VisitPages.Device(actor));
        if (token.Standing is FormTokenStanding.Forged or FormTokenStanding.Missing)
        {
            return await VisitPages.RefuseAsync(http, errors, StatusCodes.Status400BadRequest);
        }

        var language = Language.Of(http.Request);
        var kind = Appeals.KindOf(fields.Single("kind"));
        var reason = WrittenText.Clean(fields.Single("reason"));
        var fault = kind is null ? language.T("请选择申请复检还是申诉。", "Please choose a re-inspection or an appeal.")
            : reason is null or { Length: > AppealBook.LongestText } ? language.T($"请写明理由，不超过 {AppealBook.LongestText} 字。", $"Please say why, in up to {AppealBook.LongestText} characters.")
            : null;
        var outcome = fault is null ? await appeals.AskAsync(eatery, id, kind!.Value, reason!, token.Nonce, actor, http.RequestAborted) : (AppealOutcome?)null;
        if (outcome is AppealOutcome.Done)
        {
            return new SeeOther(PageContext.Of(http).Link($"{InspectionPaths.OwnersVisit(eatery.Id, id)}?did=asked"));
        }

        if (outcome is AppealOutcome.Unknown || await reader.FindAsync(eatery.Id, id, http.RequestAborted) is not { } record)
        {
            return await VisitPages.RefuseAsync(http, errors);
        }

        var parameters = await ParametersAsync(eatery, record, actor, appeals, tokens, clock, http.RequestAborted);
        parameters[nameof(OwnerVisitPage.Kind)] = kind is { } chosen ? Appeals.ToCode(chosen) : "";
        parameters[nameof(OwnerVisitPage.Reason)] = reason ?? "";
        parameters[nameof(OwnerVisitPage.Fault)] = fault ?? (outcome is AppealOutcome.Once
            ? language.T("这次检查已经提出过一次，不能再提。", "There is a request for this visit already: it can be made once.")
            : language.T("期限已过，或结果还没有公示。", "The time is over, or the result is not published yet."));
        return await pages.PageAsync<OwnerVisitPage>(http, parameters, fault is null ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest);
    }

    private static async Task<Dictionary<string, object?>> ParametersAsync(
        EateryInScope eatery, VisitRecord record, Actor actor, AppealBook appeals, FormTokens tokens, TimeProvider clock, CancellationToken cancellation) => new(StringComparer.Ordinal)
        {
            [nameof(OwnerVisitPage.Eatery)] = eatery,
            [nameof(OwnerVisitPage.Record)] = record,
            [nameof(OwnerVisitPage.Token)] = tokens.Issue(Purpose, InspectionPaths.OwnersVisit(eatery.Id, record.Visit.Id), VisitPages.Device(actor)),
            [nameof(OwnerVisitPage.Today)] = Day.InShanghai(clock),
            [nameof(OwnerVisitPage.LastDay)] = await appeals.LastDayAsync(record, cancellation),
        };
}
