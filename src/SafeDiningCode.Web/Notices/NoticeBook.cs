using System.Text.Json;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.Notices.Outbox;

namespace SafeDiningCode.Web.Notices;

/// <summary>
/// Takes notices in the transaction of what causes them: into the inbox of each account, and into the outbox for each
/// carrier that reaches it. So nobody is told what was rolled back, and what was committed is told.
/// </summary>
internal sealed class NoticeBook(IEnumerable<ICarryNotices> carriers, NoticeCourier courier, TimeOrderedIds ids, TimeProvider clock)
{
    private readonly ICarryNotices[] carriers = [.. carriers];

    /// <summary>Adds a notice for each of its recipients who has not had it today.</summary>
    /// <returns>How many get it; the others had it already.</returns>
    /// <exception cref="ArgumentException">There is no such kind, or its words need a parameter that is not given.</exception>
    public async Task<int> AddAsync(DatabaseSession session, Notice notice, CancellationToken cancellation = default)
    {
        Check(notice);
        var added = 0;
        var carried = false;
        foreach (var account in notice.Recipients)
        {
            if (await AddAsync(session, notice, account, cancellation) is { } id)
            {
                added++;
                carried |= await CarryAsync(session, id, account, cancellation);
            }
        }

        if (carried && session.Transaction is not null)
        {
            session.AfterCommit(courier.Call);
        }

        return added;
    }

    private async Task<long?> AddAsync(DatabaseSession session, Notice notice, long account, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var row = new
        {
            Id = ids.Next(),
            AccountId = account,
            notice.Kind,
            notice.Subject,
            Day = Day.ToNumber(Day.InShanghai(now)),
            notice.EateryId,
            Parameters = JsonSerializer.Serialize(notice.Parameters, NoticeRow.Json),
            notice.Link,
            CreatedAt = now,
        };
        try
        {
            return await session.ExecuteAsync("AddNotice", row, cancellation) == 0 ? null : row.Id;
        }
        catch (Exception error) when (DatabaseErrors.IsUniqueViolation(error))
        {
            // Another instance's job was first, this moment.
            return null;
        }
    }

    private async Task<bool> CarryAsync(DatabaseSession session, long notice, long account, CancellationToken cancellation)
    {
        if (carriers.Length == 0)
        {
            return false;
        }

        var recipient = new NoticeRecipient(account, await session.SingleOrDefaultAsync<string>("MailOfAccount", new { AccountId = account }, cancellation));
        var carried = false;
        foreach (var carrier in carriers)
        {
            if (carrier.AddressOf(recipient) is { } address)
            {
                var delivery = new { Id = ids.Next(), NoticeId = notice, Carrier = carrier.Name, Address = address, DueAt = clock.GetUtcNow().UtcDateTime };
                await session.ExecuteAsync("AddNoticeDelivery", delivery, cancellation);
                carried = true;
            }
        }

        return carried;
    }

    private static void Check(Notice notice)
    {
        if (!NoticeKinds.IsKind(notice.Kind))
        {
            throw new ArgumentException($"There is no kind of notice {notice.Kind}.", nameof(notice));
        }

        var missing = NoticeKinds.Openings(notice.Kind, Language.Chinese).Except(notice.Parameters.Keys, StringComparer.Ordinal).ToList();
        if (missing.Count > 0)
        {
            throw new ArgumentException($"Notices {notice.Kind} need the parameters {string.Join(", ", missing)}.", nameof(notice));
        }

        if (!notice.Link.StartsWith('/') || notice.Link.StartsWith("//", StringComparison.Ordinal))
        {
            throw new ArgumentException("A notice links to a path of this site.", nameof(notice));
        }
    }
}
