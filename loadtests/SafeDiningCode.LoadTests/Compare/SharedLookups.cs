using SafeDiningCode.LoadTests.Servers;

namespace SafeDiningCode.LoadTests.Compare;

/// <summary>How many of the scans asked Redis, and how many of these it could answer: by its own counters, over all measured rounds.</summary>
internal sealed class SharedLookups
{
    private long scans;
    private long found;
    private long notFound;
    private double? processor = 0;

    public async Task<Round> CountAsync(RedisProcess redis, int number, Func<Task<Round>> run, CancellationToken cancellation)
    {
        var (foundBefore, notFoundBefore) = await redis.LookupsAsync(cancellation);
        var before = ProcessorTime.Seconds([redis.Process]);
        var round = await run();
        var used = ProcessorTime.Seconds([redis.Process]) - before;
        var (foundNow, notFoundNow) = await redis.LookupsAsync(cancellation);
        if (number > 0)
        {
            scans += round.Answers;
            found += foundNow - foundBefore;
            notFound += notFoundNow - notFoundBefore;
            processor += used;
        }

        return round;
    }

    /// <summary>A sentence of it; none where nothing was counted.</summary>
    public override string ToString() => scans == 0 || found + notFound == 0
        ? ""
        : FormattableString.Invariant(
            $"With Redis up, {Math.Min(1, (found + notFound) / (double)scans):0.0%} of the scans missed memory and asked it; it had {found / (double)(found + notFound):0.0%} of what it was asked for, and took {processor * 1e6 / scans:0.0} µs of processor time of its own for a scan.");
}
