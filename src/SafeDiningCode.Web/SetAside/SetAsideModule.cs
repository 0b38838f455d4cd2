using Microsoft.Extensions.Options;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Pages;
using SafeDiningCode.Web.SetAside.Cases;
using SafeDiningCode.Web.SetAside.Finding;
using SafeDiningCode.Web.SetAside.Pages;

namespace SafeDiningCode.Web.SetAside;

/// <summary>
/// Ratings set aside (暂不计入): bursts and shared devices are found by the clock, taken out of the counts and never deleted,
/// shown as a number, and counted again where a regulator releases them.
/// </summary>
internal static class SetAsideModule
{
    private const int NavigationOrder = 404;

    public static IServiceCollection AddSetAside(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SetAsideOptions>().Bind(configuration.GetSection("SetAside")).ValidateOnStart();
        return services
            .AddSingleton<IValidateOptions<SetAsideOptions>, SetAsideOptions.Validator>()
            .AddSingleton<DayReader>()
            .AddSingleton<SetAsideBook>()
            .AddSingleton<SetAsideRounds>()
            .AddHostedService(provider => provider.GetRequiredService<SetAsideRounds>())
            .AddSingleton<SetAsideDesk>()
            .AddNavigation(NavigationOrder, SetAsidePaths.Home, "暂不计入", "Set aside", Roles.Officials);
    }

    public static void MapSetAside(this IEndpointRouteBuilder routes) => routes.MapSetAsideDesk();
}
