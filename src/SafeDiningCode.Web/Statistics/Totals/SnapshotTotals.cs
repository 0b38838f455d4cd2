using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Hosting.Logging;

namespace SafeDiningCode.Web.Statistics.Totals;

/// <summary>
/// Writes down, once a day has ended in Shanghai, how many eateries of each smallest unit were licensed and coded: the
/// registry knows only today, a past month needs its own numbers.
/// </summary>
internal sealed class SnapshotTotals(Database database, TimeProvider clock, ILogger<SnapshotTotals> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);
    private DateOnly? seenTo;

    /// <summary>
    /// Writes the day that ended last, unless it is written (by another instance, or before a restart) or the registry is
    /// empty. Answers whether this call wrote it.
    /// </summary>
    public async Task<bool> WriteAsync(CancellationToken cancellation = default)
    {
        var day = Day.InShanghai(clock).AddDays(-1);
        try
        {
            await using var session = await database.BeginAsync(Patience.Long, cancellation);
            var units = await session.ExecuteAsync("AddUnitTotals", new { Day = Day.ToNumber(day) }, cancellation);
            await session.CommitAsync(cancellation);
            return units > 0;
        }
        catch (Exception error) when (DatabaseErrors.IsUniqueViolation(error))
        {
            // Another instance wrote it at the same moment.
            return false;
        }
    }

    // Looks once a minute rather than sleeping until midnight: a machine that slept through it catches up on waking.
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        do
        {
            var ended = Day.InShanghai(clock).AddDays(-1);
            if (ended == seenTo)
            {
                continue;
            }

            try
            {
                if (await WriteAsync(stoppingToken))
                {
                    logger.LogInformation("Wrote the licensed and coded totals of {Day}", Day.Text(ended));
                }

                seenTo = ended;
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                // Whatever it is, the diners' pages go on; what is missing is read from the nearest day that is there.
                logger.LogWarning("The totals of {Day} could not be written; trying again in a minute: {Error}", Day.Text(ended), LoggedError.Of(error));
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
