using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;
using SafeDiningCode.Web.Accounts.ApiKeys;
using SafeDiningCode.Web.Accounts.Policy;
using SafeDiningCode.Web.Desk.Extracts;
using SafeDiningCode.Web.Hosting.Errors;
using SafeDiningCode.Web.Hosting.Layout;

namespace SafeDiningCode.Web.Desk.Feed;

/// <summary>Extracts of the registry from another system, with its key: kept first, imported as soon as a server is free.</summary>
internal static class ExtractApi
{
    private const string Path = "/api/v1/registry/extracts";

    public static void MapExtractApi(this IEndpointRouteBuilder routes)
    {
        var extracts = routes.MapApiKeyed(Path, KeyPurposes.RegistryFeed).ExcludeFromDescription();
        extracts.MapPost("", ReceiveAsync).WithMetadata(new RequestSizeLimitAttribute(ExtractBook.MostBytes));
        extracts.MapGet("/{id:long}", ShowAsync);
    }

    private static async Task<IResult> ReceiveAsync(ApiCaller caller, HttpContext http, ExtractBook book)
    {
        var name = http.Request.Query["name"] is [{ Length: > 0 } given] ? given : "extract";
        var received = new ReceivedExtract(
            book.NewId(), ExtractSources.Key, name, caller.Actor, caller.Actor.Scope.Division ?? "", ExtractStates.Confirmed);
        if (!await book.ReceiveAsync(received, http.Request.Body, http.RequestAborted))
        {
            var language = Language.Of(http.Request);
            return Results.Problem(
                title: language.T("没有收下", "That was not taken"),
                detail: language.T("请求体应是登记数据文件（CSV 或 .xlsx），不能为空，最大 64 MiB。", "The body is the extract, CSV or .xlsx: it may not be empty, and not larger than 64 MiB."),
                statusCode: StatusCodes.Status400BadRequest);
        }

        return Results.Json(
            new ExtractAnswer(Text(received.Id), ExtractStates.Confirmed, null), ExtractJsonContext.Default.ExtractAnswer, statusCode: StatusCodes.Status202Accepted);
    }

    private static async Task<IResult> ShowAsync(long id, ApiCaller caller, HttpContext http, ExtractBook book, ErrorAnswers errors)
    {
        var extract = await book.FindAsync(caller.Actor.Scope, id, http.RequestAborted);
        if (extract is not { Source: ExtractSources.Key } || extract.ActorId != caller.Actor.AccountId)
        {
            await errors.AnswerAsync(http, StatusCodes.Status404NotFound);
            return Results.Empty;
        }

        var counts = ExtractCounts.FromJson(extract.Outcome);
        return Results.Json(
            new ExtractAnswer(Text(extract.Id), extract.State, counts is null ? null : new ExtractAnswerCounts(
                counts.Rows,
                counts.Added,
                counts.Changed,
                counts.Unchanged,
                counts.Warned,
                counts.NotCatering,
                counts.Refused.ToDictionary(reason => reason.Reason, reason => reason.Count, StringComparer.Ordinal),
                counts.Codes))
            {
                Fault = extract.Fault is { } fault ? ExtractWords.Fault(fault, Language.Of(http.Request)) : null,
            },
            ExtractJsonContext.Default.ExtractAnswer);
    }

    private static string Text(long id) => id.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>How an extract stands. The key is text: it has more digits than a script's number.</summary>
internal sealed record ExtractAnswer(string Id, string State, ExtractAnswerCounts? Imported)
{
    /// <summary>Why it was not imported; null where it was, or will be.</summary>
    public string? Fault { get; init; }
}

/// <summary>What was imported.</summary>
internal sealed record ExtractAnswerCounts(
    int Rows, int Added, int Changed, int Unchanged, int Warned, int NotCatering, IReadOnlyDictionary<string, int> Rejected, int Codes);

/// <summary>How it is written.</summary>
[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(ExtractAnswer))]
internal sealed partial class ExtractJsonContext : JsonSerializerContext;
