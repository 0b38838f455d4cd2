using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Hosting;

namespace SafeDiningCode.Web.SetAside.Finding;

/// <summary>
/// Looks every quarter of an hour at the day that runs, and at the one that ended until it was seen whole; at the start at all
/// days of the months that are not closed, at most <see cref="MostBack"/>, for nobody may have looked at the last minutes of
/// a day on which the service was stopped. The numbers of a closed month are frozen, and stay as they are. Whoever closes a
/// month looks at its last day before, too.
/// </summary>
internal sealed class SetAsideRounds(Database database, SetAsideBook book, TimeProvider clock, ILogger<SetAsideRounds> logger) : Rounds(TimeSpan.FromMinutes(15), logger)
{
    /// <summary>Days that are looked at again after a start, at most: a month.</summary>
    public const int MostBack = 31;

    // The last ratings of a day are written moments after its end.
    private static readonly TimeSpan Drained = TimeSpan.FromMinutes(1);
    private DateOnly? seenWhole;

    public override async Task TidyAsync(CancellationToken cancellation = default)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var today = Day.InShanghai(now);
        var ended = today.AddDays(-1);
        var count = 0;
        if (seenWhole != ended)
        {
            for (var day = await FirstOpenAsync(ended, cancellation); day <= ended; day = day.AddDays(1))
            {
                count += await book.LookAtAsync(day, cancellation);
            }

            seenWhole = now - Day.StartUtc(today) >= Drained ? ended : seenWhole;
        }

        count += await book.LookAtAsync(today, cancellation);
        if (count > 0)
        {
            logger.LogInformation("Set {Count} ratings aside until a regulator has looked at them", count);
        }
    }

    // The day to begin with: behind those that were seen, and behind the months that are closed.
    private async Task<DateOnly> FirstOpenAsync(DateOnly ended, CancellationToken cancellation)
    {
        await using var session = await database.OpenAsync(cancellation);
        var closed = await session.SingleOrDefaultAsync<int?>("LastClosedMonth", cancellation: cancellation);
        var first = seenWhole?.AddDays(1) ?? ended.AddDays(1 - MostBack);
        return closed is { } month && Day.FirstOfMonth(month).AddMonths(1) is var open && open > first ? open : first;
    }
}
