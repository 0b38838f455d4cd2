using Microsoft.Extensions.Options;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Pages;
using SafeDiningCode.Web.Kitchens.Declarations;
using SafeDiningCode.Web.Kitchens.Heartbeats;
using SafeDiningCode.Web.Kitchens.History;
using SafeDiningCode.Web.Kitchens.Outages;
using SafeDiningCode.Web.Kitchens.Overview;
using SafeDiningCode.Web.Kitchens.Pages;
using SafeDiningCode.Web.Kitchens.Records;
using SafeDiningCode.Web.Kitchens.Simulation;

namespace SafeDiningCode.Web.Kitchens;

/// <summary>Open kitchens (明厨亮灶): declared by owners, heard of from video platforms, seen by regulators.</summary>
internal static class KitchensModule
{
    private const int NavigationOrder = 445;

    public static IServiceCollection AddKitchens(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<KitchenOptions>().Bind(configuration.GetSection("Kitchens")).ValidateOnStart();
        services.AddSingleton<IValidateOptions<KitchenOptions>, KitchenOptions.Validator>();
        services.AddSingleton<KitchenBook>();
        services.AddSingleton<KitchenDeclarations>();
        services.AddSingleton<KitchenHistory>();
        services.AddSingleton<HeartbeatIntake>();
        services.AddHostedService(provider => provider.GetRequiredService<HeartbeatIntake>());
        services.AddHostedService<KitchenSweep>();
        services.AddSingleton<KitchenOutageNotices>();
        services.AddHostedService(provider => provider.GetRequiredService<KitchenOutageNotices>());
        services.AddSingleton<HeartbeatLimits>();
        services.AddSingleton<KitchenOverview>();
        services.AddSingleton<KitchenSheets>();
        services.AddSingleton<KitchenSimulation>();
        services.AddNavigation(NavigationOrder, KitchenPaths.Kitchens, "明厨亮灶", "Open kitchens", Roles.Officials);
        return services;
    }

    public static void MapKitchens(this IEndpointRouteBuilder routes)
    {
        routes.MapOwnerKitchen();
        routes.MapRegulatorKitchens();
        routes.MapHeartbeats();
    }
}
