using System.Diagnostics.Metrics;

namespace SafeDiningCode.Web.Rating.Intake;

/// <summary>What the intake does, for whoever watches: meter <c>SafeDining.Rating</c>.</summary>
internal sealed class RatingMeter
{
    /// <summary>The meter's name.</summary>
    public const string Name = "SafeDining.Rating";

    private readonly Counter<long> answers;
    private readonly Counter<long> duplicates;
    private readonly Histogram<int> batches;
    private readonly Histogram<double> durations;
    private readonly Meter meter;

    public RatingMeter(IMeterFactory meters)
    {
        meter = meters.Create(Name);
        answers = meter.CreateCounter<long>("safedining.rating.answers", "{rating}", "Ratings by what became of them.");
        duplicates = meter.CreateCounter<long>(
            "safedining.rating.duplicates", "{rating}", "Ratings that were not counted again: the same visit sent again, or a device that had rated the eatery that day.");
        batches = meter.CreateHistogram(
            "safedining.rating.batch",
            "{rating}",
            "Ratings written in one transaction.",
            advice: new InstrumentAdvice<int> { HistogramBucketBoundaries = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512] });
        durations = meter.CreateHistogram(
            "safedining.rating.write",
            "s",
            "Time to write a batch, commit included.",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] });
    }

    /// <summary>Watches how many wait.</summary>
    public void WatchQueue(Func<int> waiting) =>
        meter.CreateObservableGauge("safedining.rating.queue", waiting, "{rating}", "Ratings waiting to be written.");

    /// <summary>Counts what became of a rating; a visit that got its first answer again is known by another receipt than was drawn for it.</summary>
    public void Answered(RatingAnswer answer, Arrival arrival)
    {
        answers.Add(1, new KeyValuePair<string, object?>("outcome", Word(answer.Outcome)));
        if (answer.Outcome == RatingOutcome.AlreadyRatedToday)
        {
            duplicates.Add(1, new KeyValuePair<string, object?>("kind", "same-device"));
        }
        else if (answer.Outcome == RatingOutcome.Counted && answer.Receipt != arrival.Receipt)
        {
            duplicates.Add(1, new KeyValuePair<string, object?>("kind", "same-visit"));
        }
    }

    public void Wrote(int count, TimeSpan time)
    {
        batches.Record(count);
        durations.Record(time.TotalSeconds);
    }

    private static string Word(RatingOutcome outcome) => outcome switch
    {
        RatingOutcome.Counted => "counted",
        RatingOutcome.AlreadyRatedToday => "already-rated-today",
        RatingOutcome.TokenUsed => "token-used",
        RatingOutcome.Expired => "expired",
        RatingOutcome.Busy => "busy",
        RatingOutcome.Unavailable => "unavailable",
        _ => "refused",
    };
}
