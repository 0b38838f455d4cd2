using SafeDiningCode.Web.Hosting;

namespace SafeDiningCode.Web.Desk.Search;

/// <summary>Gives back the memory of the search once nobody searches any more.</summary>
internal sealed class IndexHousekeeping(EateryIndex index, ILogger<IndexHousekeeping> logger) : Rounds(TimeSpan.FromMinutes(5), logger)
{
    public override Task TidyAsync(CancellationToken cancellation = default)
    {
        index.LetGo();
        return Task.CompletedTask;
    }
}
