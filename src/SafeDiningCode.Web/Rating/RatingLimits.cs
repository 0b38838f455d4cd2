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

    internal static void AddTo(IServiceCollection services) => services.AddRateLimiter(limits => limits.AddPolicy(
        Policy, http => RateLimits.PerMinute(http, Policy, Of(http.RequestServices).RatingsPerNetworkPerMinute)));

    internal static RatingLimits Of(IServiceProvider services) => services.GetRequiredService<IOptions<RatingLimits>>().Value;
}

/// <summary>Routes that take ratings.</summary>
internal static class LimitedRoutes
{
    /// <summary>Puts a route under the limit of ratings; one that is switched off costs nothing.</summary>
    public static TBuilder LimitRatings<TBuilder>(this TBuilder route, IEndpointRouteBuilder routes)
        where TBuilder : IEndpointConventionBuilder =>
        RatingLimits.Of(routes.ServiceProvider).RatingsPerNetworkPerMinute == 0 ? route : route.RequireRateLimiting(RatingLimits.Policy);
}
