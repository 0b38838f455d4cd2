namespace SafeDiningCode.Rules.SetAside;

/// <summary>
/// Bursts: many ratings of one eatery within minutes, nearly all of one value, far beyond what its own busiest such minutes
/// were in the weeks before. So a full lunch room is none: it was full before. [choice]
/// </summary>
public static class Bursts
{
    private const int Values = 3;
    private const int Whole = 100;

    /// <summary>The eateries whose past must be known: they have minutes with so many ratings, nearly all alike.</summary>
    public static IReadOnlyList<long> Candidates(IEnumerable<DayRating> ratings, SetAsideSettings settings)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        ArgumentNullException.ThrowIfNull(settings);
        return settings.BurstRatings == 0
            ? []
            : [.. ratings.GroupBy(rating => rating.Eatery).Where(eatery => Find(eatery, settings.BurstRatings, usual: null, settings) is not null).Select(eatery => eatery.Key).Order()];
    }

    /// <summary>The most ratings within the minutes of a burst; 0 of none.</summary>
    public static int Busiest(IEnumerable<DateTime> times, SetAsideSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var sorted = times.Order().ToList();
        var window = TimeSpan.FromMinutes(settings.BurstMinutes);
        var (most, end) = (0, 0);
        for (var start = 0; start < sorted.Count; start++)
        {
            while (end < sorted.Count && sorted[end] - sorted[start] < window)
            {
                end++;
            }

            most = Math.Max(most, end - start);
        }

        return most;
    }

    /// <summary>The burst of an eatery: all ratings of the prevailing value in each of its bursts' minutes; null where there is none.</summary>
    internal static SetAsideFinding? Find(IEnumerable<DayRating> ofEatery, EateryPast past, SetAsideSettings settings)
    {
        var known = past.Days >= settings.BurstKnownDays;
        var limit = known ? Math.Max(settings.BurstRatings, past.Busiest * settings.BurstTimesUsual) : settings.BurstFirstRatings;
        return Find(ofEatery, limit, known ? past.Busiest : null, settings);
    }

    private static SetAsideFinding? Find(IEnumerable<DayRating> ofEatery, int limit, int? usual, SetAsideSettings settings)
    {
        var ratings = ofEatery.OrderBy(rating => rating.At).ThenBy(rating => rating.Id).ToList();
        if (ratings.Count < limit)
        {
            return null;
        }

        var window = TimeSpan.FromMinutes(settings.BurstMinutes);
        var found = new SortedSet<long>();
        var (fullest, alikeInIt, end) = (0, 0, 0);
        var counts = new int[Values + 1];
        for (var start = 0; start < ratings.Count; start++)
        {
            for (; end < ratings.Count && ratings[end].At - ratings[start].At < window; end++)
            {
                counts[(int)ratings[end].Value]++;
            }

            var all = end - start;
            var alike = counts.Max();
            if (all >= limit && alike * Whole >= all * settings.BurstAlikePercent)
            {
                var prevailing = Array.IndexOf(counts, alike);
                found.UnionWith(ratings.Skip(start).Take(all).Where(rating => (int)rating.Value == prevailing).Select(rating => rating.Id));
                (fullest, alikeInIt) = all > fullest ? (all, alike) : (fullest, alikeInIt);
            }

            counts[(int)ratings[start].Value]--;
        }

        return found.Count == 0
            ? null
            : new SetAsideFinding(
                SetAsideRule.Burst, ratings[0].Eatery, [.. found],
                new SetAsideEvidence { Limit = limit, Ratings = fullest, Alike = alikeInIt, Minutes = settings.BurstMinutes, Usual = usual });
    }
}
