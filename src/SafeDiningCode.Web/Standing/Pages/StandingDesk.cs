using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Policy;
using SafeDiningCode.Web.Audit;
using SafeDiningCode.Web.Hosting;
using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.Hosting.Visitors;
using SafeDiningCode.Web.Registry.Divisions;
using SafeDiningCode.Web.Standing.Lists;

namespace SafeDiningCode.Web.Standing.Pages;

/// <summary>Where the city's regulators see each closed month's lists before anybody else, and publish or correct them.</summary>
internal static class StandingDesk
{
    private const string DoneQuery = "done";

    public static void MapStandingDesk(this IEndpointRouteBuilder routes)
    {
        var desk = routes.MapSignedIn(StandingPaths.Desk, Roles.Managers);
        desk.MapGet("", ListAsync);
        desk.MapGet("/{month}", (string month, Actor actor, HttpContext http, StandingBook book, DivisionDirectory directory, PageRenderer pages) =>
            ShowAsync(month, actor, http, book, directory, pages, new StandingForm(IsAnew(http), "", Fault: null)));
        desk.MapPost("/{month}", PublishAsync);
    }

    private static async Task<IResult> ListAsync(Actor actor, HttpContext http, StandingBook book, DivisionDirectory directory, PageRenderer pages) =>
        await pages.PageAsync<StandingDeskPage>(http, new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["Months"] = await book.MonthsAsync(http.RequestAborted),
            ["MayPublish"] = actor.Scope.Covers(directory.Top.Code),
        });

    private static async Task<IResult> ShowAsync(
        string month, Actor actor, HttpContext http, StandingBook book, DivisionDirectory directory, PageRenderer pages, StandingForm form)
    {
        // Who publishes must answer for all districts that are ranked.
        if (!actor.Scope.Covers(directory.Top.Code) || !Day.TryParseMonth(month, out var wanted) || await book.DraftAsync(wanted, form.Anew, http.RequestAborted) is not { } draft)
        {
            return Results.NotFound();
        }

        return await pages.PageAsync<StandingDraftPage>(
            http,
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["Draft"] = draft,
                ["Versions"] = await book.VersionsAsync(wanted, http.RequestAborted),
                ["Form"] = form,
                ["Done"] = http.Request.Query.ContainsKey(DoneQuery) && form.Fault is null,
            },
            form.Fault is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
            form.Anew ? "anew=1" : "");
    }

    private static async Task<IResult> PublishAsync(
        string month, Actor actor, HttpContext http, StandingBook book, DivisionDirectory directory, PageRenderer pages)
    {
        var (fields, _) = await PostedForm.ReadAsync(http.Request);
        var language = Language.Of(http.Request);
        var reason = WrittenText.Clean(fields.Single("reason")) ?? "";
        var form = new StandingForm(fields.Single("anew") == "1", reason, Fault: null);
        if (!actor.Scope.Covers(directory.Top.Code) || !Day.TryParseMonth(month, out var wanted))
        {
            return Results.NotFound();
        }

        var isCorrection = fields.Single("version") is not ("" or "1");
        if (isCorrection && reason.Length is 0 or > AuditEntry.LongestReason)
        {
            return await ShowAsync(month, actor, http, book, directory, pages, form with
            {
                Fault = language.T($"请写明更正的原因，不超过 {AuditEntry.LongestReason} 字。", $"Say why it is corrected, in at most {AuditEntry.LongestReason} characters."),
            });
        }

        var outcome = await book.PublishAsync(actor, wanted, fields.Single("seen"), isCorrection ? reason : null, form.Anew, http.RequestAborted);
        return outcome switch
        {
            PublishOutcome.Published => new SeeOther(PageContext.Of(http).Link($"{StandingPaths.Draft(wanted)}?{DoneQuery}=1")),
            PublishOutcome.NotClosed => Results.NotFound(),
            PublishOutcome.BeforeIsDue => await ShowAsync(month, actor, http, book, directory, pages, form with
            {
                Fault = language.T("请先发布更早的月份：本月要看它的末位名单。", "Publish the earlier months first: this one depends on their last places."),
            }),
            _ => await ShowAsync(month, actor, http, book, directory, pages, form with
            {
                Fault = language.T("您看过之后内容变了（有新的通报或新的版本）。请再核对一遍下面的内容，然后发布。", "It has changed since you saw it: a bulletin or another version came. Look at what stands below now, and publish then."),
            }),
        };
    }

    private static bool IsAnew(HttpContext http) => http.Request.Query["anew"] == "1";
}

/// <summary>What was chosen and typed on a draft.</summary>
/// <param name="Anew">Whether the numbers are read again rather than taken as frozen.</param>
/// <param name="Reason">Why there is a correction.</param>
/// <param name="Fault">What is wrong, for the reader; null where nothing is.</param>
public sealed record StandingForm(bool Anew, string Reason, string? Fault);
