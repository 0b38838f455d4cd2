using System.Collections.Frozen;

namespace SafeDiningCode.Rules.Calendar;

/// <summary>
/// Working days (工作日): Monday to Friday but for holidays, and those days at a weekend on which is worked instead (调休).
/// Both are published year by year, so they are data. In a year whose days are not known yet only weekends are left out:
/// a deadline then comes rather too early than too late.
/// </summary>
public sealed class WorkingDays
{
    private readonly FrozenSet<DateOnly> holidays;
    private readonly FrozenSet<DateOnly> worked;

    /// <summary>The calendar with these holidays and these days at weekends that are worked.</summary>
    /// <exception cref="ArgumentException">A day is said to be both.</exception>
    public WorkingDays(IEnumerable<DateOnly> holidays, IEnumerable<DateOnly> worked)
    {
        this.holidays = holidays.ToFrozenSet();
        this.worked = worked.ToFrozenSet();
        if (this.holidays.Overlaps(this.worked))
        {
            throw new ArgumentException("A day is either a holiday or worked.", nameof(worked));
        }
    }

    /// <summary>Weekdays, as long as nothing else is known.</summary>
    public static WorkingDays Weekdays { get; } = new([], []);

    /// <summary>Whether a day is worked.</summary>
    public bool IsWorkingDay(DateOnly day) =>
        !holidays.Contains(day) && (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) || worked.Contains(day));

    /// <summary>The day that is so many working days after another, which does not count itself.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The count is less than 1.</exception>
    public DateOnly After(DateOnly day, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        for (var left = count; left > 0;)
        {
            day = day.AddDays(1);
            left -= IsWorkingDay(day) ? 1 : 0;
        }

        return day;
    }
}
