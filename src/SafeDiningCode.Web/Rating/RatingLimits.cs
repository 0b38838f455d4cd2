using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using SafeDiningCode.Web.Hosting.Limits;

namespace SafeDiningCode.Web.Rating;

/// <summary>Settings <c>Limits:*</c> of ratings.</summary>
public sealed class RatingLimits
{
    /// <summary>The policy on the routes that take ratings.</summary>
    internal const string Policy = "ratings";

    /// <summary>Ratings that one network may send in a minute; 0 switches the limit off.</summary>
    public int RatingsPerNetworkPerMinute { get; set; } = 60;

    internal static void AddTo(IServiceCollection services) => services.AddRateLimiter(limits => limits.AddPolicy(Policy, http =>
    {
        var most = http.RequestServices.GetRequiredService<IOptions<RatingLimits>>().Value.RatingsPerNetworkPerMinute;
        return most == 0
            ? RateLimitPartition.GetNoLimiter("")
            : RateLimits.PerMinute(http, Policy, most);
    }));
}
