using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Pages;
using SafeDiningCode.Web.Accounts.Policy;
using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.Owners.Codes;
using SafeDiningCode.Web.Owners.Trend;

namespace SafeDiningCode.Web.Owners;

/// <summary>The owner's home (店主首页): what needs doing, how the shop stands, its code, and the ways to the rest.</summary>
internal static class OwnersModule
{
    private const int NavigationOrder = 10;

    public static IServiceCollection AddOwners(this IServiceCollection services) => services
        .AddSingleton<OwnedShops>()
        .AddSingleton<ShopTrends>()
        .AddSingleton<CodeReplacements>()
        .AddNavigation(NavigationOrder, OwnerPaths.Home, "我的店", "My shops", Role.Owner);

    public static void MapOwners(this IEndpointRouteBuilder routes)
    {
        routes.MapSignedIn(OwnerPaths.Home, Role.Owner).MapGet("", ShowAsync);
        routes.MapOwnerCode();
    }

    private static async Task<IResult> ShowAsync(Actor actor, HttpContext http, OwnedShops shops, PageRenderer pages) =>
        await pages.PageAsync<OwnerHomePage>(
            http, new Dictionary<string, object?>(StringComparer.Ordinal) { ["Shops"] = await shops.OfAsync(actor, http.RequestAborted) });
}
