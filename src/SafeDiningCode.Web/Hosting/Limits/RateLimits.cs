using System.Globalization;
using System.Threading.RateLimiting;
using SafeDiningCode.Web.Data.Redis;
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

    public static IServiceCollection AddRateLimits(this IServiceCollection services) => services.AddRateLimiter(limits =>
    {
        limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limits.OnRejected = async (rejected, _) =>
        {
            var http = rejected.HttpContext;
            var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromMinutes(1);
            http.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            await (http.GetEndpoint()?.Metadata.GetMetadata<OverLimit>() is { } own
                ? own.Answer(http)
                : http.RequestServices.GetRequiredService<ErrorAnswers>().AnswerAsync(http, StatusCodes.Status429TooManyRequests));
        };
        limits.AddPolicy(Reports, http => PerMinute(http, Reports, ReportsPerMinute));
        // The front door alone costs nothing.
        limits.AddPolicy(Searches, http => http.Request.Query.ContainsKey("q") ? PerMinute(http, Searches, SearchesPerMinute) : RateLimitPartition.GetNoLimiter(""));
    });

    /// <summary>So many a minute for the network that this request comes from, whichever instance it comes to.</summary>
    public static RateLimitPartition<string> PerMinute(HttpContext http, string policy, int permits)
    {
        var services = http.RequestServices;
        return RateLimitPartition.Get<string>(
            ClientNetwork.Of(http),
            network => new SharedWindow(services.GetRequiredService<RedisLink>(), services.GetRequiredService<TimeProvider>(), policy, network, permits));
    }
}

/// <summary>On a route: what to answer over the limit instead of the general page, where something typed would be lost.</summary>
internal sealed record OverLimit(Func<HttpContext, Task> Answer);
