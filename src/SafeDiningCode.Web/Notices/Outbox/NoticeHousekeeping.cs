using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Hosting;

namespace SafeDiningCode.Web.Notices.Outbox;

/// <summary>Forgets notices after half a year: what they told of is in the records.</summary>
internal sealed class NoticeHousekeeping(Database database, TimeProvider clock, ILogger<NoticeHousekeeping> logger)
    : Rounds(TimeSpan.FromHours(1), logger)
{
    private const int AtOnce = 1000;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(183);

    /// <summary>Does it once.</summary>
    public override async Task TidyAsync(CancellationToken cancellation = default)
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
}
