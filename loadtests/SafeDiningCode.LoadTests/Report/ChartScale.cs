namespace SafeDiningCode.LoadTests.Report;

/// <summary>Where values stand between the bottom of a chart and its top, and which of them are named.</summary>
/// <param name="Ticks">Evenly apart, the first at the bottom, the last at the top.</param>
/// <param name="IsLogarithmic">Whether each tick is ten times the one before.</param>
internal sealed record ChartScale(IReadOnlyList<double> Ticks, bool IsLogarithmic)
{
    private const int MostSteps = 4;
    private static readonly double[] Steps = [1, 2, 2.5, 5, 10];

    /// <summary>From zero to a round number above the largest.</summary>
    public static ChartScale Linear(IEnumerable<double> values, double least = 0)
    {
        var largest = Math.Max(values.DefaultIfEmpty(0).Max(), least);
        if (largest <= 0)
        {
            largest = 1;
        }

        var power = Math.Pow(10, Math.Floor(Math.Log10(largest / MostSteps)));
        var step = Steps.Select(one => one * power).First(one => one * MostSteps >= largest * (1 - 1e-9));
        return new ChartScale([.. Enumerable.Range(0, (int)Math.Ceiling((largest / step) - 1e-9) + 1).Select(tick => tick * step)], IsLogarithmic: false);
    }

    /// <summary>From a power of ten at or below the smallest to one at or above the largest; what is not above zero has no place.</summary>
    public static ChartScale Logarithmic(IEnumerable<double> values)
    {
        var placed = values.Where(value => value > 0).DefaultIfEmpty(1).ToList();
        var lowest = (int)Math.Floor(Math.Log10(placed.Min()));
        var highest = Math.Max(lowest + 1, (int)Math.Ceiling(Math.Log10(placed.Max())));
        return new ChartScale([.. Enumerable.Range(lowest, highest - lowest + 1).Select(power => Math.Pow(10, power))], IsLogarithmic: true);
    }

    /// <summary>0 at the bottom, 1 at the top; null where the value has no place.</summary>
    public double? PlaceOf(double value) => IsLogarithmic
        ? value > 0 ? Math.Log10(value / Ticks[0]) / Math.Log10(Ticks[^1] / Ticks[0]) : null
        : (value - Ticks[0]) / (Ticks[^1] - Ticks[0]);
}
