using SafeDiningCode.Rules.Satisfaction;

namespace SafeDiningCode.Rules.Contradictions;

/// <summary>
/// From where diners of an eatery graded A are less satisfied than before. This project's choice, under the settings that
/// 不满意 eateries go by: both spans have at least n_min counted ratings, the share of 不满意 in the last one is at least half
/// of θ, and the whole 95% interval of the difference between the two shares lies above nought, so that chance alone makes no
/// rise: of a city's thousands of eateries, many go from none of twelve to two of twelve. The interval is made of the two
/// Wilson intervals (R. G. Newcombe, 1998, method 10).
/// </summary>
public sealed class RisingDissatisfaction(SatisfactionSettings settings)
{
    /// <summary>Days of each of the two spans.</summary>
    public const int SpanDays = 28;

    private const int WholeInBasisPoints = 10_000;

    /// <summary>Whether 不满意 has risen from one span to the next.</summary>
    /// <param name="before">The counted ratings of the earlier span.</param>
    /// <param name="last">Those of the span right after it.</param>
    public bool IsRise(Tally before, Tally last) =>
        before.Counted >= settings.MinimumRatings
        && last.Counted >= settings.MinimumRatings
        && (Int128)last.Dissatisfied * 2 * WholeInBasisPoints >= (Int128)last.Counted * settings.DissatisfiedBasisPoints
        && IsSurelyLarger(new Share(before.Dissatisfied, before.Counted), new Share(last.Dissatisfied, last.Counted));

    private static bool IsSurelyLarger(Share before, Share last)
    {
        var difference = last.Value - before.Value;
        var below = last.Value - Wilson.Interval(last.Part, last.Whole).Low;
        var above = Wilson.Interval(before.Part, before.Whole).High - before.Value;
        return difference > Math.Sqrt((below * below) + (above * above));
    }
}
