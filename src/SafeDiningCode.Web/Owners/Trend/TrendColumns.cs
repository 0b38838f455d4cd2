using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Satisfaction;

namespace SafeDiningCode.Web.Owners.Trend;

/// <summary>
/// The drawing of a trend: a column for each span, as wide as its weeks, parted as its ratings are. A week that is in no
/// span is a gap. Widths are in hundredths of the whole, so that the drawing stretches.
/// </summary>
internal static class TrendColumns
{
    /// <summary>The width of the drawing.</summary>
    public const double Width = SatisfactionTrend.WeeksShown * WeekWidth;

    /// <summary>Its height.</summary>
    public const double Height = 100;

    private const double WeekWidth = 10;
    private const double Gap = 1;

    /// <summary>The columns, the oldest first.</summary>
    public static IEnumerable<TrendColumn> Of(ShopTrend trend)
    {
        foreach (var span in trend.Spans)
        {
            var first = span.From > trend.From ? span.From : trend.From;
            var x = WeeksBetween(trend.From, first) * WeekWidth;
            var right = WeeksBetween(trend.From, span.To.AddDays(1)) * WeekWidth;
            var bad = Height * span.Tally.Dissatisfied / span.Tally.Counted;
            var fair = Height * span.Tally.Fair / span.Tally.Counted;
            yield return new TrendColumn(x + Gap, right - x - (2 * Gap), bad, bad + fair);
        }
    }

    private static int WeeksBetween(DateOnly from, DateOnly to) => (to.DayNumber - from.DayNumber) / Week.Days;
}

/// <summary>A column: 不满意 on top, 基本满意 below it, 满意 from there to the foot.</summary>
/// <param name="X">Its left edge.</param>
/// <param name="Width">Its width.</param>
/// <param name="Fair">Where 基本满意 begins, from the top.</param>
/// <param name="Satisfied">Where 满意 begins.</param>
internal sealed record TrendColumn(double X, double Width, double Fair, double Satisfied);
