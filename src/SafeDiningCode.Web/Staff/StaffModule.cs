using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Pages;
using SafeDiningCode.Web.Staff.List;
using SafeDiningCode.Web.Staff.Overview;
using SafeDiningCode.Web.Staff.Pages;
using SafeDiningCode.Web.Staff.Reminders;

namespace SafeDiningCode.Web.Staff;

/// <summary>Staff and their health certificates (健康证): the owner's list and the reminders.</summary>
internal static class StaffModule
{
    private const int NavigationOrder = 446;

    public static IServiceCollection AddStaff(this IServiceCollection services)
    {
        services.AddSingleton<StaffList>();
        services.AddSingleton<StaffReminders>();
        services.AddHostedService(provider => provider.GetRequiredService<StaffReminders>());
        services.AddSingleton<StaffPages>();
        services.AddSingleton<StaffOverview>();
        services.AddNavigation(NavigationOrder, StaffPaths.Staff, "健康证", "Health certificates", Roles.Officials);
        return services;
    }

    public static void MapStaff(this IEndpointRouteBuilder routes)
    {
        routes.MapOwnerStaff();
        routes.MapCertificatePhotos();
        routes.MapRegulatorStaff();
    }
}
