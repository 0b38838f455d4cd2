using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Pages;
using SafeDiningCode.Web.Inspections.Days;
using SafeDiningCode.Web.Inspections.Display;
using SafeDiningCode.Web.Inspections.Forms;
using SafeDiningCode.Web.Inspections.Objections;
using SafeDiningCode.Web.Inspections.Pages;
using SafeDiningCode.Web.Inspections.Picking;
using SafeDiningCode.Web.Inspections.Publishing;
using SafeDiningCode.Web.Inspections.Records;

namespace SafeDiningCode.Web.Inspections;

/// <summary>Inspections (监督检查) made on a phone in a kitchen, from the form to what diners see, and 亮码 checks.</summary>
internal static class InspectionsModule
{
    private const int NavigationOrder = 400;

    public static IServiceCollection AddInspections(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<WorkCalendarOptions>().Bind(configuration.GetSection("Inspections"));
        services.AddSingleton<WorkCalendar>();
        services.AddSingleton<InspectionForms>();
        services.AddSingleton<VisitReader>();
        services.AddSingleton<VisitBook>();
        services.AddSingleton<VisitNotices>();
        services.AddSingleton<VisitPublisher>();
        services.AddSingleton<VisitRounds>();
        services.AddHostedService(provider => provider.GetRequiredService<VisitRounds>());
        services.AddSingleton<GradeRounds>();
        services.AddHostedService(provider => provider.GetRequiredService<GradeRounds>());
        services.AddSingleton<AppealBook>();
        services.AddSingleton<EateryPicker>();
        services.AddSingleton<DisplayChecks>();
        services.AddNavigation(NavigationOrder, InspectionPaths.Home, "监督检查", "Inspections", Roles.Officials);
        return services;
    }

    public static void MapInspections(this IEndpointRouteBuilder routes)
    {
        routes.MapInspectorPages();
        routes.MapVisitForms();
        routes.MapVisitPages();
        routes.MapOwnerVisits();
    }
}
