namespace SafeDiningCode.Web.Hosting.Telemetry;

/// <summary>
/// What goes out over OTLP, by the standard's own environment variables (<c>OTEL_EXPORTER_OTLP_ENDPOINT</c> and those of
/// one signal, <c>OTEL_…_EXPORTER=none</c>, <c>OTEL_SDK_DISABLED</c>). Nothing unless an endpoint is named.
/// </summary>
internal sealed class TelemetrySettings
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public TelemetrySettings(IConfiguration configuration)
    {
        var disabled = bool.TryParse(configuration["OTEL_SDK_DISABLED"], out var off) && off;
        Metrics = !disabled && GoesOut(configuration, "METRICS");
        Traces = !disabled && GoesOut(configuration, "TRACES");
        ChoosesSampler = !string.IsNullOrWhiteSpace(configuration["OTEL_TRACES_SAMPLER"]);
    }

    /// <summary>Whether metrics go out.</summary>
    public bool Metrics { get; }

    /// <summary>Whether traces go out.</summary>
    public bool Traces { get; }

    /// <summary>Whether <c>OTEL_TRACES_SAMPLER</c> says which requests are traced.</summary>
    public bool ChoosesSampler { get; }

    private static bool GoesOut(IConfiguration configuration, string signal) =>
        !string.Equals(configuration[$"OTEL_{signal}_EXPORTER"], "none", StringComparison.OrdinalIgnoreCase)
        && !(string.IsNullOrWhiteSpace(configuration[Endpoint]) && string.IsNullOrWhiteSpace(configuration[$"OTEL_EXPORTER_OTLP_{signal}_ENDPOINT"]));
}
