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
        MetricsEndpoint = EndpointOf(configuration, "METRICS");
        TracesEndpoint = EndpointOf(configuration, "TRACES");
        ChoosesSampler = !string.IsNullOrWhiteSpace(configuration["OTEL_TRACES_SAMPLER"]);
    }

    /// <summary>Whether metrics go out.</summary>
    public bool Metrics { get; }

    /// <summary>Whether traces go out.</summary>
    public bool Traces { get; }

    /// <summary>Where metrics go, path and all, where <c>OTEL_EXPORTER_OTLP_METRICS_ENDPOINT</c> names a place of their own; else null.</summary>
    public Uri? MetricsEndpoint { get; }

    /// <summary>The same for traces.</summary>
    public Uri? TracesEndpoint { get; }

    /// <summary>Whether <c>OTEL_TRACES_SAMPLER</c> says which requests are traced.</summary>
    public bool ChoosesSampler { get; }

    private static bool GoesOut(IConfiguration configuration, string signal) =>
        !string.Equals(configuration[$"OTEL_{signal}_EXPORTER"], "none", StringComparison.OrdinalIgnoreCase)
        && !(string.IsNullOrWhiteSpace(configuration[Endpoint]) && string.IsNullOrWhiteSpace(configuration[$"OTEL_EXPORTER_OTLP_{signal}_ENDPOINT"]));

    // The exporter reads these only where it is set up for all signals at once.
    private static Uri? EndpointOf(IConfiguration configuration, string signal)
    {
        var name = $"OTEL_EXPORTER_OTLP_{signal}_ENDPOINT";
        return configuration[name] switch
        {
            null or "" => null,
            var text when Uri.TryCreate(text, UriKind.Absolute, out var endpoint) => endpoint,
            _ => throw new InvalidOperationException($"{name} is not an address like http://collector:4318/v1/{signal.ToLowerInvariant()}."),
        };
    }
}
