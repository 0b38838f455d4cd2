using System.Globalization;
using System.Threading.RateLimiting;
using SafeDiningCode.Web.Hosting.Errors;

namespace SafeDiningCode.Web.Hosting.Limits;

/// <summary>How often one network may do a thing; named on the route. Beyond it: 429 with Retry-After.</summary>
internal static class RateLimits
{
    /// <summary>Reports of wrong shops and covered codes.</summary>
    public const string Reports = "reports";

    /// <summary>Searches by name: each looks through every eatery.</summary>
    public const string Searches = "searches";

    private const int ReportsPerMinute = 10;
    private const int SearchesPerMinute = 120;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    public static IServiceCollection AddRateLimits(this IServiceCollection services) => services.AddRateLimiter(limits =>
    {
        limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limits.OnRejected = async (rejected, _) =>
        {
            var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : Window;
            rejected.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            await rejected.HttpContext.RequestServices.GetRequiredService<ErrorAnswers>()
                .AnswerAsync(rejected.HttpContext, StatusCodes.Status429TooManyRequests);
        };
        limits.AddPolicy(Reports, http => PerMinute(http, ReportsPerMinute));
        // The front door alone costs nothing.
        limits.AddPolicy(Searches, http => http.Request.Query.ContainsKey("q") ? PerMinute(http, SearchesPerMinute) : RateLimitPartition.GetNoLimiter(""));
    });

    private static RateLimitPartition<string> PerMinute(HttpContext http, int permits) => RateLimitPartition.GetFixedWindowLimiter(
        ClientNetwork.Of(http), _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = Window });
}
