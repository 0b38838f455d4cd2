using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Contradictions;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Hosting;

namespace SafeDiningCode.Web.Scanning.Counts;

/// <summary>
/// Says when a meal begins and ends, and adds what was counted to the tables every minute and on shutdown. These are
/// statistics of when a code falls silent: a crash loses a minute of them, the first and the last minute of a meal count on
/// either side, a commit whose outcome is unknown may count twice, and what a browser or a cache in front answered is never
/// seen. While the database is away, counts wait in memory.
/// </summary>
internal sealed class ScanCounter(MealScans scans, Database database, TimeProvider clock, ILogger<ScanCounter> logger)
    : Rounds(TimeSpan.FromMinutes(1), logger)
{
    // Each batch a transaction of its own, so that ratings get in between.
    private const int RowsAtOnce = 2000;

    // What waits while the database is away, at most: an outage of days must not fill the memory.
    private const int MostWaiting = 500_000;

    private readonly Lock gate = new();
    private readonly Dictionary<(long Eatery, DateOnly Day, Meal Meal), int> waiting = [];
    private (DateOnly Day, Meal Meal) now;

    /// <summary>Writes what was counted, and looks at the clock for what counts next.</summary>
    public override Task TidyAsync(CancellationToken cancellation = default)
    {
        var wall = Day.WallClock(clock.GetUtcNow().UtcDateTime);
        Gather((DateOnly.FromDateTime(wall), Meals.At(wall)));
        return WriteAsync(cancellation);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        Gather((now.Day, Meal.None));
        try
        {
            await WriteAsync(cancellationToken);
        }
        catch (Exception error) when (DatabaseErrors.IsUnavailable(error) || error is TimeoutException or OperationCanceledException)
        {
            logger.LogWarning("Scans of the last minute are not written: the database is away");
        }
    }

    // What was counted until now belongs to the meal that was on; a scan that was under way when it ended belongs to none.
    private void Gather((DateOnly Day, Meal Meal) next)
    {
        lock (gate)
        {
            var counted = scans.Take();
            if (now.Meal != Meal.None)
            {
                Keep(counted.Select(row => new ScanCount(row.Key, now.Day, now.Meal, row.Value)));
            }

            now = next;
            scans.IsMeal = next.Meal != Meal.None;
        }
    }

    private async Task WriteAsync(CancellationToken cancellation)
    {
        while (TakeBatch() is { Count: > 0 } batch)
        {
            try
            {
                await Repeats.RunAsync(repeat => AddAsync(batch, repeat), Patience.Long, cancellation);
            }
            catch
            {
                lock (gate)
                {
                    Keep(batch);
                }

                throw;
            }
        }
    }

    private async Task<bool> AddAsync(List<ScanCount> batch, CancellationToken cancellation)
    {
        await using var session = await database.BeginAsync(Patience.Long, cancellation);
        await ScanCounts.AddAsync(session, batch, cancellation);
        await session.CommitAsync(cancellation);
        return true;
    }

    private List<ScanCount> TakeBatch()
    {
        lock (gate)
        {
            var batch = waiting.Take(RowsAtOnce).Select(row => new ScanCount(row.Key.Eatery, row.Key.Day, row.Key.Meal, row.Value)).ToList();
            foreach (var count in batch)
            {
                waiting.Remove((count.EateryId, count.Day, count.Meal));
            }

            return batch;
        }
    }

    // Under the lock.
    private void Keep(IEnumerable<ScanCount> counts)
    {
        foreach (var count in counts)
        {
            var key = (count.EateryId, count.Day, count.Meal);
            if (waiting.Count < MostWaiting || waiting.ContainsKey(key))
            {
                waiting[key] = waiting.GetValueOrDefault(key) + count.Scans;
            }
        }
    }
}
