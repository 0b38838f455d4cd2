using System.Diagnostics.Metrics;

namespace SafeDiningCode.Web.Rating.Intake;

/// <summary>What the intake does, for whoever watches: meter <c>SafeDining.Rating</c>.</summary>
internal sealed class RatingMeter
{
    /// <summary>The meter's name.</summary>
    public const string Name = "SafeDining.Rating";

    private readonly Counter<long> answers;
    private readonly Histogram<int> batches;
    private readonly Histogram<double> durations;
    private readonly Meter meter;

    public RatingMeter(IMeterFactory meters)
    {
        meter = meters.Create(Name);
        answers = meter.CreateCounter<long>("safedining.rating.answers", description: "Ratings by what became of them");
        batches = meter.CreateHistogram<int>("safedining.rating.batch", description: "Ratings written in one transaction");
        durations = meter.CreateHistogram<double>("safedining.rating.write", "ms", "Time to write a batch, commit included");
    }

    /// <summary>Watches how many wait.</summary>
    public void WatchQueue(Func<int> waiting) => meter.CreateObservableGauge("safedining.rating.queue", waiting, description: "Ratings waiting to be written");

    public void Answered(RatingOutcome outcome) => answers.Add(1, new KeyValuePair<string, object?>("outcome", outcome.ToString()));

    public void Wrote(int count, TimeSpan time)
    {
        batches.Record(count);
        durations.Record(time.TotalMilliseconds);
    }
}
