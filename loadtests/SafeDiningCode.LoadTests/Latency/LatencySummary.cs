namespace SafeDiningCode.LoadTests.Latency;

/// <summary>What is told of many durations.</summary>
internal sealed record LatencySummary(long Count, TimeSpan P50, TimeSpan P90, TimeSpan P99, TimeSpan P999, TimeSpan Max)
{
    public static LatencySummary Of(LatencyHistogram histogram) => new(
        histogram.Count, histogram.Percentile(50), histogram.Percentile(90), histogram.Percentile(99), histogram.Percentile(99.9), histogram.Max);

    /// <summary>Of several histograms together.</summary>
    public static LatencySummary Of(IEnumerable<LatencyHistogram> histograms)
    {
        var all = new LatencyHistogram();
        foreach (var histogram in histograms)
        {
            all.Add(histogram);
        }

        return Of(all);
    }
}
