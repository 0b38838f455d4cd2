using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Hosting.Logging;

namespace SafeDiningCode.Web.Notices.Outbox;

/// <summary>Forgets notices after half a year: what they told of is in the records. Every instance may do it.</summary>
internal sealed class NoticeHousekeeping(Database database, TimeProvider clock, ILogger<NoticeHousekeeping> logger) : BackgroundService
{
    private const int AtOnce = 1000;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(183);
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    /// <summary>Does it once.</summary>
    public async Task TidyAsync(CancellationToken cancellation = default)
    {
        var before = new { BeforeId = TimeOrderedIds.Floor(clock.GetUtcNow().UtcDateTime - Kept), Most = AtOnce };
        while (true)
        {
            await using var session = await database.BeginAsync(Patience.Long, cancellation);
            var end = await session.SingleOrDefaultAsync<long?>("LastNoticeToForget", before, cancellation);
            if (end is null)
            {
                return;
            }

            await session.ExecuteAsync("ForgetNotices", new { UpToId = end.Value }, cancellation);
            await session.CommitAsync(cancellation);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every);
        do
        {
            try
            {
                await TidyAsync(stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                logger.LogError("Forgetting old notices failed; it is tried again in {Minutes} minutes: {Error}", Every.TotalMinutes, LoggedError.Of(error));
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
