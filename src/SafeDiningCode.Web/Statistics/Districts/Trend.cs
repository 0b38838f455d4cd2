using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Satisfaction;

namespace SafeDiningCode.Web.Statistics.Districts;

/// <summary>
/// The drawing of a month's days: 满意率 as a line over the ratings as columns. Widths are in hundredths of the whole, so
/// that the drawing stretches; heights are in pixels. A day with too few ratings for a rate is a gap in the line.
/// </summary>
internal sealed class Trend
{
    public const double LineTop = 14;
    public const double LineHeight = 120;
    public const double ColumnTop = 164;
    public const double ColumnHeight = 44;
    public const double Height = 240;
    private const double Whole = 100;
    private const double ColumnShare = 0.62;
    private static readonly int[] Steps = [1, 2, 5, 10, 25, 50];
    private const int MostSteps = 3;
    private const int FewestSteps = 2;
    private readonly double low;
    private readonly double high;
    private readonly double dayWidth;

    public Trend(int month, IReadOnlyList<DistrictDay> days)
    {
        var first = Day.FirstOfMonth(month);
        var daysInMonth = DateTime.DaysInMonth(first.Year, first.Month);
        dayWidth = Whole / daysInMonth;
        Labels = [.. Enumerable.Range(0, 5).Select(week => 1 + (7 * week)).Where(day => day <= daysInMonth).Select(day => (day, X(day)))];

        var rates = days.Where(HasRate).Select(Rate).DefaultIfEmpty(Whole).ToList();
        var step = Steps.First(step => Ceiling(rates.Max(), step) - Floor(rates.Min(), step) <= MostSteps * step || step == Steps[^1]);
        (low, high) = (Floor(rates.Min(), step), Ceiling(rates.Max(), step));
        // Two steps at least: one alone would make a hill of every wave.
        (low, high) = high >= FewestSteps * step ? (Math.Min(low, high - (FewestSteps * step)), high) : (0, FewestSteps * step);

        Ticks = [.. Enumerable.Range(0, (int)((high - low) / step) + 1).Select(index => (int)low + (index * step)).Select(tick => (tick, Y(tick)))];
        MostRatings = days.Select(day => day.Tally.Counted).DefaultIfEmpty(0).Max();
        Columns = [.. days.Where(day => day.Tally.Counted > 0).Select(Column)];
        Runs = RunsOf(days);
    }

    /// <summary>Days of the month that are named below, with where they stand.</summary>
    public IReadOnlyList<(int Day, double X)> Labels { get; }

    /// <summary>The scale's percentages, with their heights.</summary>
    public IReadOnlyList<(int Percent, double Y)> Ticks { get; }

    /// <summary>The most ratings of a day: what the highest column stands for.</summary>
    public long MostRatings { get; }

    /// <summary>The ratings of each day.</summary>
    public IReadOnlyList<(double X, double Width, double Y, double Height)> Columns { get; }

    /// <summary>Stretches of days without a gap.</summary>
    public IReadOnlyList<IReadOnlyList<(double X, double Y)>> Runs { get; }

    private static bool HasRate(DistrictDay day) => day.Tally.Counted >= Figures.FewestForRate;

    private static double Rate(DistrictDay day) => SatisfactionRules.SatisfiedShare(day.Tally).Value * Whole;

    private static double Floor(double value, int step) => Math.Max(0, Math.Floor(value / step) * step);

    private static double Ceiling(double value, int step) => Math.Min(Whole, Math.Ceiling(value / step) * step);

    private double X(int day) => (day - 0.5) * dayWidth;

    private double Y(double percent) => LineTop + (LineHeight * (high - percent) / (high - low));

    private (double X, double Width, double Y, double Height) Column(DistrictDay day)
    {
        var height = Math.Max(1, ColumnHeight * day.Tally.Counted / MostRatings);
        var width = dayWidth * ColumnShare;
        return (X(day.Day.Day) - (width / 2), width, ColumnTop + ColumnHeight - height, height);
    }

    private List<IReadOnlyList<(double X, double Y)>> RunsOf(IReadOnlyList<DistrictDay> days)
    {
        var runs = new List<IReadOnlyList<(double X, double Y)>>();
        List<(double X, double Y)>? run = null;
        var before = 0;
        foreach (var day in days.Where(HasRate))
        {
            if (run is null || day.Day.Day != before + 1)
            {
                run = [];
                runs.Add(run);
            }

            run.Add((X(day.Day.Day), Y(Rate(day))));
            before = day.Day.Day;
        }

        return runs;
    }
}
