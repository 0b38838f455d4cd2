namespace SafeDiningCode.Rules.Themes;

/// <summary>
/// Which days' reasons are to be counted, and counted again: a rating that is taken back or set aside changes the days
/// before; one that is released later takes its day off those that are counted. This project's choice.
/// </summary>
public static class ThemeDays
{
    /// <summary>Days that a first run goes back, at most.</summary>
    public const int MostBack = 90;

    /// <summary>Days before the one that ended last which are counted again.</summary>
    public const int CountedAgain = 3;

    /// <summary>The days to count now, the oldest first, so that what is counted has no gap at its end.</summary>
    /// <param name="written">The days that are counted, each with the day on which that was last done.</param>
    /// <param name="firstRated">The day of the first rating of all.</param>
    /// <param name="today">The running day.</param>
    public static IReadOnlyList<DateOnly> ToCount(IReadOnlyDictionary<DateOnly, DateOnly> written, DateOnly firstRated, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(written);
        var ended = today.AddDays(-1);
        return
        [
            .. Enumerable.Range(0, MostBack).Select(back => ended.AddDays(-back))
                .Where(day => day >= firstRated && (!written.TryGetValue(day, out var on) || (day >= ended.AddDays(-CountedAgain) && on < today)))
                .Order(),
        ];
    }
}
