using SafeDiningCode.Web.Hosting.Logging;
using SafeDiningCode.Web.Kitchens.History;

namespace SafeDiningCode.Web.Kitchens.Records;

/// <summary>
/// Looks now and then which kitchens have fallen silent, so that their history says so. Diners' pages do not wait for it.
/// Every instance does it; the history is the same whoever was first. Old history goes in the same way.
/// </summary>
internal sealed class KitchenSweep(KitchenBook book, KitchenHistory history, TimeProvider clock, ILogger<KitchenSweep> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Tidying = TimeSpan.FromHours(6);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        var tidied = DateTime.MinValue;
        do
        {
            try
            {
                var now = clock.GetUtcNow().UtcDateTime;
                await book.LookAsync(now, stoppingToken);
                if (now - tidied >= Tidying)
                {
                    await history.PurgeAsync(stoppingToken);
                    tidied = now;
                }
            }
            catch (Exception error) when (error is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                logger.LogWarning("The kitchens could not be looked at; it is tried again in {Seconds} seconds: {Error}", Every.TotalSeconds, LoggedError.Of(error));
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
