namespace SafeDiningCode.Rules.SetAside;

/// <summary>
/// Which ratings of a day are set aside: never deleted, never for what they say, and each by one rule only. Known to those
/// who pay for ratings; what they cost them is what they are for. [choice]
/// </summary>
public static class SetAsideRules
{
    /// <summary>All that the rules find, by rule and eatery.</summary>
    /// <param name="ratings">The day's ratings, those among them that are set aside already; in any order.</param>
    /// <param name="past">The past of at least the <see cref="Bursts.Candidates"/>; nothing is known of an eatery that is not there.</param>
    /// <param name="settings">From where.</param>
    public static IReadOnlyList<SetAsideFinding> Find(IReadOnlyCollection<DayRating> ratings, IReadOnlyDictionary<long, EateryPast> past, SetAsideSettings settings)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        ArgumentNullException.ThrowIfNull(past);
        ArgumentNullException.ThrowIfNull(settings);
        var bursts = settings.BurstRatings == 0
            ? []
            : ratings.GroupBy(rating => rating.Eatery).Select(eatery => Bursts.Find(eatery, past.GetValueOrDefault(eatery.Key), settings)).OfType<SetAsideFinding>();

        var taken = new HashSet<long>();
        var found = new List<SetAsideFinding>();
        foreach (var finding in SharedDevices.Busy(ratings, settings).Concat(SharedDevices.Clusters(ratings, settings)).Concat(bursts).OrderBy(each => each.Rule).ThenBy(each => each.Eatery))
        {
            var left = finding.Ratings.Where(taken.Add).ToList();
            if (left.Count > 0)
            {
                found.Add(finding with { Ratings = left });
            }
        }

        return found;
    }
}
