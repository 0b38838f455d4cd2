using System.Globalization;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Contradictions;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Policy;
using SafeDiningCode.Web.Contradictions.Records;
using SafeDiningCode.Web.Hosting;
using SafeDiningCode.Web.Hosting.Errors;
using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.Hosting.Tables;
using SafeDiningCode.Web.Hosting.Visitors;
using SafeDiningCode.Web.Registry.Divisions;

namespace SafeDiningCode.Web.Contradictions.Pages;

/// <summary>The queue of contradictions for officials, as a page and as files, and where one is set down as looked into.</summary>
internal static class ContradictionEndpoints
{
    private const int MostPages = 10_000;

    public static void MapContradictionPages(this IEndpointRouteBuilder routes)
    {
        var queue = routes.MapSignedIn("/regulator", Roles.Officials);
        queue.MapGet("/contradictions", (Actor actor, HttpContext http, ContradictionBook book, PageRenderer pages) =>
            PageAsync(actor, http, book, pages, QueryOf(http), fault: null, about: null, StatusCodes.Status200OK));
        queue.MapGet("/contradictions.csv", FileAsync);
        queue.MapGet("/contradictions.xlsx", FileAsync);
        queue.MapPost("/contradictions/{id:long}/handle", HandleAsync);
    }

    private static async Task<IResult> HandleAsync(long id, Actor actor, HttpContext http, ContradictionBook book, PageRenderer pages, ErrorAnswers errors)
    {
        var (fields, refusal) = await PostedForm.ReadAsync(http.Request);
        if (refusal is not null || !await book.IsThereAsync(actor.Scope, id, http.RequestAborted))
        {
            return await RefusedAsync(http, errors, refusal ?? StatusCodes.Status404NotFound);
        }

        var language = Language.Of(http.Request);
        var query = QueryOf(http) with { Handled = false };
        if (WrittenText.Clean(fields.Single("note")) is not { Length: <= ContradictionBook.LongestNote } note)
        {
            var fault = language.T($"请写明核实的结果，不超过 {ContradictionBook.LongestNote} 字。", $"Please say what you found, in up to {ContradictionBook.LongestNote} characters.");
            return await PageAsync(actor, http, book, pages, query, fault, id, StatusCodes.Status400BadRequest);
        }

        switch (await book.HandleAsync(actor, id, note, http.RequestAborted))
        {
            case HandleOutcome.Handled:
                return new SeeOther(PageContext.Of(http).Link($"{ContradictionPaths.Of(query)}&did=handled"));
            case HandleOutcome.HandledBefore:
                return await PageAsync(
                    actor, http, book, pages, query, language.T("同事刚核实过这条线索，您写的没有记录。", "A colleague has just looked into this; what you wrote is not on record."), about: null, StatusCodes.Status409Conflict);
            default:
                return await RefusedAsync(http, errors, StatusCodes.Status404NotFound);
        }
    }

    private static async Task<IResult> PageAsync(
        Actor actor, HttpContext http, ContradictionBook book, PageRenderer pages, ContradictionQuery query, string? fault, long? about, int status)
    {
        var list = await book.ReadAsync(actor.Scope, query, http.RequestAborted);
        return await pages.PageAsync<ContradictionsPage>(
            http,
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                [nameof(ContradictionsPage.List)] = list,
                [nameof(ContradictionsPage.Fault)] = fault,
                [nameof(ContradictionsPage.About)] = list.Rows.Any(row => row.Id == about) ? about : null,
                [nameof(ContradictionsPage.Notice)] = http.Request.Query["did"] == "handled" ? Language.Of(http.Request).T("✓ 已记录核实结果。", "✓ What you found is on record.") : null,
            },
            status,
            query: ContradictionPaths.Query(query));
    }

    private static async Task<IResult> FileAsync(Actor actor, HttpContext http, ContradictionBook book, DivisionDirectory divisions)
    {
        var rows = await book.ExportAsync(actor.Scope, QueryOf(http), http.RequestAborted);
        return TableFiles.Answer(
            http,
            new TableFile(
                "contradictions",
                "矛盾线索",
                ["编号", "店名", "经营者", "地区", "等级", "类别", "线索", "第一天", "最后一天", "发现时间", "核实时间", "核实人", "核实结果"],
                rows.Select(IReadOnlyList<object?> (row) =>
                [
                    row.Id.ToString(CultureInfo.InvariantCulture), row.Shop, row.Name, divisions.NameOf(row.Division), row.Grade,
                    ContradictionWords.Kind(row.Kind, Language.Chinese), ContradictionWords.Reason(row, Language.Chinese), Day.Text(row.FirstDay), Day.Text(row.LastDay),
                    Moment(row.FoundAt), row.HandledAt is { } handled ? Moment(handled) : null, row.HandledBy, row.HandledNote,
                ])));
    }

    private static async Task<IResult> RefusedAsync(HttpContext http, ErrorAnswers errors, int status)
    {
        await errors.AnswerAsync(http, status);
        return Results.Empty;
    }

    // What cannot be read asks for nothing: the page shows what was understood.
    private static ContradictionQuery QueryOf(HttpContext http)
    {
        var query = http.Request.Query;
        return new ContradictionQuery(
            ContradictionKinds.All.FirstOrDefault(kind => query["kind"] == kind) ?? "",
            query["state"] == "handled",
            int.TryParse(query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? Math.Clamp(page, 1, MostPages) : 1);
    }

    private static string Moment(DateTime utc) => Day.WallClock(utc).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
