namespace SafeDiningCode.Web.Codes;

internal static class CodesModule
{
    public static IServiceCollection AddCodes(this IServiceCollection services, IConfiguration configuration)
    {
        return services;
    }

    public static void MapCodes(this IEndpointRouteBuilder routes)
    {
    }
}
