using SafeDiningCode.Web.Accounts.Sessions;
using SafeDiningCode.Web.Hosting.Logging;

namespace SafeDiningCode.Web.Accounts;

/// <summary>Forgets sessions that have ended by themselves. Every instance may do it; doing it twice does it once.</summary>
internal sealed class AccountHousekeeping(SessionBook sessions, ILogger<AccountHousekeeping> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every);
        do
        {
            try
            {
                await sessions.ForgetOldAsync(stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                logger.LogError("Old sessions could not be forgotten; it is tried again in an hour: {Error}", LoggedError.Of(error));
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
