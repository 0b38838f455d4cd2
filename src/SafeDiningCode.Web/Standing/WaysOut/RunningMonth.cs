using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Web.Hosting;
using SafeDiningCode.Web.Standing.Closing;

namespace SafeDiningCode.Web.Standing.WaysOut;

/// <summary>
/// The running month as it would be frozen now. Finding its silent eateries goes through several months of all eateries, so
/// it is read every few minutes beside the pages, which say of when it is.
/// </summary>
internal sealed class RunningMonth(NumbersOfMonth numbers, TimeProvider clock, ILogger<RunningMonth> logger) : Rounds(Every, logger)
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Oldest = TimeSpan.FromMinutes(15);
    private readonly SemaphoreSlim one = new(1);
    private MonthNumbers? last;

    /// <summary>The latest reading; a new one where there is none, the month has changed, or it is older than a quarter of an hour.</summary>
    public async Task<MonthNumbers> ReadAsync(CancellationToken cancellation = default)
    {
        if (Usable() is { } known)
        {
            return known;
        }

        await one.WaitAsync(cancellation);
        try
        {
            return Usable() ?? await CountAsync(cancellation);
        }
        finally
        {
            one.Release();
        }
    }

    /// <inheritdoc/>
    public override Task TidyAsync(CancellationToken cancellation = default) => CountAsync(cancellation);

    private MonthNumbers? Usable() =>
        Volatile.Read(ref last) is { } known && known.Month == Day.MonthNumber(Day.InShanghai(clock)) && clock.GetUtcNow().UtcDateTime - known.ReadAt <= Oldest ? known : null;

    private async Task<MonthNumbers> CountAsync(CancellationToken cancellation)
    {
        var read = await numbers.ReadAsync(Day.MonthNumber(Day.InShanghai(clock)), cancellation);
        Volatile.Write(ref last, read);
        return read;
    }
}
