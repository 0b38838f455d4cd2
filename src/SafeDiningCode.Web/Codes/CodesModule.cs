using SafeDiningCode.Web.Codes.Images;

namespace SafeDiningCode.Web.Codes;

/// <summary>Codes on the wall: issue, revoke, pictures and posters.</summary>
internal static class CodesModule
{
    public static IServiceCollection AddCodes(this IServiceCollection services)
    {
        services.AddSingleton<CodeKeys>();
        services.AddSingleton<CodeLinks>();
        services.AddSingleton<CodeIssuer>();
        services.AddSingleton<CodeRegister>();
        services.AddSingleton<CodeRefusals>();
        services.AddSingleton<CodeImages>();
        return services;
    }

    public static void MapCodes(this IEndpointRouteBuilder routes)
    {
        routes.MapImages();
    }
}
