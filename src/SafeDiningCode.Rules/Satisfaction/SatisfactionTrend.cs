using SafeDiningCode.Rules.Calendar;

namespace SafeDiningCode.Rules.Satisfaction;

/// <summary>A day's counted ratings of one eatery.</summary>
/// <param name="Day">The day.</param>
/// <param name="Tally">Its ratings.</param>
public sealed record RatedDay(DateOnly Day, Tally Tally);

/// <summary>Whole weeks in a row that are shown as one.</summary>
/// <param name="From">The first one's Monday.</param>
/// <param name="To">The last one's Sunday.</param>
/// <param name="Tally">Their ratings together.</param>
public sealed record TrendSpan(DateOnly From, DateOnly To, Tally Tally)
{
    /// <summary>满意率 of these weeks.</summary>
    public Share Satisfied => SatisfactionRules.SatisfiedShare(Tally);
}

/// <summary>
/// What an owner may see of how satisfaction went, so that no rating can be traced to whoever gave it. Weeks count once
/// they have ended: within a running one, whoever looks twice sees who came between. Weeks with few ratings are joined
/// with those that follow until there are enough of them for a share. They are joined from the beginning of the year on
/// and never anew: what was shown once stays as it is, for the difference of two ways to join the same weeks would be a
/// smaller group than either. What does not come to enough by the end of a year is not shown at all.
/// </summary>
public static class SatisfactionTrend
{
    /// <summary>Ratings below which no share is shown, as everywhere.</summary>
    public const int SmallestBase = 10;

    /// <summary>Weeks that are shown.</summary>
    public const int WeeksShown = 12;

    /// <summary>How long after its end a week counts as closed: a rating of its last minutes may be taken back until then.</summary>
    public static readonly TimeSpan Settling = TimeSpan.FromHours(1);

    /// <summary>The weeks that are shown at an instant, and the day from which ratings must be known for that.</summary>
    public static (DateOnly Since, DateOnly From, DateOnly To) Window(DateTime nowUtc)
    {
        var running = Week.FirstDay(Day.InShanghai(nowUtc - Settling));
        var from = running.AddDays(-WeeksShown * Week.Days);
        return (FirstMonday(from.Year), from, running.AddDays(-1));
    }

    /// <summary>The spans that are shown at an instant, the oldest first. The oldest may begin before the weeks shown.</summary>
    public static IReadOnlyList<TrendSpan> Of(IEnumerable<RatedDay> days, DateTime nowUtc)
    {
        ArgumentNullException.ThrowIfNull(days);
        var (since, from, to) = Window(nowUtc);
        var weeks = days
            .Where(day => day.Day >= since && day.Day <= to)
            .GroupBy(day => Week.FirstDay(day.Day))
            .ToDictionary(week => week.Key, week => week.Aggregate(default(Tally), (sum, day) => sum + day.Tally));
        var spans = new List<TrendSpan>();
        DateOnly? begun = null;
        Tally tally = default;
        for (var week = since; week <= to; week = week.AddDays(Week.Days))
        {
            if (week == FirstMonday(week.Year))
            {
                (begun, tally) = (null, default);
            }

            if (weeks.TryGetValue(week, out var rated) && rated.Counted > 0)
            {
                begun ??= week;
                tally += rated;
            }

            if (begun is { } first && tally.Counted >= SmallestBase)
            {
                spans.Add(new TrendSpan(first, Week.LastDay(week), tally));
                (begun, tally) = (null, default);
            }
        }

        return [.. spans.Where(span => span.To >= from)];
    }

    private static DateOnly FirstMonday(int year)
    {
        var first = Week.FirstDay(new DateOnly(year, 1, 1));
        return first.Year == year ? first : first.AddDays(Week.Days);
    }
}
