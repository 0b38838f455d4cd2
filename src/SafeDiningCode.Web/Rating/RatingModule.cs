namespace SafeDiningCode.Web.Rating;

internal static class RatingModule
{
    public static IServiceCollection AddRating(this IServiceCollection services, IConfiguration configuration)
    {
        return services;
    }

    public static void MapRating(this IEndpointRouteBuilder routes)
    {
    }
}
