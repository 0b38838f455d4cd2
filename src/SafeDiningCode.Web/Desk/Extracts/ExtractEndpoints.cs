using System.Globalization;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Policy;
using SafeDiningCode.Web.Desk.Pages;
using SafeDiningCode.Web.Hosting;
using SafeDiningCode.Web.Hosting.Errors;
using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.Hosting.Visitors;

namespace SafeDiningCode.Web.Desk.Extracts;

/// <summary>
/// Where regulators hand in an extract of the registry: it is checked, they see what it would change, and nothing is
/// changed before they say so.
/// </summary>
internal static class ExtractEndpoints
{
    private const int FormBytes = 64 * 1024;
    private const int MostPages = 100_000;

    public static void MapExtracts(this IEndpointRouteBuilder routes)
    {
        var imports = routes.MapSignedIn(DeskPaths.Imports, Roles.Managers);
        imports.MapGet("", (Actor actor, HttpContext http, ExtractBook book, PageRenderer pages) => ListAsync(actor, http, book, pages, fault: null));
        imports.MapPost("", ReceiveAsync).WithMetadata(new RequestSizeLimitAttribute(ExtractBook.MostBytes + FormBytes));
        imports.MapGet("/{id:long}", ShowAsync);
        imports.MapGet("/{id:long}/progress", ProgressAsync);
        imports.MapGet("/{id:long}/report.csv", ReportAsync);
        imports.MapPost("/{id:long}/confirm", (long id, Actor actor, HttpContext http, ExtractBook book, PageRenderer pages, ErrorAnswers errors) =>
            MoveAsync(id, ExtractMove.Confirm, actor, http, book, pages, errors));
        imports.MapPost("/{id:long}/check", (long id, Actor actor, HttpContext http, ExtractBook book, PageRenderer pages, ErrorAnswers errors) =>
            MoveAsync(id, ExtractMove.Check, actor, http, book, pages, errors));
        imports.MapPost("/{id:long}/stop", (long id, Actor actor, HttpContext http, ExtractBook book, PageRenderer pages, ErrorAnswers errors) =>
            MoveAsync(id, ExtractMove.Stop, actor, http, book, pages, errors));
        imports.MapPost("/{id:long}/discard", (long id, Actor actor, HttpContext http, ExtractBook book, PageRenderer pages, ErrorAnswers errors) =>
            MoveAsync(id, ExtractMove.Discard, actor, http, book, pages, errors));
    }

    private static async Task<IResult> ListAsync(Actor actor, HttpContext http, ExtractBook book, PageRenderer pages, string? fault)
    {
        var page = int.TryParse(http.Request.Query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, 1, MostPages) : 1;
        return await pages.PageAsync<ImportsPage>(
            http,
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                [nameof(ImportsPage.Extracts)] = await book.ListAsync(actor.Scope, page, http.RequestAborted), [nameof(ImportsPage.Page)] = page, [nameof(ImportsPage.Fault)] = fault,
            },
            fault is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
            query: page > 1 ? string.Create(CultureInfo.InvariantCulture, $"page={page}") : "");
    }

    private static async Task<IResult> ReceiveAsync(Actor actor, HttpContext http, ExtractBook book, PageRenderer pages)
    {
        var (fields, _) = await PostedForm.ReadAsync(http.Request);
        var language = Language.Of(http.Request);
        if (fields.Files.GetFile("file") is not { Length: > 0 } file)
        {
            return await ListAsync(actor, http, book, pages, language.T("请选择要导入的文件：CSV（UTF-8 或 GB18030）或 .xlsx。", "Please choose a file: CSV (UTF-8 or GB18030) or .xlsx."));
        }

        await using var content = file.OpenReadStream();
        var received = new ReceivedExtract(book.NewId(), ExtractSources.Page, file.FileName, actor, actor.Scope.Division ?? "", ExtractStates.Uploaded);
        return await book.ReceiveAsync(received, content, http.RequestAborted)
            ? new SeeOther(PageContext.Of(http).Link(DeskPaths.Import(received.Id)))
            : await ListAsync(actor, http, book, pages, language.T("文件是空的，或者超过 64 MiB。", "The file is empty, or larger than 64 MiB."));
    }

    private static async Task<IResult> ShowAsync(long id, Actor actor, HttpContext http, ExtractBook book, PageRenderer pages, ErrorAnswers errors) =>
        await book.FindAsync(actor.Scope, id, http.RequestAborted) is { } extract
            ? await PageAsync(extract, http, book, pages, fault: null, StatusCodes.Status200OK)
            : await NotThereAsync(http, errors);

    private static async Task<IResult> ProgressAsync(long id, Actor actor, HttpContext http, ExtractBook book, ErrorAnswers errors) =>
        await book.FindAsync(actor.Scope, id, http.RequestAborted) is { } extract
            ? Results.Json(
                new ProgressAnswer(extract.State, extract.Done, ExtractWords.Progress(extract, Language.Of(http.Request))), ProgressJsonContext.Default.ProgressAnswer)
            : await NotThereAsync(http, errors);

    private static async Task<IResult> ReportAsync(long id, Actor actor, HttpContext http, ExtractBook book, ErrorAnswers errors)
    {
        if (await book.FindAsync(actor.Scope, id, http.RequestAborted) is null || await book.ReportPartAsync(id, 0, http.RequestAborted) is not { } first)
        {
            return await NotThereAsync(http, errors);
        }

        http.Response.Headers.ContentDisposition = string.Create(CultureInfo.InvariantCulture, $"attachment; filename=\"import-{id}-report.csv\"");
        return Results.Stream(
            async stream =>
            {
                byte[]? part = first;
                for (var position = 1; part is not null; position++)
                {
                    await stream.WriteAsync(part, http.RequestAborted);
                    part = await book.ReportPartAsync(id, position, http.RequestAborted);
                }
            },
            "text/csv; charset=utf-8");
    }

    private static async Task<IResult> MoveAsync(long id, ExtractMove move, Actor actor, HttpContext http, ExtractBook book, PageRenderer pages, ErrorAnswers errors)
    {
        if (await book.FindAsync(actor.Scope, id, http.RequestAborted) is not { } extract)
        {
            return await NotThereAsync(http, errors);
        }

        if (await book.MoveAsync(actor, extract, move, http.RequestAborted))
        {
            return new SeeOther(PageContext.Of(http).Link(DeskPaths.Import(id)));
        }

        var language = Language.Of(http.Request);
        var now = await book.FindAsync(actor.Scope, id, http.RequestAborted) ?? extract;
        var isOld = move == ExtractMove.Confirm && now.State is ExtractStates.Checked or ExtractStates.Stopped && now.Preview is not null;
        return await PageAsync(
            now,
            http,
            book,
            pages,
            isOld
                ? language.T("这份核对之后又有别的登记数据确认导入，下面的结果已经不准，没有导入。请点“重新核对”，看过新的结果再确认。", "Another extract was confirmed since this preview was made: it is no longer true, and nothing was imported. Choose «Check again», look at the new preview, then confirm.")
                : language.T("情况刚变了，这一步现在做不了。下面是最新的状态。", "That cannot be done any more: below is how it stands now."),
            StatusCodes.Status409Conflict);
    }

    private static async Task<IResult> PageAsync(ExtractRow extract, HttpContext http, ExtractBook book, PageRenderer pages, string? fault, int status)
    {
        if (ExtractStates.IsUnderWay(extract.State))
        {
            DeskScript.Allow(http.Response, DeskScript.Progress);
        }

        return await pages.PageAsync<ImportPage>(
            http,
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                [nameof(ImportPage.Extract)] = extract,
                [nameof(ImportPage.Fault)] = fault,
                [nameof(ImportPage.HasReport)] = await book.ReportPartAsync(extract.Id, 0, http.RequestAborted) is not null,
            },
            status);
    }

    private static async Task<IResult> NotThereAsync(HttpContext http, ErrorAnswers errors)
    {
        await errors.AnswerAsync(http, StatusCodes.Status404NotFound);
        return Results.Empty;
    }
}

/// <summary>How far an extract is.</summary>
/// <param name="State">How it stands.</param>
/// <param name="Done">Of 10,000.</param>
/// <param name="Words">The same in words.</param>
internal sealed record ProgressAnswer(string State, int Done, string Words);

/// <summary>How it is written.</summary>
[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(ProgressAnswer))]
internal sealed partial class ProgressJsonContext : JsonSerializerContext;
