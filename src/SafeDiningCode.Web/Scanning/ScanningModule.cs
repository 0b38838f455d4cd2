namespace SafeDiningCode.Web.Scanning;

internal static class ScanningModule
{
    public static IServiceCollection AddScanning(this IServiceCollection services, IConfiguration configuration)
    {
        return services;
    }

    public static void MapScanning(this IEndpointRouteBuilder routes)
    {
    }
}
