using SafeDiningCode.Web.Hosting.Logging;

namespace SafeDiningCode.Web.Hosting;

/// <summary>
/// Work that is done at the start and then again and again while the server runs, on every instance: doing it twice must
/// do it once. A round that fails is logged and the next one tries again.
/// </summary>
internal abstract class Rounds(TimeSpan every, ILogger logger) : BackgroundService
{
    /// <summary>Does it once.</summary>
    public abstract Task TidyAsync(CancellationToken cancellation = default);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(every);
        do
        {
            try
            {
                await TidyAsync(stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                logger.LogError(
                    "{Work} failed; it is tried again in {Minutes} minutes: {Error}", GetType().Name, every.TotalMinutes, LoggedError.Of(error));
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
