using SafeDiningCode.Rules.Satisfaction;

namespace SafeDiningCode.Web.Statistics.Districts;

/// <summary>
/// The one scale on which all rows of a table draw their interval. It is as long as the rows with enough eateries need;
/// the interval of a handful may run out of it, and then says so with an arrow, rather than squeezing all others.
/// </summary>
internal sealed class IntervalScale
{
    private const int FewestForScale = 30;
    private const double Whole = 100;
    private static readonly int[] Ends = [2, 4, 6, 8, 10, 12, 15, 20, 30, 40, 50, 60, 80, 100];
    private readonly DistrictNumbers whole;

    /// <summary>The scale of these rows of a unit with these numbers.</summary>
    public IntervalScale(DistrictNumbers whole, IEnumerable<DistrictNumbers> rows)
    {
        this.whole = whole;
        var drawn = rows.Append(whole).Where(row => row.Rated > 0).ToList();
        var firm = drawn.Where(row => row.Rated >= FewestForScale).Select(row => row.DissatisfiedInterval.High);
        var most = drawn.Select(row => row.DissatisfiedShare.Value).Concat(drawn.Exists(row => row.Rated >= FewestForScale) ? firm : [1d]).DefaultIfEmpty(0).Max();
        Percent = Ends.First(end => end >= Math.Min(most * Whole, Whole));
    }

    /// <summary>Where the scale ends, in per cent; it begins at 0.</summary>
    public int Percent { get; }

    /// <summary>Where a share stands, in hundredths of the width.</summary>
    public double At(double share) => Math.Min(Whole, share * Whole / Percent * Whole);

    /// <summary>Whether an interval runs out of the scale.</summary>
    public bool RunsOut(DistrictNumbers row) => row.DissatisfiedInterval.High * Whole > Percent;

    /// <summary>
    /// How a row's interval stands to the whole unit's: above it (1), below it (-1), or overlapping it, which means that
    /// nothing can be said (0): one bad shop in a small street must not shame it by chance.
    /// </summary>
    public int Against(DistrictNumbers row)
    {
        var (low, high) = row.DissatisfiedInterval;
        var (wholeLow, wholeHigh) = whole.DissatisfiedInterval;
        return low > wholeHigh ? 1 : high < wholeLow ? -1 : 0;
    }

    /// <summary>Rows by their share, the largest first, by exact fractions; ties keep their order, rows without a share come last.</summary>
    public static List<DistrictChild> Sorted(IEnumerable<DistrictChild> rows) =>
        [.. rows.OrderByDescending(row => row.Numbers.DissatisfiedShare, Comparer<Share>.Create(Share.Compare))];
}
