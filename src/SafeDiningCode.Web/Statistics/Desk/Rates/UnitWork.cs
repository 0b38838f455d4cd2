namespace SafeDiningCode.Web.Statistics.Desk.Rates;

/// <summary>What of a unit diners do not rate: its codes on display, its kitchens, its problems. Counts only, so that children add up.</summary>
/// <param name="Displayed">Eateries with a licence in force whose code was seen on display (亮码).</param>
/// <param name="Kitchens">Open kitchens declared; none in months that are over, of which it is not written down.</param>
/// <param name="KitchensActive">Those of them that are active.</param>
/// <param name="Due">Problems due in the month.</param>
/// <param name="OnTime">Those of them that were mended on time.</param>
/// <param name="Mended">Problems taken as mended in the month.</param>
/// <param name="Recurred">Those of them that came back.</param>
public sealed record UnitWork(long Displayed, long Kitchens, long KitchensActive, long Due, long OnTime, long Mended, long Recurred)
{
    /// <summary>Nothing at all.</summary>
    public static readonly UnitWork None = new(0, 0, 0, 0, 0, 0, 0);

    /// <summary>Both together.</summary>
    public static UnitWork Add(UnitWork left, UnitWork right) => new(
        left.Displayed + right.Displayed,
        left.Kitchens + right.Kitchens,
        left.KitchensActive + right.KitchensActive,
        left.Due + right.Due,
        left.OnTime + right.OnTime,
        left.Mended + right.Mended,
        left.Recurred + right.Recurred);
}
