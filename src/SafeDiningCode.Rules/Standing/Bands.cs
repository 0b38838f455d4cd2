using SafeDiningCode.Rules.Satisfaction;

namespace SafeDiningCode.Rules.Standing;

/// <summary>
/// Bands of districts whose shares cannot be told apart. Overlap of intervals is not transitive, so that a band is measured
/// from its first member: the one with the largest share that is in no band before.
/// </summary>
public static class Bands
{
    /// <summary>The band of each district that has a share, from 1.</summary>
    public static IReadOnlyDictionary<string, int> Of(IEnumerable<(string Unit, Share Share)> units)
    {
        ArgumentNullException.ThrowIfNull(units);
        var bands = new Dictionary<string, int>(StringComparer.Ordinal);
        var band = 0;
        var low = 0d;
        foreach (var (unit, share) in units
            .Where(unit => !unit.Share.IsEmpty)
            .OrderByDescending(unit => unit.Share, Comparer<Share>.Create(Share.Compare))
            .ThenBy(unit => unit.Unit, StringComparer.Ordinal))
        {
            var interval = Wilson.Interval(share.Part, share.Whole);
            if (band == 0 || interval.High < low)
            {
                band++;
                low = interval.Low;
            }

            bands.Add(unit, band);
        }

        return bands;
    }
}
