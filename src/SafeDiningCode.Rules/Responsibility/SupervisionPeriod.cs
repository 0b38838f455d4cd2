using System.Runtime.InteropServices;
using SafeDiningCode.Rules.Calendar;

namespace SafeDiningCode.Rules.Responsibility;

/// <summary>A span of months within which an officer visits each eatery once (督导周期).</summary>
/// <param name="First">Its first month, like 202610.</param>
/// <param name="Months">How many months it has.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SupervisionPeriod(int First, int Months)
{
    private const int MonthsOfYear = 12;

    /// <summary>The last day on which its visit is in time.</summary>
    public DateOnly Due => Day.FirstOfMonth(First).AddMonths(Months).AddDays(-1);

    /// <summary>The one before.</summary>
    public SupervisionPeriod Before => this with { First = Day.AddMonths(First, -Months) };

    /// <summary>The period that a day lies in.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A year has no whole number of such periods.</exception>
    public static SupervisionPeriod Of(int everyMonths, DateOnly day)
    {
        if (everyMonths < 1 || MonthsOfYear % everyMonths != 0)
        {
            throw new ArgumentOutOfRangeException(nameof(everyMonths), everyMonths, "A year is divided into 1, 2, 3, 4, 6 or 12 periods.");
        }

        var into = (day.Month - 1) % everyMonths;
        return new SupervisionPeriod(Day.MonthNumber(day.AddMonths(-into)), everyMonths);
    }
}
