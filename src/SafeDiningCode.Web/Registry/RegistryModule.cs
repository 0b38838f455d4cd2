using SafeDiningCode.Web.Registry.Divisions;

namespace SafeDiningCode.Web.Registry;

/// <summary>Licences, eateries and places: what the authority knows of each eatery.</summary>
internal static class RegistryModule
{
    public static IServiceCollection AddRegistry(this IServiceCollection services)
    {
        services.AddSingleton<DivisionDirectory>();
        return services;
    }
}
