using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Hosting.Logging;
using SafeDiningCode.Web.SetAside.Finding;
using SafeDiningCode.Web.Standing.Lists;

namespace SafeDiningCode.Web.Standing.Closing;

/// <summary>
/// Writes down each day's shares once it has ended in Shanghai, and freezes each month's numbers a quarter of an hour after
/// its end, when the intake has long written the last rating of it.
/// </summary>
internal sealed class MonthClosing(
    Database database, StandingBook book, SetAsideBook setAside, Statistics.Settings.StandingSettings settings, TimeProvider clock, ILogger<MonthClosing> logger) : BackgroundService
{
    private const int MonthsBack = 12;
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan AfterMidnight = TimeSpan.FromMinutes(15);
    private DateOnly? seenTo;
    private int? closedTo;

    /// <summary>Writes the day that ended last, unless it is written.</summary>
    public async Task WriteDayAsync(CancellationToken cancellation = default)
    {
        var day = Day.InShanghai(clock).AddDays(-1);
        await setAside.LookAtAsync(day, cancellation);
        var used = await settings.CurrentAsync(cancellation);
        try
        {
            await using var session = await database.BeginAsync(Patience.Long, cancellation);
            await session.ExecuteAsync(
                "AddStandingDay",
                new { Day = Day.ToNumber(day), Month = Day.MonthNumber(day), used.MinimumRatings, BasisPoints = used.DissatisfiedBasisPoints },
                cancellation);
            await session.CommitAsync(cancellation);
        }
        catch (Exception error) when (DatabaseErrors.IsUniqueViolation(error))
        {
            // Another instance wrote it at the same moment.
        }
    }

    /// <summary>
    /// Closes the months that have ended and are not closed, from the first that anybody rated in, at most a year back.
    /// Answers how many.
    /// </summary>
    public async Task<int> CloseMonthsAsync(CancellationToken cancellation = default)
    {
        var last = LastEnded();
        int? closed;
        int? first;
        await using (var session = await database.OpenAsync(cancellation))
        {
            closed = await session.SingleOrDefaultAsync<int?>("LastClosedMonth", cancellation: cancellation);
            first = await session.SingleOrDefaultAsync<int?>("FirstRatedMonth", cancellation: cancellation);
        }

        var count = 0;
        if (first is { } rated)
        {
            var from = closed is { } known ? Day.FirstOfMonth(known).AddMonths(1) : Later(Day.FirstOfMonth(rated), last.AddMonths(1 - MonthsBack));
            for (var month = from; month <= last; month = month.AddMonths(1))
            {
                // What bought ratings came on the last evening is out of the numbers before they are frozen.
                await setAside.LookAtAsync(month.AddMonths(1).AddDays(-1), cancellation);
                if (await book.CloseAsync(Day.MonthNumber(month), cancellation))
                {
                    logger.LogInformation("Closed {Month}: its red and black lists can be published", Day.MonthText(Day.MonthNumber(month)));
                    count++;
                }
            }
        }

        return count;
    }

    // Looks once a minute rather than sleeping until midnight: a machine that slept through it catches up on waking.
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        do
        {
            try
            {
                var ended = Day.InShanghai(clock).AddDays(-1);
                if (ended != seenTo)
                {
                    await WriteDayAsync(stoppingToken);
                    seenTo = ended;
                }

                var month = Day.MonthNumber(LastEnded());
                if (month != closedTo)
                {
                    await CloseMonthsAsync(stoppingToken);
                    closedTo = month;
                }
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                logger.LogWarning("The day or the month could not be closed; trying again in a minute: {Error}", LoggedError.Of(error));
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    // The first day of the month that ended last, once the quarter of an hour is over.
    private DateOnly LastEnded()
    {
        var today = Day.InShanghai(clock.GetUtcNow().UtcDateTime - AfterMidnight);
        return new DateOnly(today.Year, today.Month, 1).AddMonths(-1);
    }

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
