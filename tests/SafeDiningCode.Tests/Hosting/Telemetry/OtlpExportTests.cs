using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using SafeDiningCode.Tests.Registry.Import;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Hosting.Telemetry;

namespace SafeDiningCode.Tests.Hosting.Telemetry;

public sealed class OtlpExportTests
{
    private const string Metrics = "/v1/metrics";
    private const string Traces = "/v1/traces";

    private static readonly string[] Instruments =
    [
        "safedining.scanning.hits", "safedining.scanning.misses", "safedining.scanning.load", "safedining.scanning.invalidations",
        "safedining.rating.answers", "safedining.rating.duplicates", "safedining.rating.batch", "safedining.rating.queue", "safedining.rating.write",
        "same-visit", "same-device", "already-rated-today", "http.server.request.duration", "kestrel.active_connections", "dotnet.gc.collections",
    ];

    private static readonly string[] SpansSeen =
    [
        "GET /c/{code}", "/c/{code}/receipts/{receipt}", "POST /api/v1/eateries/{code}/ratings", "profile load", "intake batch", "import batch", "anxin-test",
    ];

    [Fact]
    public async Task Metrics_and_traces_go_to_the_collector_and_nobody_is_in_them()
    {
        await using var collector = await Collector.StartAsync();
        await using var folder = await ServerFolder.CreateAsync(eateries: 1);
        (string, string)[] settings =
        [
            TelltaleDiner.Trust,
            ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Address),
            ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
            ("OTEL_METRIC_EXPORT_INTERVAL", "500"),
            ("OTEL_TRACES_SAMPLER", "always_on"),
            ("OTEL_SERVICE_NAME", "anxin-test"),
        ];
        await using var server = await ServerProcess.StartAsync(folder.Folder, settings);
        using var diner = new TelltaleDiner(server.Address);
        await diner.VisitAsync(folder.Codes[0].ToString());
        using var extract = new Extract();
        var (exit, output) = await ServerProcess.RunAsync(folder.Folder, ["import", extract.Csv(Extract.Row(700001))], settings);
        Assert.True(exit == 0, output);
        await Eventually.HoldsAsync(() => collector.Has(Metrics, "safedining.scanning.invalidations"), "No metric of the change that was read.");

        // What is left goes out at the end.
        Assert.Equal(0, await server.StopAsync(Eventually.Limit));

        Assert.All(Instruments, name => Assert.True(collector.Has(Metrics, name), name));
        Assert.All(SpansSeen, name => Assert.True(collector.Has(Traces, name), name));
        var all = collector.Text();
        Assert.All(diner.Words, word => Assert.DoesNotContain(word, all, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("user_agent", all, StringComparison.Ordinal);
        Assert.DoesNotContain("url.path", all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_signal_may_go_to_a_place_of_its_own_and_the_other_nowhere()
    {
        await using var collector = await Collector.StartAsync();
        await using var folder = await ServerFolder.CreateAsync(eateries: 1);
        await using var server = await ServerProcess.StartAsync(
            folder.Folder, ("OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", collector.Address.TrimEnd('/') + Metrics), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"));

        Assert.Equal(0, await server.StopAsync(Eventually.Limit));

        Assert.True(collector.Has(Metrics, "kestrel.active_connections"));
        Assert.False(collector.Has(Traces, "/healthz/ready"));
    }

    [Fact]
    public async Task Without_a_collector_nobody_listens()
    {
        await using var services = await TestServices.CreateAsync();
        using var export = new OtlpExport(services.Get<IConfiguration>());

        export.Start();

        Assert.False(Spans.Rating.HasListeners());
        Assert.False(export.Settings.Metrics || export.Settings.Traces);
    }

    [Theory]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "http://x:4317", "", "", true, true)]
    [InlineData("OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", "http://x:4317", "", "", true, false)]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "http://x:4317", "OTEL_TRACES_EXPORTER", "none", true, false)]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "http://x:4317", "OTEL_SDK_DISABLED", "true", false, false)]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "", "OTEL_SERVICE_NAME", "x", false, false)]
    public void The_standard_variables_say_what_goes_out(string key, string value, string more, string moreValue, bool metrics, bool traces)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal) { [key] = value, [more] = moreValue })
            .Build();

        var settings = new TelemetrySettings(configuration);

        Assert.Equal((metrics, traces), (settings.Metrics, settings.Traces));
    }

    [Fact]
    public void A_tag_of_a_later_framework_that_tells_of_a_person_does_not_go_out()
    {
        using var source = new ActivitySource(RequestSpans.Source);
        using var listener = new ActivityListener
        {
            ShouldListenTo = heard => ReferenceEquals(heard, source),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
        };
        ActivitySource.AddActivityListener(listener);
        using var span = source.StartActivity("request")!;
        span.SetTag("client.address", "203.0.113.7").SetTag("url.path", "/c/X/receipts/Y").SetTag("user_agent.original", "me").SetTag(RequestSpans.Route, "/c/{code}");
        span.TraceStateString = "me=1";
        using var within = source.StartActivity("within")!;
        using var processor = new NothingPersonal();

        processor.OnEnd(within);
        Assert.Equal("", within.TraceStateString);
        processor.OnEnd(span);

        Assert.Equal([RequestSpans.Route], span.TagObjects.Select(tag => tag.Key));
        Assert.Equal("", span.TraceStateString);
    }
}
