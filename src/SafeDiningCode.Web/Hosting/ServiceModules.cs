using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Audit;
using SafeDiningCode.Web.ChangeRequests;
using SafeDiningCode.Web.Codes;
using SafeDiningCode.Web.Contradictions;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Demo;
using SafeDiningCode.Web.Desk;
using SafeDiningCode.Web.Home;
using SafeDiningCode.Web.Inspections;
using SafeDiningCode.Web.Kitchens;
using SafeDiningCode.Web.Notices;
using SafeDiningCode.Web.OpenData;
using SafeDiningCode.Web.Owners;
using SafeDiningCode.Web.Rating;
using SafeDiningCode.Web.Rectification;
using SafeDiningCode.Web.Responsibility;
using SafeDiningCode.Web.Registry;
using SafeDiningCode.Web.SavedFilters;
using SafeDiningCode.Web.Scanning;
using SafeDiningCode.Web.Shopfront;
using SafeDiningCode.Web.Staff;
using SafeDiningCode.Web.Standing;
using SafeDiningCode.Web.SelfChecks;
using SafeDiningCode.Web.SetAside;
using SafeDiningCode.Web.Statistics;
using SafeDiningCode.Web.Themes;
using SafeDiningCode.Web.Uploads;

namespace SafeDiningCode.Web.Hosting;

/// <summary>All modules, for the server and for the commands alike.</summary>
internal static class ServiceModules
{
    public static IServiceCollection AddSafeDining(this IServiceCollection services, IConfiguration configuration) => services
        .AddHosting(configuration)
        .AddData(configuration)
        .AddRegistry()
        .AddCodes()
        .AddScanning(configuration)
        .AddHome()
        .AddRating(configuration)
        .AddStatistics(configuration)
        .AddSetAside(configuration)
        .AddAudit()
        .AddAccounts(configuration)
        .AddUploads(configuration)
        .AddNotices(configuration)
        .AddKitchens(configuration)
        .AddStaff()
        .AddResponsibility(configuration)
        .AddRectification(configuration)
        .AddSelfChecks()
        .AddThemes()
        .AddContradictions()
        .AddShopfront()
        .AddChangeRequests()
        .AddInspections(configuration)
        .AddOwners()
        .AddStanding()
        .AddDesk(configuration)
        .AddSavedFilters()
        .AddOpenApiDescription()
        .AddDemo();
}
