using Microsoft.Extensions.Options;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Pages;
using SafeDiningCode.Web.Desk.Eatery;
using SafeDiningCode.Web.Desk.Extracts;
using SafeDiningCode.Web.Desk.Feed;
using SafeDiningCode.Web.Desk.Licences;
using SafeDiningCode.Web.Desk.Pages;
using SafeDiningCode.Web.Desk.Posters;
using SafeDiningCode.Web.Desk.Reports;
using SafeDiningCode.Web.Desk.Search;

namespace SafeDiningCode.Web.Desk;

/// <summary>The registry desk (登记台): what officials do with the registry day by day.</summary>
internal static class DeskModule
{
    private const int EateriesPlace = 402;

    private const int ImportsPlace = 452;

    public static IServiceCollection AddDesk(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<FeedOptions>().Bind(configuration.GetSection("Registry")).ValidateOnStart();
        return services
            .AddSingleton<IValidateOptions<FeedOptions>, FeedOptions.Validator>()
            .AddSingleton<EateryIndex>()
            .AddSingleton<DeskSearch>()
            .AddHostedService<IndexHousekeeping>()
            .AddSingleton<DeskSheets>()
            .AddSingleton<LicenceLists>()
            .AddSingleton<ReportDesk>()
            .AddSingleton<ExtractBook>()
            .AddSingleton<ExtractWorker>()
            .AddHostedService(provider => provider.GetRequiredService<ExtractWorker>())
            .AddHostedService<ExtractHousekeeping>()
            .AddSingleton<FolderFeed>()
            .AddHostedService(provider => provider.GetRequiredService<FolderFeed>())
            .AddSingleton<PosterBatch>()
            .AddNavigation(EateriesPlace, DeskPaths.Eateries, "登记台", "Registry desk", Roles.Officials)
            .AddNavigation(ImportsPlace, DeskPaths.Imports, "登记导入", "Imports", Roles.Managers);
    }

    public static void MapDesk(this IEndpointRouteBuilder routes)
    {
        routes.MapDeskSearch();
        routes.MapDeskEatery();
        routes.MapDeskLicences();
        routes.MapDeskQueue();
        routes.MapPosterBatches();
        routes.MapExtracts();
        routes.MapExtractApi();
    }
}
