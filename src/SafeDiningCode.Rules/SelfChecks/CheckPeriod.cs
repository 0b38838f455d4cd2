using System.Runtime.InteropServices;
using SafeDiningCode.Rules.Calendar;

namespace SafeDiningCode.Rules.SelfChecks;

/// <summary>What one record speaks of: a day, a week from Monday to Sunday, or a month.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct CheckPeriod
{
    private CheckPeriod(SelfCheckKind kind, DateOnly first, DateOnly last) => (Kind, First, Last) = (kind, first, last);

    /// <summary>Whose period it is.</summary>
    public SelfCheckKind Kind { get; }

    /// <summary>Its first day, by which it is named.</summary>
    public DateOnly First { get; }

    /// <summary>Its last day.</summary>
    public DateOnly Last { get; }

    /// <summary>The period after this.</summary>
    public CheckPeriod Next => Of(Kind, Last.AddDays(1));

    /// <summary>The period before this.</summary>
    public CheckPeriod Previous => Of(Kind, First.AddDays(-1));

    /// <summary>The period of a kind in which a day lies.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is no kind.</exception>
    public static CheckPeriod Of(SelfCheckKind kind, DateOnly day) => kind switch
    {
        SelfCheckKind.Daily => new(kind, day, day),
        SelfCheckKind.Weekly => new(kind, Week.FirstDay(day), Week.LastDay(day)),
        SelfCheckKind.Monthly => new(kind, new DateOnly(day.Year, day.Month, 1), new DateOnly(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month))),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, message: null),
    };
}
