using SafeDiningCode.Rules.Inspections;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Policy;
using SafeDiningCode.Web.Hosting;
using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.Hosting.Tables;
using SafeDiningCode.Web.Hosting.Visitors;
using SafeDiningCode.Web.Inspections.Display;
using SafeDiningCode.Web.Inspections.Objections;
using SafeDiningCode.Web.Inspections.Picking;
using SafeDiningCode.Web.Inspections.Scripts;
using SafeDiningCode.Web.Registry;
using SafeDiningCode.Web.Registry.Divisions;

namespace SafeDiningCode.Web.Inspections.Pages;

/// <summary>Where an inspector begins, the check that a code is on display, what owners ask for, and the scripts of these pages.</summary>
internal static class InspectorPages
{
    public static void MapInspectorPages(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapSignedIn(InspectionPaths.Home, Roles.Officials);
        pages.MapGet("", PickAsync);
        pages.MapGet("/display", DisplayAsync);
        pages.MapPost("/display", VerifyAsync);
        pages.MapGet("/appeals", AppealsAsync);
        pages.MapGet("/appeals.csv", AppealsFileAsync);
        pages.MapGet("/appeals.xlsx", AppealsFileAsync);
        pages.MapGet("/form.js", () => InspectionScripts.Page("form.js"));
        pages.MapGet("/scan.js", () => InspectionScripts.Page("scan.js"));
        pages.MapGet("/worker.js", () => InspectionScripts.Worker("worker.js"));
    }

    private static async Task<IResult> PickAsync(string? q, Actor actor, HttpContext http, EateryPicker picker, PageRenderer pages)
    {
        var text = WrittenText.Clean(q) is { Length: <= EateryPicker.Longest } typed ? typed : "";
        if (text.Length > 0 && await picker.OfCodeAsync(actor, text, http.RequestAborted) is { } eatery)
        {
            return new SeeOther(PageContext.Of(http).Link(InspectionPaths.Eatery(eatery.Id)));
        }

        AllowScripts(http);
        return await pages.PageAsync<PickPage>(
            http,
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                [nameof(PickPage.Text)] = text,
                [nameof(PickPage.Found)] = await picker.FindAsync(actor.Scope, text, http.RequestAborted),
            },
            query: text.Length == 0 ? "" : $"q={Uri.EscapeDataString(text)}");
    }

    private static Task<IResult> DisplayAsync(Actor actor, HttpContext http, DisplayChecks checks, PageRenderer pages) => DisplayPageAsync(http, checks, pages, actor, result: null);

    private static async Task<IResult> VerifyAsync(Actor actor, HttpContext http, DisplayChecks checks, PageRenderer pages)
    {
        var (fields, _) = await PostedForm.ReadAsync(http.Request);
        return await DisplayPageAsync(http, checks, pages, actor, await checks.VerifyAsync(fields.Single("code"), actor, http.RequestAborted));
    }

    private static async Task<IResult> DisplayPageAsync(HttpContext http, DisplayChecks checks, PageRenderer pages, Actor actor, DisplayResult? result)
    {
        AllowScripts(http);
        return await pages.PageAsync<DisplayPage>(
            http,
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                [nameof(DisplayPage.Result)] = result, [nameof(DisplayPage.Rate)] = await checks.RateAsync(actor.Scope, http.RequestAborted),
            },
            result?.Outcome is null or DisplayOutcome.Verified ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> AppealsAsync(Actor actor, HttpContext http, AppealBook appeals, PageRenderer pages) => await pages.PageAsync<AppealsPage>(
        http, new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(AppealsPage.Rows)] = await appeals.InScopeAsync(actor.Scope, http.RequestAborted) });

    private static async Task<IResult> AppealsFileAsync(Actor actor, HttpContext http, AppealBook appeals, DivisionDirectory divisions) => TableFiles.Answer(http, new TableFile(
        "appeals",
        "申诉和复检",
        ["店名", "地区", "检查日期", "申请", "状态", "提出时间"],
        (await appeals.InScopeAsync(actor.Scope, http.RequestAborted)).Select(IReadOnlyList<object?> (row) =>
        [
            ShopName.Of(row.Sign, row.Name), divisions.NameOf(row.Division), row.InspectedOn, InspectionWords.Asked(Appeals.KindOf(row.Kind) ?? AppealKind.Appeal, Language.Chinese),
            InspectionWords.Standing(Appeals.StateOf(row.State) ?? AppealState.Pending, Language.Chinese).Words, InspectionWords.Moment(row.SentAt),
        ])));

    // The camera, for codes.
    private static void AllowScripts(HttpContext http)
    {
        http.Response.Headers.ContentSecurityPolicy = SecurityHeaders.PolicyWithScripts;
        http.Response.Headers["Permissions-Policy"] = SecurityHeaders.PermissionsWithCamera;
    }
}
