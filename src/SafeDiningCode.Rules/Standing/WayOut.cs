using SafeDiningCode.Rules.Satisfaction;

namespace SafeDiningCode.Rules.Standing;

/// <summary>
/// What it takes for a district not to have the largest share of 不满意 eateries (脱离末位): the fewest of them whose repair
/// brings its share below the largest of the others, all else standing still. Ties are on the list, so that it must come
/// below and not level.
/// </summary>
public static class WayOut
{
    private const int WholeInBasisPoints = 10_000;

    /// <summary>How many 不满意 eateries must be repaired; 0 where the district's share is not the largest, or nobody's is above none.</summary>
    /// <param name="own">The district's 不满意 eateries of its rated ones.</param>
    /// <param name="others">The shares of the others that are ranked.</param>
    public static long Fewest(Share own, IEnumerable<Share> others)
    {
        ArgumentNullException.ThrowIfNull(others);
        if (own.IsEmpty || own.Part == 0)
        {
            return 0;
        }

        var largest = others.Where(share => !share.IsEmpty).DefaultIfEmpty(new Share(0, 1)).MaxBy(share => share, Comparer<Share>.Create(Share.Compare));
        if (Share.Compare(own, largest) < 0)
        {
            return 0;
        }

        // (part - k) / whole < p / q, that is k > part - p × whole ÷ q; none is below a largest of nothing, and repairs all.
        var below = ((Int128)largest.Part * own.Whole) - ((Int128)own.Part * largest.Whole);
        var repaired = (long)((-below / largest.Whole) + 1);
        return Math.Min(repaired, own.Part);
    }

    /// <summary>
    /// How many further diners, none of them 不满意, an eatery needs until it is a 不满意 one no longer; 0 where it is none.
    /// Its share then lies below θ: dissatisfied ÷ (counted + further) &lt; θ.
    /// </summary>
    public static long RatingsToRepair(Tally tally, SatisfactionSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return new SatisfactionRules(settings).IsDissatisfiedEatery(tally)
            ? (long)((Int128)tally.Dissatisfied * WholeInBasisPoints / settings.DissatisfiedBasisPoints) + 1 - tally.Counted
            : 0;
    }
}
