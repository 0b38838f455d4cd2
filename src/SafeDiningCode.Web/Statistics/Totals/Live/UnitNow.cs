namespace SafeDiningCode.Web.Statistics.Totals.Live;

/// <summary>What the registry, the inspectors and the kitchens say of a unit at one moment.</summary>
/// <param name="Licensed">Eateries with a licence in force.</param>
/// <param name="Coded">Those of them that have a code.</param>
/// <param name="Displayed">Those of them whose code in force was seen on display (亮码).</param>
/// <param name="Kitchens">Open kitchens (明厨亮灶) declared.</param>
/// <param name="KitchensActive">Those of them that are active.</param>
public sealed record UnitNow(long Licensed, long Coded, long Displayed, long Kitchens, long KitchensActive)
{
    /// <summary>Nothing at all.</summary>
    public static readonly UnitNow None = new(0, 0, 0, 0, 0);

    /// <summary>Both together.</summary>
    public static UnitNow Add(UnitNow left, UnitNow right) => new(
        left.Licensed + right.Licensed,
        left.Coded + right.Coded,
        left.Displayed + right.Displayed,
        left.Kitchens + right.Kitchens,
        left.KitchensActive + right.KitchensActive);
}

/// <summary>All smallest units at one moment.</summary>
/// <param name="ReadAt">The moment, UTC.</param>
/// <param name="Today">Its day in Shanghai: what licences are in force by.</param>
/// <param name="Units">By unit; one without eateries is not there.</param>
public sealed record UnitsNow(DateTime ReadAt, DateOnly Today, IReadOnlyDictionary<string, UnitNow> Units);
