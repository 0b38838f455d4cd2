using Dapper;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Contradictions;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Scanning.Counts;

namespace SafeDiningCode.Tests.Contradictions;

/// <summary>What rounds look at, straight into the tables: ratings by day, scans at meals, self-checks with their marks.</summary>
internal static class Contradicting
{
    /// <summary>Counted ratings of a day.</summary>
    public static Task RateAsync(Database database, long eatery, DateOnly day, int satisfied, int dissatisfied) => ExecuteAsync(
        database,
        "INSERT INTO eatery_day (eatery_id, day, satisfied, fair, dissatisfied) VALUES (@eatery, @number, @satisfied, 0, @dissatisfied)",
        new { eatery, number = Day.ToNumber(day), satisfied, dissatisfied });

    /// <summary>A rise: 2 of 50 in the four weeks before the last four, 12 of 40 in these.</summary>
    public static async Task RiseAsync(Database database, long eatery, DateOnly today)
    {
        await RateAsync(database, eatery, today.AddDays(-40), 48, 2);
        await RateAsync(database, eatery, today.AddDays(-10), 28, 12);
    }

    /// <summary>Scans at both meals, so many a meal, on each day of a span.</summary>
    public static async Task ScanAsync(Database database, long eatery, DateOnly from, DateOnly to, int aMeal)
    {
        await using var session = await database.BeginAsync();
        var days = Enumerable.Range(0, to.DayNumber - from.DayNumber + 1).Select(on => from.AddDays(on));
        await ScanCounts.AddAsync(session, [.. days.SelectMany(day => new[] { Meal.Lunch, Meal.Dinner }.Select(meal => new ScanCount(eatery, day, meal, aMeal)))]);
        await session.CommitAsync();
    }

    /// <summary>A daily record, or a version of one.</summary>
    public static Task CheckAsync(Database database, long eatery, DateOnly day, int findings = 0, int version = 1) => ExecuteAsync(
        database,
        """
        INSERT INTO self_check (id, eatery_id, kind, period, version, list_version, opened_at, sent_at, sent_day, sent_by, sent_by_name, findings, answers, form)
        VALUES (@id, @eatery, 'daily', @number, @version, 1, @at, @at, @number, 1, '李示例', @findings, 0, 'x')
        """,
        new { id = Random.Shared.NextInt64(), eatery, number = Day.ToNumber(day), version, at = Day.StartUtc(day).AddHours(9), findings });

    /// <summary>The mark of a photograph that was used before.</summary>
    public static Task CopyAsync(Database database, long eatery, DateOnly day) => ExecuteAsync(
        database,
        "INSERT INTO self_check_mark (id, eatery_id, pattern, first_day, last_day, records, found_at) VALUES (@id, @eatery, 'copied-photo', @number, @number, 1, @at)",
        new { id = Random.Shared.NextInt64(), eatery, number = Day.ToNumber(day), at = Day.StartUtc(day).AddHours(9) });

    public static async Task ExecuteAsync(Database database, string sql, object arguments)
    {
        await using var session = await database.OpenAsync();
        await session.Connection.ExecuteAsync(sql, arguments);
    }
}
