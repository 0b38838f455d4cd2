using Microsoft.Extensions.Options;
using SafeDiningCode.Web.Hosting.Logging;

namespace SafeDiningCode.Web.Uploads;

/// <summary>Deletes files that are older than they are to be kept. Every instance may do it; doing it twice does it once.</summary>
internal sealed class UploadHousekeeping(
    UploadBook uploads, IOptions<UploadOptions> options, TimeProvider clock, ILogger<UploadHousekeeping> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    /// <summary>Does it once.</summary>
    public async Task TidyAsync(CancellationToken cancellation = default)
    {
        if (options.Value.KeepDays == 0)
        {
            return;
        }

        var removed = await uploads.RemoveBeforeAsync(clock.GetUtcNow().UtcDateTime - TimeSpan.FromDays(options.Value.KeepDays), cancellation);
        if (removed > 0)
        {
            logger.LogInformation("{Count} files were older than {Days} days and are deleted", removed, options.Value.KeepDays);
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
                logger.LogError("Deleting old files failed; it is tried again in {Minutes} minutes: {Error}", Every.TotalMinutes, LoggedError.Of(error));
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
