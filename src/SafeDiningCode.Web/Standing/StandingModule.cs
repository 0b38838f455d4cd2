using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Pages;
using SafeDiningCode.Web.Standing.Bulletins;
using SafeDiningCode.Web.Standing.Closing;
using SafeDiningCode.Web.Standing.Lists;
using SafeDiningCode.Web.Standing.Monthly;
using SafeDiningCode.Web.Standing.Pages;
using SafeDiningCode.Web.Standing.Talks;
using SafeDiningCode.Web.Standing.WaysOut;

namespace SafeDiningCode.Web.Standing;

/// <summary>The red and black lists (红黑榜) of each month: closed by the clock, published by a human, computable by anybody.</summary>
internal static class StandingModule
{
    private const int NavigationOrder = 460;

    public static IServiceCollection AddStanding(this IServiceCollection services)
    {
        services.AddSingleton<NumbersOfMonth>();
        services.AddSingleton<BulletinBook>();
        services.AddSingleton<TalkNotices>();
        services.AddSingleton<TalkBook>();
        services.AddSingleton<TalkReminders>();
        services.AddHostedService(provider => provider.GetRequiredService<TalkReminders>());
        services.AddSingleton<StandingBook>();
        services.AddSingleton<MonthlyBulletins>();
        services.AddSingleton<MonthlyView>();
        services.AddSingleton<StandingView>();
        services.AddSingleton<RunningMonth>();
        services.AddHostedService(provider => provider.GetRequiredService<RunningMonth>());
        services.AddSingleton<MonthClosing>();
        services.AddHostedService(provider => provider.GetRequiredService<MonthClosing>());
        services.AddNavigation(NavigationOrder, StandingPaths.Desk, "红黑榜", "Standing", Roles.Managers);
        return services;
    }

    public static void MapStanding(this IEndpointRouteBuilder routes)
    {
        routes.MapPublicStanding();
        routes.MapStandingDesk();
        routes.MapBulletins();
        routes.MapMonthlyBulletins();
        routes.MapTalks();
        routes.MapWaysOut();
    }
}
