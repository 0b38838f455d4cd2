using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Pages;

namespace SafeDiningCode.Web.Audit;

/// <summary>Who did what to which record, when, before and after.</summary>
internal static class AuditModule
{
    private const int BehindAccounts = 830;

    public static IServiceCollection AddAudit(this IServiceCollection services)
    {
        services.AddSingleton<AuditLog>();
        services.AddSingleton<AuditChain>();
        services.AddSingleton<AuditSearch>();
        services.AddNavigation(BehindAccounts, AuditEndpoints.Path, "日志", "Audit", Roles.Managers);
        return services;
    }

    public static void MapAudit(this IEndpointRouteBuilder routes) => routes.MapAuditPages();
}
