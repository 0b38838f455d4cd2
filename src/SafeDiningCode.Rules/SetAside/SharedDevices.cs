using System.Globalization;

namespace SafeDiningCode.Rules.SetAside;

/// <summary>Devices that rate as no diner does: one at more eateries than a person eats at, or several at the same few. [choice]</summary>
public static class SharedDevices
{
    /// <summary>Ratings of devices that rated more eateries on the day than a person eats at, by eatery.</summary>
    internal static IEnumerable<SetAsideFinding> Busy(IEnumerable<DayRating> ratings, SetAsideSettings settings)
    {
        if (settings.DeviceEateries == 0)
        {
            return [];
        }

        var busy = ratings.Where(rating => rating.Device is not null).GroupBy(rating => rating.Device)
            .Select(device => (Ratings: device.ToList(), Eateries: device.Select(rating => rating.Eatery).Distinct().Count()))
            .Where(device => device.Eateries > settings.DeviceEateries);
        return busy.SelectMany(device => device.Ratings.Select(rating => (Rating: rating, device.Eateries)))
            .GroupBy(each => each.Rating.Eatery)
            .Select(eatery => new SetAsideFinding(
                SetAsideRule.Device, eatery.Key, [.. eatery.Select(each => each.Rating.Id).Order()],
                new SetAsideEvidence
                {
                    Limit = settings.DeviceEateries,
                    Devices = eatery.Select(each => each.Rating.Device).Distinct().Count(),
                    Eateries = eatery.Max(each => each.Eateries),
                }));
    }

    /// <summary>
    /// Ratings of devices that rated the same eateries on the day as enough others did, by eatery. Each device's eateries
    /// are taken in all their combinations of the size that counts: devices that share one are together.
    /// </summary>
    internal static IEnumerable<SetAsideFinding> Clusters(IEnumerable<DayRating> ratings, SetAsideSettings settings)
    {
        if (settings.ClusterDevices == 0)
        {
            return [];
        }

        var most = settings.DeviceEateries == 0 ? SetAsideSettings.MostEateries : settings.DeviceEateries;
        var groups = new Dictionary<string, List<(long Device, long[] Eateries)>>(StringComparer.Ordinal);
        var byDevice = ratings.Where(rating => rating.Device is not null).GroupBy(rating => rating.Device!.Value).ToDictionary(device => device.Key, device => device.ToList());
        foreach (var (device, own) in byDevice)
        {
            long[] eateries = [.. own.Select(rating => rating.Eatery).Distinct().Order()];
            foreach (var few in eateries.Length <= most ? Combinations(eateries, settings.ClusterEateries) : [])
            {
                var key = string.Join(',', few.Select(eatery => eatery.ToString(CultureInfo.InvariantCulture)));
                if (!groups.TryGetValue(key, out var group))
                {
                    groups.Add(key, group = []);
                }

                group.Add((device, few));
            }
        }

        var together = groups.Values.Where(group => group.Count >= settings.ClusterDevices)
            .SelectMany(group => group.SelectMany(each => each.Eateries.Select(eatery => (each.Device, Eatery: eatery))))
            .ToHashSet();
        return together.GroupBy(each => each.Eatery).Select(eatery => new SetAsideFinding(
            SetAsideRule.Cluster, eatery.Key,
            [.. eatery.SelectMany(each => byDevice[each.Device].Where(rating => rating.Eatery == eatery.Key).Select(rating => rating.Id)).Order()],
            new SetAsideEvidence { Limit = settings.ClusterDevices, Devices = eatery.Count(), Eateries = settings.ClusterEateries }));
    }

    private static List<long[]> Combinations(long[] all, int size) => size == 0
        ? [[]]
        : [.. Enumerable.Range(0, Math.Max(0, all.Length - size + 1)).SelectMany(first => Combinations(all[(first + 1)..], size - 1).Select(rest => (long[])[all[first], .. rest]))];
}
