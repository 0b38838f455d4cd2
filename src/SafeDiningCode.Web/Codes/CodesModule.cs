using SafeDiningCode.Web.Codes.Images;
using SafeDiningCode.Web.Codes.Listing;
using SafeDiningCode.Web.Codes.Posters;

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
        services.AddSingleton<CodeList>();
        services.AddSingleton<CodeImages>();
        services.AddSingleton(_ => new KeptImages(KeptImages.DefaultBytes));
        services.AddSingleton<PosterMaker>();
        services.AddSingleton<PosterFiles>();
        services.AddSingleton<PosterFonts>();
        services.AddOptions<PosterOptions>().BindConfiguration("Posters");
        return services;
    }

    public static void MapCodes(this IEndpointRouteBuilder routes)
    {
        routes.MapImages();
        routes.MapPosters();
    }
}
