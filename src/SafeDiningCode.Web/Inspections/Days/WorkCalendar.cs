using Microsoft.Extensions.Options;
using SafeDiningCode.Rules.Calendar;

namespace SafeDiningCode.Web.Inspections.Days;

/// <summary>Settings <c>Inspections:*</c>: the days off that the State Council publishes each year, beyond those known here.</summary>
internal sealed class WorkCalendarOptions
{
    /// <summary>Weekdays on which nobody works.</summary>
    public IList<DateOnly> Holidays { get; } = [];

    /// <summary>Days of a weekend on which is worked instead (调休).</summary>
    public IList<DateOnly> WorkedWeekends { get; } = [];
}

/// <summary>The working days that deadlines are counted in: what is known of a year, and what was added by settings.</summary>
internal sealed class WorkCalendar(IOptions<WorkCalendarOptions> options)
{
    // 国务院办公厅关于2026年部分节假日安排的通知.
    private static readonly (int Month, int First, int Last)[] Holidays2026 =
        [(1, 1, 3), (2, 15, 23), (4, 4, 6), (5, 1, 5), (6, 19, 21), (9, 25, 27), (10, 1, 7)];

    private static readonly (int Month, int Day)[] Worked2026 = [(1, 4), (2, 14), (2, 28), (5, 9), (9, 20), (10, 10)];

    /// <summary>The days.</summary>
    public WorkingDays Days { get; } = new(
        Holidays2026.SelectMany(span => Enumerable.Range(span.First, span.Last - span.First + 1).Select(day => new DateOnly(2026, span.Month, day))).Concat(options.Value.Holidays),
        Worked2026.Select(day => new DateOnly(2026, day.Month, day.Day)).Concat(options.Value.WorkedWeekends));
}
