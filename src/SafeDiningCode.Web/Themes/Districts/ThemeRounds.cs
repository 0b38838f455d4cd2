using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Themes;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Hosting;

namespace SafeDiningCode.Web.Themes.Districts;

/// <summary>
/// Writes down why diners were 不满意, a day at a time, once it has ended and nobody can take a rating of it back; and again
/// for the days before (see <see cref="ThemeDays"/>). Each day is one transaction: cut short, the rest follows in the next
/// round; done by two instances at once, it is done once.
/// </summary>
internal sealed class ThemeRounds(Database database, TimeProvider clock, ILogger<ThemeRounds> logger) : Rounds(TimeSpan.FromMinutes(10), logger)
{
    // Ratings can be taken back for ten minutes, and the intake drains.
    private static readonly TimeSpan Begin = TimeSpan.FromMinutes(20);

    // The key of a rating is drawn when it is written, moments after its day was fixed.
    private static readonly TimeSpan Slack = TimeSpan.FromHours(1);

    /// <summary>Writes what is to be written now.</summary>
    public override async Task TidyAsync(CancellationToken cancellation = default)
    {
        var wall = Day.WallClock(clock.GetUtcNow().UtcDateTime);
        if (wall.TimeOfDay < Begin)
        {
            return;
        }

        foreach (var day in await DueAsync(DateOnly.FromDateTime(wall), cancellation))
        {
            await Repeats.RunAsync(repeat => WriteAsync(day, repeat), Patience.Long, cancellation);
        }
    }

    private async Task<IReadOnlyList<DateOnly>> DueAsync(DateOnly today, CancellationToken cancellation)
    {
        await using var session = await database.OpenAsync(Patience.Long, cancellation);
        if (await session.SingleOrDefaultAsync<DateOnly?>("FirstRatedDay", cancellation: cancellation) is not { } first)
        {
            return [];
        }

        var written = await session.QueryAsync<WrittenRow>("ThemeDaysWritten", new { From = today.AddDays(-ThemeDays.MostBack) }, cancellation);
        return ThemeDays.ToCount(written.ToDictionary(row => row.Day, row => Day.InShanghai(row.WrittenAt)), first, today);
    }

    private async Task<bool> WriteAsync(DateOnly day, CancellationToken cancellation)
    {
        await using var session = await database.BeginAsync(Patience.Long, cancellation);
        await session.ExecuteAsync("DeleteThemeDay", new { Day = day }, cancellation);
        await session.ExecuteAsync(
            "AddThemeDay",
            new
            {
                Day = day,
                FromId = TimeOrderedIds.Floor(Day.StartUtc(day) - Slack),
                ToId = TimeOrderedIds.Floor(Day.StartUtc(day.AddDays(1)) + Slack),
                Now = clock.GetUtcNow().UtcDateTime,
            },
            cancellation);
        await session.CommitAsync(cancellation);
        return true;
    }

    internal sealed record WrittenRow
    {
        public required DateOnly Day { get; init; }

        public required DateTime WrittenAt { get; init; }
    }
}
