using SafeDiningCode.Web.Staff.List;
using SafeDiningCode.Web.Staff.Reminders;

namespace SafeDiningCode.Web.Staff;

/// <summary>Staff and their health certificates (健康证): the owner's list and the reminders.</summary>
internal static class StaffModule
{
    public static IServiceCollection AddStaff(this IServiceCollection services)
    {
        services.AddSingleton<StaffList>();
        services.AddSingleton<StaffReminders>();
        services.AddHostedService(provider => provider.GetRequiredService<StaffReminders>());
        return services;
    }
}
