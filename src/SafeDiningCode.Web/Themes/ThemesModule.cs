using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Pages;
using SafeDiningCode.Web.Themes.Districts;

namespace SafeDiningCode.Web.Themes;

/// <summary>What several diners of a week were not satisfied with (食客反映), and what eateries reply.</summary>
internal static class ThemesModule
{
    private const int DistrictsOrder = 405;
    private const int NavigationOrder = 448;

    public static IServiceCollection AddThemes(this IServiceCollection services) => services
        .AddSingleton<ThemeBook>()
        .AddSingleton<DueReplies>()
        .AddSingleton<ThemeRounds>()
        .AddHostedService(provider => provider.GetRequiredService<ThemeRounds>())
        .AddSingleton<DistrictThemeBook>()
        .AddNavigation(DistrictsOrder, ThemePaths.Districts, "食客反映", "Diners' themes", Roles.Officials)
        .AddNavigation(NavigationOrder, ThemePaths.Replies, "店家答复", "Replies", Role.Inspector, Role.Regulator, Role.Administrator);

    public static void MapThemes(this IEndpointRouteBuilder routes)
    {
        routes.MapThemePages();
        routes.MapDistrictThemes();
    }
}
