using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Pages;
using SafeDiningCode.Web.ChangeRequests.Facts;
using SafeDiningCode.Web.ChangeRequests.Ledger;
using SafeDiningCode.Web.ChangeRequests.Overview;
using SafeDiningCode.Web.ChangeRequests.Pages;

namespace SafeDiningCode.Web.ChangeRequests;

/// <summary>Change requests (变更申请): what the authority registered is changed by asking it, with evidence.</summary>
internal static class ChangeRequestsModule
{
    private const int NavigationOrder = 450;

    public static IServiceCollection AddChangeRequests(this IServiceCollection services) => services
        .AddSingleton<RegulatedFactsBook>()
        .AddSingleton<ChangeRecords>()
        .AddSingleton<ChangeNotices>()
        .AddSingleton<ChangeLedger>()
        .AddSingleton<ChangeDecisions>()
        .AddSingleton<ChangeOverview>()
        .AddNavigation(NavigationOrder, ChangePaths.Regulator, "变更申请", "Change requests", Roles.Officials);

    public static void MapChangeRequests(this IEndpointRouteBuilder routes)
    {
        routes.MapOwnerChanges();
        routes.MapRegulatorChanges();
    }
}
