namespace SafeDiningCode.Web.Audit;

/// <summary>Who did what to which record, when, before and after.</summary>
internal static class AuditModule
{
    public static IServiceCollection AddAudit(this IServiceCollection services)
    {
        services.AddSingleton<AuditLog>();
        return services;
    }
}
