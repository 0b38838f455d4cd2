using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Web.Contradictions.Records;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Hosting;
using SafeDiningCode.Web.Scanning.Counts;

namespace SafeDiningCode.Web.Contradictions.Finding;

/// <summary>
/// Looks through the registry for contradictions once a day, in the small hours, a part at a time; and forgets scans that are
/// older than they are kept. Two instances that do so at once find the same and write it once.
/// </summary>
internal sealed class ContradictionRounds(
    Database database, ContradictionFinder finder, ContradictionBook book, TimeProvider clock, ILogger<ContradictionRounds> logger)
    : Rounds(TimeSpan.FromMinutes(10), logger)
{
    private const int EateriesAtOnce = 2000;

    // The roll-ups of the day before are as they will stay, and few diners are about.
    private static readonly TimeSpan Begin = TimeSpan.FromHours(2);

    /// <summary>Does it once a day.</summary>
    public override async Task TidyAsync(CancellationToken cancellation = default)
    {
        var wall = Day.WallClock(clock.GetUtcNow().UtcDateTime);
        var today = DateOnly.FromDateTime(wall);
        if (wall.TimeOfDay < Begin || await IsDoneAsync(today, cancellation))
        {
            return;
        }

        var found = await LookAsync(today, cancellation);
        if (found > 0)
        {
            logger.LogInformation("{Count} contradictions were found or found again", found);
        }
    }

    /// <summary>Looks through all eateries by what is on record up to yesterday, and answers how many contradictions there are.</summary>
    public async Task<int> LookAsync(DateOnly today, CancellationToken cancellation = default)
    {
        var until = today.AddDays(-1);
        var before = today.AddDays(-ScanCounts.DaysKept);
        var count = 0;
        foreach (var range in await RangesAsync(cancellation))
        {
            var found = await finder.FindAsync(range, until, cancellation);
            await book.FoundAsync(found, cancellation);
            count += found.Count;
            await using var session = await database.OpenAsync(Patience.Long, cancellation);
            await session.ExecuteAsync("PurgeScanCounts", new { range.After, range.Upto, Before = before }, cancellation);
        }

        // Last: a round that was cut short is done again.
        await Repeats.RunAsync(repeat => EndAsync(today, before, repeat), Patience.Long, cancellation);
        return count;
    }

    private async Task<bool> EndAsync(DateOnly today, DateOnly before, CancellationToken cancellation)
    {
        await using var session = await database.OpenAsync(Patience.Long, cancellation);
        await session.ExecuteAsync("PurgeScanMeals", new { Before = before }, cancellation);
        return await session.ExecuteAsync("AddContradictionRound", new { Day = today, Now = clock.GetUtcNow().UtcDateTime }, cancellation) > 0;
    }

    private async Task<bool> IsDoneAsync(DateOnly today, CancellationToken cancellation)
    {
        await using var session = await database.OpenAsync(Patience.Long, cancellation);
        return await session.SingleAsync<int>("CountContradictionRound", new { Day = today }, cancellation) > 0;
    }

    private async Task<IEnumerable<EateryRange>> RangesAsync(CancellationToken cancellation)
    {
        await using var session = await database.OpenAsync(Patience.Long, cancellation);
        var ids = await session.QueryAsync<long>("AllEateryIds", cancellation: cancellation);
        return ids.Chunk(EateriesAtOnce).Select(part => new EateryRange(part[0] - 1, part[^1]));
    }
}
