using SafeDiningCode.Rules.Calendar;

namespace SafeDiningCode.Web.Hosting;

/// <summary>
/// What takes long to count and may be some minutes old: counted again and again beside the pages, which say of when it is.
/// A page counts itself only where there is no reading of today, or the last one is too old.
/// </summary>
/// <typeparam name="T">What is counted.</typeparam>
/// <param name="every">How often it is counted.</param>
/// <param name="oldest">How old a reading may be that a page shows.</param>
/// <param name="clock">Tells the time.</param>
/// <param name="logger">Is told of a count that failed.</param>
internal abstract class Reading<T>(TimeSpan every, TimeSpan oldest, TimeProvider clock, ILogger logger) : Rounds(every, logger)
    where T : class
{
    private readonly SemaphoreSlim one = new(1);
    private volatile Known? last;

    /// <summary>The latest reading, or a new one.</summary>
    public async Task<T> ReadAsync(CancellationToken cancellation = default)
    {
        if (Usable() is { } known)
        {
            return known;
        }

        await one.WaitAsync(cancellation);
        try
        {
            return Usable() ?? await CountAndKeepAsync(cancellation);
        }
        finally
        {
            one.Release();
        }
    }

    /// <inheritdoc/>
    public override Task TidyAsync(CancellationToken cancellation = default) => CountAndKeepAsync(cancellation);

    /// <summary>Counts.</summary>
    /// <param name="now">The moment that the reading is of, UTC.</param>
    /// <param name="cancellation">Ends it.</param>
    protected abstract Task<T> CountAsync(DateTime now, CancellationToken cancellation);

    private T? Usable()
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return last is { } known && Day.InShanghai(known.At) == Day.InShanghai(now) && now - known.At <= oldest ? known.Value : null;
    }

    private async Task<T> CountAndKeepAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var read = await CountAsync(now, cancellation);
        last = new Known(now, read);
        return read;
    }

    private sealed record Known(DateTime At, T Value);
}
