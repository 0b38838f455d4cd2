using Microsoft.Extensions.Options;
using SafeDiningCode.Web.Hosting;

namespace SafeDiningCode.Web.Uploads;

/// <summary>Deletes files that are older than they are to be kept.</summary>
internal sealed class UploadHousekeeping(
    UploadBook uploads, IOptions<UploadOptions> options, TimeProvider clock, ILogger<UploadHousekeeping> logger)
    : Rounds(TimeSpan.FromHours(1), logger)
{
    /// <summary>Does it once.</summary>
    public override async Task TidyAsync(CancellationToken cancellation = default)
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
}
