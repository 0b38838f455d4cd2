using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Pages;
using SafeDiningCode.Web.Responsibility.Assigning;
using SafeDiningCode.Web.Responsibility.Coverage;
using SafeDiningCode.Web.Responsibility.Levels;
using SafeDiningCode.Web.Responsibility.Pages;
using SafeDiningCode.Web.Responsibility.Supervision;

namespace SafeDiningCode.Web.Responsibility;

/// <summary>分级包保: officers of each level answer for named eateries and visit them in time.</summary>
internal static class ResponsibilityModule
{
    private const int NavigationOrder = 449;

    public static IServiceCollection AddResponsibility(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ResponsibilityOptions>().Bind(configuration.GetSection("Responsibility"));
        return services
            .AddSingleton<LevelSet.Reader>()
            .AddSingleton<CoverageBook>()
            .AddSingleton<SupervisionBook>()
            .AddSingleton<AssignmentDesk>()
            .AddHostedService<LevelsAtStart>()
            .AddNavigation(NavigationOrder, ResponsibilityPaths.Home, "分级包保", "Officers", Roles.Officials);
    }

    public static void MapResponsibility(this IEndpointRouteBuilder routes)
    {
        routes.MapResponsibilityPages();
        routes.MapAssigning();
    }

    // A file that cannot be used stops the start, and not the first official.
    private sealed class LevelsAtStart(LevelSet.Reader levels) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => Task.FromResult(levels.Current);

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
