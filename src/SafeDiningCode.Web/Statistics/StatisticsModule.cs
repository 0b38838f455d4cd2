namespace SafeDiningCode.Web.Statistics;

internal static class StatisticsModule
{
    public static IServiceCollection AddStatistics(this IServiceCollection services, IConfiguration configuration)
    {
        return services;
    }

    public static void MapStatistics(this IEndpointRouteBuilder routes)
    {
    }
}
