using System.Diagnostics.Metrics;

namespace SafeDiningCode.Web.Scanning.Profiles;

/// <summary>What the scan path counts: meter <c>SafeDining.Scanning</c>.</summary>
internal sealed class ScanningMeter
{
    /// <summary>The meter's name, to subscribe to.</summary>
    public const string Name = "SafeDining.Scanning";

    private readonly Counter<long> hits;
    private readonly Counter<long> sharedHits;
    private readonly Counter<long> misses;
    private readonly Counter<long> stale;
    private readonly Counter<long> invalidations;
    private readonly Histogram<double> loads;

    public ScanningMeter(IMeterFactory factory)
    {
        var meter = factory.Create(Name);
        hits = meter.CreateCounter<long>("safedining.scanning.hits", "{lookup}", "Codes answered from memory.");
        misses = meter.CreateCounter<long>("safedining.scanning.misses", "{lookup}", "Codes that were not fresh in memory.");
        sharedHits = meter.CreateCounter<long>("safedining.scanning.shared", "{lookup}", "Of the misses, those answered by another instance's copy in Redis.");
        stale = meter.CreateCounter<long>("safedining.scanning.stale", "{lookup}", "Codes answered with facts older than they should be, for the database was away.");
        invalidations = meter.CreateCounter<long>("safedining.scanning.invalidations", "{eatery}", "Eateries whose facts were dropped because they changed.");
        loads = meter.CreateHistogram(
            "safedining.scanning.load",
            "s",
            "Time to read a code's facts from the database.",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5] });
    }

    public void Hit() => hits.Add(1);

    public void SharedHit() => sharedHits.Add(1);

    public void Miss() => misses.Add(1);

    public void Stale() => stale.Add(1);

    public void Invalidated(int eateries) => invalidations.Add(eateries);

    public void Loaded(TimeSpan time) => loads.Record(time.TotalSeconds);
}
