using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Pages;
using SafeDiningCode.Web.SelfChecks.Due;
using SafeDiningCode.Web.SelfChecks.Lists;
using SafeDiningCode.Web.SelfChecks.Pages;
using SafeDiningCode.Web.SelfChecks.Patterns;
using SafeDiningCode.Web.SelfChecks.Records;

namespace SafeDiningCode.Web.SelfChecks;

/// <summary>The eatery's own checks (日管控, 周排查, 月调度): what is due, the records, and what of them asks for a regulator's eye.</summary>
internal static class SelfChecksModule
{
    private const int NavigationOrder = 447;

    public static IServiceCollection AddSelfChecks(this IServiceCollection services) => services
        .AddSingleton<CheckLists>()
        .AddSingleton<DueSelfChecks>()
        .AddSingleton<ClosedDays>()
        .AddSingleton<SelfCheckSettings>()
        .AddSingleton<SelfCheckReader>()
        .AddSingleton<SelfCheckBook>()
        .AddSingleton<CheckMarks>()
        .AddNavigation(NavigationOrder, CheckPaths.Marks, "自查线索", "Self-checks", Role.Inspector, Role.Regulator, Role.Administrator);

    public static void MapSelfChecks(this IEndpointRouteBuilder routes)
    {
        routes.MapChecks();
        routes.MapRecords();
    }
}
