using System.Globalization;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Policy;
using SafeDiningCode.Web.Desk.Pages;
using SafeDiningCode.Web.Hosting;
using SafeDiningCode.Web.Hosting.Errors;
using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.Hosting.Tables;
using SafeDiningCode.Web.Hosting.Visitors;
using SafeDiningCode.Web.Registry;
using SafeDiningCode.Web.Registry.Divisions;
using SafeDiningCode.Web.Scanning.Page;
using SafeDiningCode.Web.Scanning.Reports;

namespace SafeDiningCode.Web.Desk.Reports;

/// <summary>The queue of the desk: reports of codes, and the ways to change requests and to owners.</summary>
internal static class QueueEndpoints
{
    private const int MostPages = 100_000;

    public static void MapDeskQueue(this IEndpointRouteBuilder routes)
    {
        var reports = routes.MapSignedIn(DeskPaths.Reports, Roles.Officials);
        reports.MapGet("", ShowAsync);
        reports.MapPost("/{id:long}/handle", HandleAsync);
        var files = routes.MapSignedIn("/regulator", Roles.Officials);
        files.MapGet("/reports.csv", FileAsync);
        files.MapGet("/reports.xlsx", FileAsync);
    }

    private static Task<IResult> ShowAsync(Actor actor, HttpContext http, ReportDesk desk, PageRenderer pages) =>
        PageAsync(actor, http, desk, pages, http.Request.Query["state"] == "handled", fault: null, about: null, StatusCodes.Status200OK);

    private static async Task<IResult> FileAsync(Actor actor, HttpContext http, ReportDesk desk, DivisionDirectory divisions) => TableFiles.Answer(http, new TableFile(
        "reports",
        "二维码举报",
        ["时间", "码", "店名", "地区", "举报", "说明", "处理时间", "处理人", "结果"],
        (await desk.AllAsync(actor.Scope, http.Request.Query["state"] == "handled", http.RequestAborted)).Select(IReadOnlyList<object?> (row) =>
        [
            ScanWords.Moment(row.ReportedAt), row.Code, row.Name is null ? null : ShopName.Of(row.Sign, row.Name), row.Division is null ? null : divisions.NameOf(row.Division),
            ReportKinds.All.FirstOrDefault(kind => kind.Code == row.Kind).Chinese, row.Comment, row.HandledAt is { } handled ? ScanWords.Moment(handled) : null, row.HandledBy, row.HandledNote,
        ])));

    private static async Task<IResult> HandleAsync(long id, Actor actor, HttpContext http, ReportDesk desk, PageRenderer pages, ErrorAnswers errors)
    {
        var (fields, _) = await PostedForm.ReadAsync(http.Request);
        if (!await desk.IsThereAsync(actor.Scope, id, http.RequestAborted))
        {
            return await NotThereAsync(http, errors);
        }

        var language = Language.Of(http.Request);
        if (WrittenText.Clean(fields.Single("note")) is not { Length: <= ReportDesk.LongestNote } note)
        {
            var fault = language.T($"请写明核实和处理的结果，不超过 {ReportDesk.LongestNote} 字。", $"Please say what came of it, in up to {ReportDesk.LongestNote} characters.");
            return await PageAsync(actor, http, desk, pages, handled: false, fault, id, StatusCodes.Status400BadRequest);
        }

        switch (await desk.HandleAsync(actor, id, note, http.RequestAborted))
        {
            case ReportOutcome.Handled:
                return new SeeOther(PageContext.Of(http).Link($"{DeskPaths.Reports}?did=handled"));
            case ReportOutcome.HandledBefore:
                return await PageAsync(
                    actor, http, desk, pages, handled: false, language.T("同事刚处理过这条举报。", "A colleague has just handled that report."), about: null, StatusCodes.Status409Conflict);
            default:
                return await NotThereAsync(http, errors);
        }
    }

    private static async Task<IResult> NotThereAsync(HttpContext http, ErrorAnswers errors)
    {
        await errors.AnswerAsync(http, StatusCodes.Status404NotFound);
        return Results.Empty;
    }

    private static async Task<IResult> PageAsync(Actor actor, HttpContext http, ReportDesk desk, PageRenderer pages, bool handled, string? fault, long? about, int status)
    {
        var page = int.TryParse(http.Request.Query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, 1, MostPages) : 1;
        var queue = await desk.ReadAsync(actor.Scope, handled, page, http.RequestAborted);
        var language = Language.Of(http.Request);
        return await pages.PageAsync<QueuePage>(
            http,
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                [nameof(QueuePage.Queue)] = queue,
                [nameof(QueuePage.Fault)] = fault,
                [nameof(QueuePage.About)] = about,
                [nameof(QueuePage.IsManager)] = Roles.Managers.Contains(actor.Role),
                [nameof(QueuePage.Notice)] = http.Request.Query["did"] == "handled" ? language.T("✓ 已记录处理结果。", "✓ What came of it is on record.") : null,
            },
            status,
            query: QueuePage.Query(handled, page));
    }
}
