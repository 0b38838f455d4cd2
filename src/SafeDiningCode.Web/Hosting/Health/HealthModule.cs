namespace SafeDiningCode.Web.Hosting.Health;

/// <summary>Whether this process lives, and whether it should get requests: for the orchestrator and the proxy in front.</summary>
internal static class HealthModule
{
    public static IServiceCollection AddHealth(this IServiceCollection services) => services
        .AddSingleton<ICheckPart, DatabasePart>()
        .AddSingleton<ICheckPart, RedisPart>()
        .AddSingleton<Readiness>();

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        var health = routes.MapGroup("/healthz").ExcludeFromDescription();
        health.MapGet("/live", Live);
        health.MapGet("/ready", ReadyAsync);
    }

    private static IResult Live(HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        return Results.Json(new { status = "live" });
    }

    private static async Task<IResult> ReadyAsync(HttpContext http, Readiness readiness)
    {
        http.Response.Headers.CacheControl = "no-store";
        var answer = await readiness.AskAsync();
        return Results.Json(answer, statusCode: answer.TakesRequests ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}
