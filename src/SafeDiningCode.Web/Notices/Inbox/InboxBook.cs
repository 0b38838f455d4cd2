using SafeDiningCode.Web.Data;

namespace SafeDiningCode.Web.Notices.Inbox;

/// <summary>The inbox of an account. Every statement names the account: nobody reads or marks what is another's.</summary>
internal sealed class InboxBook(Database database, TimeProvider clock)
{
    /// <summary>How many notices are unread.</summary>
    public async Task<int> UnreadAsync(long account, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(cancellation);
        return await session.SingleAsync<int>("CountUnreadNotices", new { AccountId = account }, cancellation);
    }

    /// <summary>Notices, latest first.</summary>
    /// <param name="before">The last one of the page before; null for the first page.</param>
    /// <param name="most">How many at most.</param>
    public async Task<List<InboxRow>> ListAsync(long account, long? before = null, int most = 20, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(cancellation);
        return await session.QueryAsync<InboxRow>(
            "NoticesOfAccount", new { AccountId = account, BeforeId = before ?? long.MaxValue, Most = most }, cancellation);
    }

    /// <summary>Where a notice of this account leads; null where it has none of this key.</summary>
    public async Task<string?> LinkAsync(long account, long notice, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(cancellation);
        return await session.SingleOrDefaultAsync<string>("LinkOfNotice", new { AccountId = account, Id = notice }, cancellation);
    }

    /// <summary>Marks one notice read; answers whether it was this account's and unread.</summary>
    public async Task<bool> MarkReadAsync(long account, long notice, CancellationToken cancellation = default) =>
        await MarkAsync(account, notice, notice, cancellation) > 0;

    /// <summary>Marks all notices read up to one that the reader has seen; answers how many.</summary>
    public Task<int> MarkAllReadAsync(long account, long upTo, CancellationToken cancellation = default) => MarkAsync(account, 0, upTo, cancellation);

    private async Task<int> MarkAsync(long account, long from, long upTo, CancellationToken cancellation)
    {
        await using var session = await database.OpenAsync(cancellation);
        return await session.ExecuteAsync(
            "MarkNoticesRead", new { AccountId = account, FromId = from, UpToId = upTo, Now = clock.GetUtcNow().UtcDateTime }, cancellation);
    }
}
