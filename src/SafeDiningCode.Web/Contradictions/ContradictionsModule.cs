using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Pages;
using SafeDiningCode.Web.Contradictions.Finding;
using SafeDiningCode.Web.Contradictions.Pages;
using SafeDiningCode.Web.Contradictions.Records;

namespace SafeDiningCode.Web.Contradictions;

/// <summary>Contradictions (矛盾线索): what does not fit together about an eatery, found once a day, for somebody to look into.</summary>
internal static class ContradictionsModule
{
    private const int NavigationOrder = 404;

    public static IServiceCollection AddContradictions(this IServiceCollection services) => services
        .AddSingleton<ContradictionFinder>()
        .AddSingleton<ContradictionBook>()
        .AddSingleton<ContradictionRounds>()
        .AddHostedService(provider => provider.GetRequiredService<ContradictionRounds>())
        .AddNavigation(NavigationOrder, ContradictionPaths.Home, "矛盾线索", "Contradictions", Roles.Officials);

    public static void MapContradictions(this IEndpointRouteBuilder routes) => routes.MapContradictionPages();
}
