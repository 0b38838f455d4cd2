namespace SafeDiningCode.Web.Hosting.Telemetry;

/// <summary>Metrics and traces for whoever runs the service.</summary>
internal static class TelemetryModule
{
    public static IServiceCollection AddTelemetry(this IServiceCollection services)
    {
        services.AddSingleton<OtlpExport>();
        services.AddHostedService(provider => provider.GetRequiredService<OtlpExport>());
        return services;
    }
}
