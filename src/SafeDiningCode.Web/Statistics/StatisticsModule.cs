using Microsoft.Extensions.Options;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Pages;
using SafeDiningCode.Web.Statistics.Desk;
using SafeDiningCode.Web.Statistics.Desk.Map;
using SafeDiningCode.Web.Statistics.Desk.Months;
using SafeDiningCode.Web.Statistics.Desk.Rates;
using SafeDiningCode.Web.Statistics.Districts;
using SafeDiningCode.Web.Statistics.Settings;
using SafeDiningCode.Web.Statistics.Totals;
using SafeDiningCode.Web.Statistics.Totals.Live;

namespace SafeDiningCode.Web.Statistics;

/// <summary>District statistics: the numbers of each reporting unit and month, out of the roll-ups.</summary>
internal static class StatisticsModule
{
    private const int NavigationOrder = 403;

    public static IServiceCollection AddStatistics(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<StandingOptions>().Bind(configuration.GetSection("Standing")).ValidateOnStart();
        services.AddSingleton<IValidateOptions<StandingOptions>, StandingOptions.Validator>();
        services.AddSingleton<StandingSettings>();
        services.AddHostedService(provider => provider.GetRequiredService<StandingSettings>());
        services.AddSingleton<SnapshotTotals>();
        services.AddHostedService(provider => provider.GetRequiredService<SnapshotTotals>());
        services.AddSingleton<DistrictStatistics>();
        services.AddSingleton<DissatisfiedList>();
        services.AddOptions<TileOptions>().Bind(configuration.GetSection("Statistics"));
        services.AddSingleton<TilePlaces>();
        services.AddHostedService(provider => provider.GetRequiredService<TilePlaces>());
        services.AddSingleton<LiveTotals>();
        services.AddHostedService(provider => provider.GetRequiredService<LiveTotals>());
        services.AddSingleton<DeskStatistics>();
        services.AddSingleton<MonthEnds>();
        services.AddNavigation(NavigationOrder, DeskPaths.Home, "统计", "Statistics", Roles.Officials);
        return services;
    }

    public static void MapStatistics(this IEndpointRouteBuilder routes)
    {
        routes.MapDistricts();
        routes.MapStatisticsDesk();
    }
}
