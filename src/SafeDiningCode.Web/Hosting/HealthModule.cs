using SafeDiningCode.Web.Data;

namespace SafeDiningCode.Web.Hosting;

/// <summary>Whether this process lives, and whether it can do its work.</summary>
internal static class HealthModule
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/healthz/live", () => Results.Json(new { status = "live" })).ExcludeFromDescription();
        routes.MapGet("/healthz/ready", ReadyAsync).ExcludeFromDescription();
    }

    private static async Task<IResult> ReadyAsync(Database database, ILogger<Database> logger, CancellationToken cancellation)
    {
        try
        {
            await using var session = await database.OpenAsync(cancellation);
            await session.SingleAsync<int>("IsReady", cancellation: cancellation);
            return Results.Json(new { status = "ready", database = "up" });
        }
        catch (Exception error) when (DatabaseErrors.IsUnavailable(error))
        {
            logger.LogWarning(error, "The database is not reachable");
            return Results.Json(new { status = "unready", database = "down" }, statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
