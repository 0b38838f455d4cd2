using System.Globalization;

namespace SafeDiningCode.Rules.Calendar;

/// <summary>Days and months of the calendar in Asia/Shanghai (always +08:00), and their numbers in the database.</summary>
public static class Day
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    /// <summary>The day in Shanghai at an instant in UTC.</summary>
    public static DateOnly InShanghai(DateTime utc) => DateOnly.FromDateTime(utc + Offset);

    /// <summary>The day in Shanghai now.</summary>
    public static DateOnly InShanghai(TimeProvider clock) => InShanghai(clock.GetUtcNow().UtcDateTime);

    /// <summary>The wall clock in Shanghai at an instant in UTC.</summary>
    public static DateTime WallClock(DateTime utc) => DateTime.SpecifyKind(utc + Offset, DateTimeKind.Unspecified);

    /// <summary>The instant, in UTC, at which a day begins in Shanghai.</summary>
    public static DateTime StartUtc(DateOnly day) => DateTime.SpecifyKind(day.ToDateTime(TimeOnly.MinValue) - Offset, DateTimeKind.Utc);

    /// <summary>22 November 2026 is 20261122.</summary>
    public static int ToNumber(DateOnly day) => (day.Year * 10000) + (day.Month * 100) + day.Day;

    /// <summary>20261122 is 22 November 2026.</summary>
    public static DateOnly FromNumber(int number) => new(number / 10000, number / 100 % 100, number % 100);

    /// <summary>November 2026 is 202611.</summary>
    public static int MonthNumber(DateOnly day) => (day.Year * 100) + day.Month;

    /// <summary>The first day of month 202611.</summary>
    public static DateOnly FirstOfMonth(int month) => new(month / 100, month % 100, 1);

    /// <summary>The month so many months later, or earlier where the count is negative: 202611 and 2 are 202701.</summary>
    public static int AddMonths(int month, int count) => MonthNumber(FirstOfMonth(month).AddMonths(count));

    /// <summary>Reads <c>2026-11</c> as 202611.</summary>
    public static bool TryParseMonth(string? text, out int month)
    {
        month = 0;
        if (!DateOnly.TryParseExact(text + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first))
        {
            return false;
        }

        month = MonthNumber(first);
        return true;
    }

    /// <summary>202611 as <c>2026-11</c>.</summary>
    public static string MonthText(int month) => string.Create(CultureInfo.InvariantCulture, $"{month / 100:0000}-{month % 100:00}");

    /// <summary>A day as <c>2026-11-22</c>.</summary>
    public static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
