using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using SafeDiningCode.Rules.Kitchens;
using SafeDiningCode.Web.Accounts.ApiKeys;
using SafeDiningCode.Web.Accounts.Policy;
using SafeDiningCode.Web.Hosting.Errors;
using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.Kitchens.Records;
using SafeDiningCode.Web.OpenData;

namespace SafeDiningCode.Web.Kitchens.Heartbeats;

/// <summary>Heartbeats from video platforms, one by one or a thousand at once.</summary>
internal static class HeartbeatApi
{
    /// <summary>Heartbeats in a batch.</summary>
    internal const int MostAtOnce = 1000;

    // A thousand names and times, with room for fields that platforms like to send along.
    private const int BatchBytes = 256 * 1024;

    public static void MapHeartbeats(this IEndpointRouteBuilder routes)
    {
        var kitchens = routes.MapApiKeyed("/api/v1/kitchens", KeyPurposes.KitchenHeartbeat).WithTags("Kitchens").AddEndpointFilter(LimitAsync);
        kitchens.MapPost("/{kitchen}/heartbeat", HearOneAsync)
            .WithName("HearKitchen")
            .WithSummary("Say that a kitchen can be seen")
            .WithDescription(
                "From the eatery's video platform, about once a minute, with the header Authorization: Bearer and a key for kitchen-heartbeat. Kept to the minute: "
                + "more often changes nothing. After five minutes without a new picture the kitchen is degraded, after thirty without a heartbeat offline. "
                + "Sent again, or late, it takes nothing back.")
            .Accepts<HeartbeatRequest>("application/json")
            .Produces<HeartbeatResponse>()
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
            .ProducesProblem(StatusCodes.Status429TooManyRequests)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable)
            .WithExample(null, """{"frameAt":"2026-11-22T12:03:04+08:00"}""")
            .WithExample(StatusCodes.Status200OK, """{"kitchen":"K7Q2M9XW3T5AB","state":"active"}""");
        kitchens.MapPost("/heartbeats", HearManyAsync)
            .WithMetadata(new RequestSizeLimitAttribute(BatchBytes))
            .WithName("HearKitchens")
            .WithSummary("Say of up to a thousand kitchens that they can be seen")
            .WithDescription(
                "As for one kitchen, in one request. Those that cannot be heard are listed with their reason: `unreadable`, `frame-in-future`, `unknown` "
                + "(no such kitchen where this key is good for) or `not-declared`; all others are heard.")
            .Accepts<HeartbeatsRequest>("application/json")
            .Produces<HeartbeatsResponse>()
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
            .ProducesProblem(StatusCodes.Status429TooManyRequests)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable)
            .WithExample(null, """{"heartbeats":[{"kitchen":"K7Q2M9XW3T5AB","frameAt":"2026-11-22T12:03:04+08:00"},{"kitchen":"K000000000000","frameAt":"2026-11-22T12:03:01+08:00"}]}""")
            .WithExample(StatusCodes.Status200OK, """{"heard":1,"refused":[{"index":1,"kitchen":"K000000000000","reason":"unknown"}]}""");
    }

    private static async ValueTask<object?> LimitAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var limits = http.RequestServices.GetRequiredService<HeartbeatLimits>();
        if (await limits.CountAsync(ApiCaller.Of(http).Actor.AccountId, http.RequestAborted) is not { } wait)
        {
            return await next(context);
        }

        http.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        await http.RequestServices.GetRequiredService<ErrorAnswers>().AnswerAsync(http, StatusCodes.Status429TooManyRequests);
        return Results.Empty;
    }

    private static async Task<IResult> HearOneAsync(string kitchen, ApiCaller caller, HttpContext http, HeartbeatIntake intake, TimeProvider clock)
    {
        var language = Language.Of(http.Request);
        using var body = await ReadAsync(http);
        if (body is null)
        {
            return NoJson(http, language);
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var (frame, fault) = HeartbeatReader.Frame(body.RootElement, now);
        if (frame is not { } minute)
        {
            return Invalid(language, "frameAt", fault == HeartbeatReader.FrameInFuture
                ? language.T("画面时间在未来，请校准平台时钟。", "The picture is from the future. Please set the platform's clock.")
                : language.T("请发送 frameAt：最新画面的时间，带时区，例如 2026-11-22T12:03:04+08:00。", "Send frameAt, the time of the newest picture with its offset, like 2026-11-22T12:03:04+08:00."));
        }

        if (!KitchenId.TryParse(kitchen, out var id))
        {
            return Unknown(language);
        }

        if (await intake.SubmitAsync([new Heartbeat(id, minute, now, Allowed(caller))]) is not [var answer])
        {
            return await BusyAsync(http);
        }

        return answer switch
        {
            { Outcome: HeartbeatOutcome.Heard, State: { } state } =>
                Results.Json(new HeartbeatResponse(id, KitchenStates.ToCode(state)), HeartbeatJsonContext.Default.HeartbeatResponse),
            { Outcome: HeartbeatOutcome.NotDeclared } => Results.Problem(
                title: language.T("没有申报视频明厨亮灶", "No video kitchen is declared"),
                detail: language.T("经营者没有申报，或已撤回。请与经营者核对。", "Its owner has declared none, or has taken the declaration back. Please ask the owner."),
                statusCode: StatusCodes.Status409Conflict,
                extensions: Reason(HeartbeatBatch.NotDeclared)),
            _ => Unknown(language),
        };
    }

    private static async Task<IResult> HearManyAsync(ApiCaller caller, HttpContext http, HeartbeatIntake intake, TimeProvider clock)
    {
        var language = Language.Of(http.Request);
        using var body = await ReadAsync(http);
        if (body is null)
        {
            return NoJson(http, language);
        }

        if (body.RootElement.ValueKind != JsonValueKind.Object
            || !body.RootElement.TryGetProperty("heartbeats", out var items)
            || items.ValueKind != JsonValueKind.Array
            || items.GetArrayLength() > MostAtOnce)
        {
            return Invalid(language, "heartbeats", language.T("请发送 heartbeats：一个数组，最多 1,000 条。", "Send heartbeats, an array of at most 1,000."));
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var batch = HeartbeatBatch.Read(items, now, Allowed(caller));
        if (batch.Heartbeats.Count > 0)
        {
            if (await intake.SubmitAsync(batch.Heartbeats) is not { } answers)
            {
                return await BusyAsync(http);
            }

            batch.Take(answers);
        }

        return Results.Json(batch.ToResponse(), HeartbeatJsonContext.Default.HeartbeatsResponse);
    }

    private static Func<KitchenRow, bool> Allowed(ApiCaller caller) => row => caller.Actor.Scope.CoversEatery(row.EateryId, row.Division);

    // Null where it is no JSON.
    private static async Task<JsonDocument?> ReadAsync(HttpContext http)
    {
        try
        {
            return http.Request.HasJsonContentType() ? await JsonDocument.ParseAsync(http.Request.Body, cancellationToken: http.RequestAborted) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IResult NoJson(HttpContext http, Language language) => http.Request.HasJsonContentType()
        ? Invalid(language, "", language.T("内容不是 JSON。", "The body is not JSON."))
        : Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);

    private static IResult Invalid(Language language, string field, string message) => Results.ValidationProblem(
        new Dictionary<string, string[]>(StringComparer.Ordinal) { [field] = [message] },
        title: language.T("心跳有误，没有记录", "The heartbeat is not in order and was not recorded"),
        detail: language.T("请按 errors 中的说明改正后再发。", "Mend what errors says and send it again."));

    // The same for a kitchen that is not there and for one that this key is not good for.
    private static IResult Unknown(Language language) => Results.Problem(
        title: language.T("没有这个后厨", "There is no such kitchen"),
        detail: language.T("请与经营者核对后厨编号，并确认密钥的适用地区。", "Check the kitchen's name with its owner, and the place that this key is good for."),
        statusCode: StatusCodes.Status404NotFound,
        extensions: Reason(HeartbeatBatch.UnknownKitchen));

    private static async Task<IResult> BusyAsync(HttpContext http)
    {
        await http.RequestServices.GetRequiredService<ErrorAnswers>().AnswerAsync(http, StatusCodes.Status503ServiceUnavailable);
        return Results.Empty;
    }

    private static Dictionary<string, object?> Reason(string reason) => new(StringComparer.Ordinal) { ["reason"] = reason };
}
