using Microsoft.Extensions.Options;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Pages;
using SafeDiningCode.Web.Rating.Receipts;
using SafeDiningCode.Web.Rectification.Ledger;
using SafeDiningCode.Web.Rectification.Orders;
using SafeDiningCode.Web.Rectification.Overdue;
using SafeDiningCode.Web.Rectification.Overview;
using SafeDiningCode.Web.Rectification.Pages;
using SafeDiningCode.Web.Rectification.Settings;
using SafeDiningCode.Web.Rectification.Verification;

namespace SafeDiningCode.Web.Rectification;

/// <summary>Problems and how they are mended (整改): one ledger, whatever found them, with the owner's half, the office's and the diners'.</summary>
internal static class RectificationModule
{
    private const int NavigationOrder = 401;

    public static IServiceCollection AddRectification(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<RectificationOptions>().Bind(configuration.GetSection("Rectification")).ValidateOnStart();
        services.AddSingleton<IValidateOptions<RectificationOptions>, RectificationOptions.Validator>();
        services.AddSingleton<RectificationSettingsBook>();
        services.AddHostedService(provider => provider.GetRequiredService<RectificationSettingsBook>());
        services.AddSingleton<RectificationNotices>();
        services.AddSingleton<DispatchOrders>();
        services.AddSingleton<RectificationMover>();
        services.AddSingleton<RectificationLedger>();
        services.AddSingleton<OpenRectifications>();
        services.AddSingleton<RegulatorRecords>();
        services.AddSingleton<HandProblems>();
        services.AddSingleton<LedgerOverview>();
        services.AddSingleton<OrderSheets>();
        services.AddSingleton<RectificationDesk>();
        services.AddSingleton<HandDesk>();
        services.AddSingleton<MendedBook>();
        services.AddSingleton<IAskOnReceipts>(provider => provider.GetRequiredService<MendedBook>());
        services.AddSingleton<RectificationRounds>();
        services.AddHostedService(provider => provider.GetRequiredService<RectificationRounds>());
        services.AddNavigation(NavigationOrder, RegulatorRectificationPaths.Home, "整改台账", "Rectification", Roles.Officials);
        return services;
    }

    public static void MapRectification(this IEndpointRouteBuilder routes)
    {
        routes.MapRectifications();
        routes.MapRegulatorRectifications();
        routes.MapHandProblems();
        routes.MapMended();
    }
}
