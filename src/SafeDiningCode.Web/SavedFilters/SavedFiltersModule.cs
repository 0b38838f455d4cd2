using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Pages;

namespace SafeDiningCode.Web.SavedFilters;

/// <summary>常用筛选: pages with what was looked for, kept by officials under a name.</summary>
internal static class SavedFiltersModule
{
    private const int NavigationOrder = 470;

    public static IServiceCollection AddSavedFilters(this IServiceCollection services) => services
        .AddSingleton<SavedFilterBook>()
        .AddNavigation(NavigationOrder, SavedFilterPaths.Home, "常用筛选", "Saved filters", Roles.Officials);
}
