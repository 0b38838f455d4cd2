using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Pages;
using SafeDiningCode.Web.Desk.Eatery;
using SafeDiningCode.Web.Desk.Licences;
using SafeDiningCode.Web.Desk.Pages;
using SafeDiningCode.Web.Desk.Reports;
using SafeDiningCode.Web.Desk.Search;

namespace SafeDiningCode.Web.Desk;

/// <summary>The registry desk (登记台): what officials do with the registry day by day.</summary>
internal static class DeskModule
{
    private const int EateriesPlace = 402;

    public static IServiceCollection AddDesk(this IServiceCollection services) => services
        .AddSingleton<EateryIndex>()
        .AddSingleton<DeskSearch>()
        .AddHostedService<IndexHousekeeping>()
        .AddSingleton<DeskSheets>()
        .AddSingleton<LicenceLists>()
        .AddSingleton<ReportDesk>()
        .AddNavigation(EateriesPlace, DeskPaths.Eateries, "登记台", "Registry desk", Roles.Officials);

    public static void MapDesk(this IEndpointRouteBuilder routes)
    {
        routes.MapDeskSearch();
        routes.MapDeskEatery();
        routes.MapDeskLicences();
        routes.MapDeskQueue();
    }
}
