using System.Globalization;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Policy;
using SafeDiningCode.Web.Audit;
using SafeDiningCode.Web.Hosting;
using SafeDiningCode.Web.Hosting.Errors;
using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.Hosting.Tables;
using SafeDiningCode.Web.Hosting.Visitors;
using SafeDiningCode.Web.Registry.Divisions;
using SafeDiningCode.Web.Scanning.Page;
using SafeDiningCode.Web.SetAside.Cases;

namespace SafeDiningCode.Web.SetAside.Pages;

/// <summary>Where officials see what is set aside of their division and below, and regulators release it.</summary>
internal static class SetAsideEndpoints
{
    private const int MostPages = 10_000;

    public static void MapSetAsideDesk(this IEndpointRouteBuilder routes)
    {
        var looking = routes.MapSignedIn("/regulator", Roles.Officials);
        looking.MapGet("/set-aside", ListAsync);
        looking.MapGet("/set-aside.csv", FileAsync);
        looking.MapGet("/set-aside.xlsx", FileAsync);
        looking.MapGet("/set-aside/{id:long}", (long id, Actor actor, HttpContext http, SetAsideDesk desk, PageRenderer pages, ErrorAnswers errors) =>
            CaseAsync(id, actor, http, desk, pages, errors, fault: null, "", StatusCodes.Status200OK));

        var managing = routes.MapSignedIn("/regulator", Roles.Managers);
        managing.MapPost("/set-aside/{id:long}/release", ReleaseAsync);
    }

    private static async Task<IResult> ListAsync(Actor actor, HttpContext http, SetAsideDesk desk, DivisionDirectory divisions, PageRenderer pages)
    {
        var filter = SetAsidePaths.FilterOf(http.Request.Query["state"]);
        var page = int.TryParse(http.Request.Query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, 1, MostPages) : 1;
        var rows = await desk.ReadAsync(actor.Scope, filter, (page - 1) * SetAsideDesk.PageRows, SetAsideDesk.PageRows, http.RequestAborted);
        return await pages.PageAsync<SetAsidePage>(
            http,
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                [nameof(SetAsidePage.Rows)] = rows,
                [nameof(SetAsidePage.Totals)] = await desk.TotalsAsync(actor.Scope, http.RequestAborted),
                [nameof(SetAsidePage.Filter)] = filter,
                [nameof(SetAsidePage.Page)] = page,
                [nameof(SetAsidePage.Places)] = rows.Select(row => row.Division).Distinct(StringComparer.Ordinal)
                    .ToDictionary(place => place, place => divisions.Divisions.GetValueOrDefault(place)?.Name ?? place, StringComparer.Ordinal),
            },
            query: SetAsidePaths.Query(filter, page));
    }

    private static async Task<IResult> FileAsync(Actor actor, HttpContext http, SetAsideDesk desk, DivisionDirectory divisions)
    {
        var rows = await desk.ReadAsync(actor.Scope, SetAsidePaths.FilterOf(http.Request.Query["state"]), 0, SetAsideDesk.MostExported, http.RequestAborted);
        return TableFiles.Answer(
            http,
            new TableFile(
                "set-aside",
                "暂不计入的评价",
                ["编号", "店名", "经营者", "地区", "日期", "规则", "依据", "评价", "满意", "基本满意", "不满意", "发现时间", "恢复计入时间", "经办人", "理由"],
                rows.Select(IReadOnlyList<object?> (row) =>
                [
                    row.Id.ToString(CultureInfo.InvariantCulture), row.Shop, row.Name, divisions.NameOf(row.Division), Day.Text(row.Day),
                    SetAsideWords.Rule(row.Rule, Language.Chinese), SetAsideWords.Evidence(row.Rule, row.Numbers, Language.Chinese),
                    row.Tally.Counted, row.Satisfied, row.Fair, row.Dissatisfied, ScanWords.Moment(row.FoundAt),
                    row.ReleasedAt is { } released ? ScanWords.Moment(released) : null, row.ReleasedByName, row.Reason,
                ])));
    }

    private static async Task<IResult> CaseAsync(
        long id, Actor actor, HttpContext http, SetAsideDesk desk, PageRenderer pages, ErrorAnswers errors, string? fault, string reason, int status)
    {
        if (await desk.FindAsync(actor.Scope, id, http.RequestAborted) is not { } view)
        {
            await errors.AnswerAsync(http, StatusCodes.Status404NotFound);
            return Results.Empty;
        }

        return await pages.PageAsync<SetAsideCasePage>(
            http,
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                [nameof(SetAsideCasePage.View)] = view,
                [nameof(SetAsideCasePage.MayRelease)] = Roles.Managers.Contains(actor.Role),
                [nameof(SetAsideCasePage.Fault)] = fault,
                [nameof(SetAsideCasePage.Reason)] = reason,
                [nameof(SetAsideCasePage.Done)] = fault is null && http.Request.Query.ContainsKey("done"),
            },
            status);
    }

    private static async Task<IResult> ReleaseAsync(long id, Actor actor, HttpContext http, SetAsideDesk desk, PageRenderer pages, ErrorAnswers errors)
    {
        var (fields, _) = await PostedForm.ReadAsync(http.Request);
        var language = Language.Of(http.Request);
        var reason = WrittenText.Clean(fields.Single("reason")) ?? "";
        Task<IResult> RefuseAsync(string fault, int status) => CaseAsync(id, actor, http, desk, pages, errors, fault, reason, status);
        if (reason.Length is 0 or > AuditEntry.LongestReason)
        {
            return await RefuseAsync(
                language.T($"请写明恢复计入的理由，不超过 {AuditEntry.LongestReason} 字。", $"Say why they are to count again, in at most {AuditEntry.LongestReason} characters."),
                StatusCodes.Status400BadRequest);
        }

        var seen = int.TryParse(fields.Single("seen"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
        return await desk.ReleaseAsync(actor, id, seen, reason, http.RequestAborted) switch
        {
            ReleaseOutcome.Released => new SeeOther(PageContext.Of(http).Link(SetAsidePaths.Case(id) + "?done=1")),
            ReleaseOutcome.ReleasedBefore => await RefuseAsync(
                language.T("同事刚把这些评价恢复计入，不用再做什么。", "A colleague has just released these ratings; there is nothing more to do."), StatusCodes.Status409Conflict),
            ReleaseOutcome.Changed => await RefuseAsync(
                language.T("您看过之后数目变了：又有评价归入，或者食客撤回了。请再看一遍，然后恢复。", "The numbers changed since you saw them: ratings came to it, or diners took some back. Look again, and release then."),
                StatusCodes.Status409Conflict),
            // Answered as any page that is not there.
            _ => await RefuseAsync("", StatusCodes.Status404NotFound),
        };
    }
}
