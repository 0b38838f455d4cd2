using System.Reflection;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace SafeDiningCode.Web.Hosting.Telemetry;

/// <summary>
/// Sends metrics and traces to a collector where one is configured, and what is left when the process ends. Without one
/// nothing is built: nobody listens, so measuring costs nothing on the scan path.
/// </summary>
internal sealed class OtlpExport(IConfiguration configuration) : IHostedService, IDisposable
{
    private const string ServiceName = "safe-dining-code";

    /// <summary>One request in a hundred: enough to see where time goes, too few to cost any.</summary>
    private const double DefaultRatio = 0.01;

    /// <summary>Meters of the framework that say how the process does.</summary>
    private static readonly string[] FrameworkMeters = ["Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime"];

    private MeterProvider? meters;
    private TracerProvider? tracers;

    /// <summary>Which signals go out.</summary>
    public TelemetrySettings Settings { get; } = new(configuration);

    /// <summary>Begins; commands call it, the server's host by <see cref="StartAsync"/>.</summary>
    public void Start()
    {
        if (Settings.Metrics)
        {
            meters = Sdk.CreateMeterProviderBuilder()
                .ConfigureServices(services => services.AddSingleton(configuration))
                .SetResourceBuilder(Resource())
                .AddMeter([.. FrameworkMeters, Spans.Prefix + "*"])
                .AddOtlpExporter(options => SendTo(Settings.MetricsEndpoint, options))
                .Build();
        }

        if (Settings.Traces)
        {
            var builder = Sdk.CreateTracerProviderBuilder()
                .ConfigureServices(services => services.AddSingleton(configuration))
                .SetResourceBuilder(Resource())
                .AddSource(RequestSpans.Source, Spans.Prefix + "*")
                .AddProcessor(new NothingPersonal())
                .AddOtlpExporter(options => SendTo(Settings.TracesEndpoint, options));
            tracers = (Settings.ChoosesSampler ? builder : builder.SetSampler(DefaultSampler())).Build();
        }
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        Start();
        return Task.CompletedTask;
    }

    /// <summary>Sends what is left, for a few seconds at most: a collector that is away must not hold up the end.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => Task.WhenAll(
        Task.Run(() => Interlocked.Exchange(ref meters, null)?.Dispose(), CancellationToken.None),
        Task.Run(() => Interlocked.Exchange(ref tracers, null)?.Dispose(), CancellationToken.None));

    public void Dispose() => StopAsync(CancellationToken.None).GetAwaiter().GetResult();

    // A stranger's header must not switch tracing on: whoever comes from outside is drawn for like everyone else.
    private static ParentBasedSampler DefaultSampler()
    {
        var ratio = new TraceIdRatioBasedSampler(DefaultRatio);
        return new ParentBasedSampler(ratio, remoteParentSampled: ratio);
    }

    // The environment's word (OTEL_SERVICE_NAME, OTEL_RESOURCE_ATTRIBUTES) is the last.
    private static ResourceBuilder Resource() => ResourceBuilder.CreateEmpty()
        .AddService(ServiceName, serviceVersion: Version, serviceInstanceId: InstanceId)
        .AddTelemetrySdk()
        .AddEnvironmentVariableDetector();

    private static string? Version => typeof(OtlpExport).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;

    /// <summary>Tells the counters of one process from those of another.</summary>
    private static string InstanceId { get; } = Guid.NewGuid().ToString();

    // An address that is set is taken as it is; to the standard's own one the exporter adds each signal's path.
    private static void SendTo(Uri? endpoint, OtlpExporterOptions options)
    {
        if (endpoint is not null)
        {
            options.Endpoint = endpoint;
        }
    }
}
