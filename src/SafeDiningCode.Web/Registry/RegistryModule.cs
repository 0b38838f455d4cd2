using SafeDiningCode.Web.Registry.Changes;
using SafeDiningCode.Web.Registry.Divisions;
using SafeDiningCode.Web.Registry.Import;

namespace SafeDiningCode.Web.Registry;

/// <summary>Licences, eateries and places: what the authority knows of each eatery.</summary>
internal static class RegistryModule
{
    public static IServiceCollection AddRegistry(this IServiceCollection services)
    {
        services.AddSingleton<DivisionDirectory>();
        services.AddSingleton<ChangeCalls>();
        services.AddSingleton<ChangeLog>();
        services.AddSingleton<RegistryWriter>();
        services.AddSingleton<RegistryImport>();
        return services;
    }
}
