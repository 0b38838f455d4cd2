using System.Globalization;
using SafeDiningCode.LoadTests.Servers;

namespace SafeDiningCode.LoadTests.Watching;

/// <summary>
/// A collector of our own, the smallest there is: the service sends its metrics here once a second by the standard's
/// variables, as it would to any, and only what its runtime says of garbage collection is kept.
/// </summary>
internal sealed class RuntimeMetrics : IAsyncDisposable
{
    private const int SecondsBetweenExports = 1;
    private readonly WebApplication app;
    private readonly Uri address;
    private RuntimeCounters? latest;

    private RuntimeMetrics(WebApplication app, Uri address)
    {
        this.app = app;
        this.address = address;
    }

    /// <summary>What was said last; null before anything was.</summary>
    public RuntimeCounters? Latest => Volatile.Read(ref latest);

    /// <summary>What makes a service send here.</summary>
    public IEnumerable<(string Name, string Value)> Settings =>
    [
        ("OTEL_EXPORTER_OTLP_ENDPOINT", address.ToString()),
        ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
        ("OTEL_METRIC_EXPORT_INTERVAL", (SecondsBetweenExports * 1000).ToString(CultureInfo.InvariantCulture)),
        ("OTEL_TRACES_EXPORTER", "none"),
    ];

    public static async Task<RuntimeMetrics> StartAsync(CancellationToken cancellation)
    {
        var here = new Uri(FormattableString.Invariant($"http://127.0.0.1:{ChildProcess.FreePort()}/"));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(here.GetLeftPart(UriPartial.Authority));
        var metrics = new RuntimeMetrics(builder.Build(), here);
        metrics.app.Run(metrics.TakeAsync);
        await metrics.app.StartAsync(cancellation);
        return metrics;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task TakeAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        if (RuntimeCounters.Of(OtlpMetrics.Read(body.GetBuffer().AsSpan(0, (int)body.Length))) is { } counters)
        {
            Volatile.Write(ref latest, counters);
        }

        // An empty answer is a whole ExportMetricsServiceResponse.
        http.Response.ContentType = "application/x-protobuf";
    }
}
