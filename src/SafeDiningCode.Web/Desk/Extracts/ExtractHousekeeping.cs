using SafeDiningCode.Web.Hosting;

namespace SafeDiningCode.Web.Desk.Extracts;

/// <summary>Deletes what is no longer needed of extracts.</summary>
internal sealed class ExtractHousekeeping(ExtractBook book, ILogger<ExtractHousekeeping> logger) : Rounds(TimeSpan.FromHours(1), logger)
{
    public override Task TidyAsync(CancellationToken cancellation = default) => book.TidyAsync(cancellation);
}
