using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.OpenApi;
using SafeDiningCode.Web.Accounts.ApiKeys;
using SafeDiningCode.Web.Accounts.Policy;
using SafeDiningCode.Web.Desk.Extracts;
using SafeDiningCode.Web.Hosting.Errors;
using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.OpenData;

namespace SafeDiningCode.Web.Desk.Feed;

/// <summary>Extracts of the registry from another system, with its key: kept first, imported as soon as a server is free.</summary>
internal static class ExtractApi
{
    private const string Path = "/api/v1/registry/extracts";

    public static void MapExtractApi(this IEndpointRouteBuilder routes)
    {
        var extracts = routes.MapApiKeyed(Path, KeyPurposes.RegistryFeed).WithTags("Registry");
        extracts.MapPost("", ReceiveAsync)
            .WithMetadata(new RequestSizeLimitAttribute(ExtractBook.MostBytes))
            .WithName("SendExtract")
            .WithSummary("Hand in an extract of the registry")
            .WithDescription(
                "From the authority's licensing system, with the header Authorization: Bearer and a key for registry-feed. The body is the file itself, CSV (UTF-8 or "
                + "GB18030) or .xlsx, up to 64 MiB. It is kept before it is answered and imported as soon as a server is free; rows outside the key's division are refused. "
                + "The same file once more changes nothing.")
            .Produces<ExtractAnswer>(StatusCodes.Status202Accepted)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable)
            .WithExample(StatusCodes.Status202Accepted, """{"id":"196283617283748864","state":"confirmed","imported":null,"fault":null}""")
            .AddOpenApiOperationTransformer((operation, _, _) =>
            {
                operation.RequestBody = Body();
                return Task.CompletedTask;
            });
        extracts.MapGet("/{id:long}", ShowAsync)
            .WithName("GetExtract")
            .WithSummary("How an extract stands that was handed in with the same key")
            .WithDescription("`state` is confirmed until it is imported, then done; or unreadable or failed, with `fault` saying why. `imported` counts rows once it is done.")
            .Produces<ExtractAnswer>()
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable)
            .WithExample(
                StatusCodes.Status200OK,
                """{"id":"196283617283748864","state":"done","imported":{"rows":3000,"added":12,"changed":40,"unchanged":2868,"warned":67,"notCatering":22,"rejected":{"licence-check-digit":58},"codes":12},"fault":null}""");
    }

    // Not said by Accepts: that would refuse those who send the bytes and do not say what they are.
    private static OpenApiRequestBody Body() => new()
    {
        Required = true,
        Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
        {
            ["text/csv"] = new OpenApiMediaType
            {
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" },
                Example = "许可证编号,经营者名称,发证日期,有效期至\nJY25301020000016,示例餐饮店,2024-01-02,2029-01-01\n",
            },
        },
    };

    /// <param name="name">What to call the file in lists; <c>extract</c> where nothing is said.</param>
    private static async Task<IResult> ReceiveAsync(ApiCaller caller, HttpContext http, ExtractBook book, string? name)
    {
        name = string.IsNullOrEmpty(name) ? "extract" : name;
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
