using SafeDiningCode.Web.Data;

namespace SafeDiningCode.Web.Audit;

/// <summary>What is wrong with a chain.</summary>
internal enum ChainFault
{
    /// <summary>A row is not there.</summary>
    Missing,

    /// <summary>A row was changed, or what stood before it.</summary>
    Changed,

    /// <summary>The end is not where it was said to be.</summary>
    End,
}

/// <summary>What a walk along the chain found.</summary>
/// <param name="Count">Rows that are as they were written.</param>
/// <param name="LastHash">The hash of the last of them; empty where there is none.</param>
/// <param name="BrokenAt">The number of the first that is not; null where all are.</param>
/// <param name="Fault">What is wrong there.</param>
internal sealed record ChainReport(long Count, string LastHash, long? BrokenAt, ChainFault Fault = ChainFault.Changed);

/// <summary>Walks along the chain from its first row and finds the first that is not as it was written.</summary>
internal sealed class AuditChain(Database database, AuditLog log)
{
    private const int ReportEvery = 1000;

    /// <summary>Verifies the chain as far as it went when the walk began; the service may write meanwhile.</summary>
    /// <param name="known">The number and the hash of an end that somebody kept elsewhere: it must still be there. Null where nobody did.</param>
    /// <param name="progress">Told how many rows are done, and of how many.</param>
    public async Task<ChainReport> VerifyAsync((long Number, string Hash)? known = null, IProgress<(long Done, long Of)>? progress = null, CancellationToken cancellation = default)
    {
        AuditLog.AuditHead head;
        await using (var look = await database.OpenAsync(cancellation))
        {
            head = await look.SingleAsync<AuditLog.AuditHead>("AuditEnd", cancellation: cancellation);
        }

        var (count, hash) = (0L, "");
        await using var session = await database.OpenAsync(Patience.Long, cancellation);
        await foreach (var row in session.StreamAsync<AuditRow>("AuditEntriesUpTo", new { head.Number }, cancellation))
        {
            if (row.Number != count + 1)
            {
                return new ChainReport(count, hash, count + 1, ChainFault.Missing);
            }

            if (row.Hash != row.ExpectedHash(log.Key, hash) || (known is { } kept && kept.Number == row.Number && kept.Hash != row.Hash))
            {
                return new ChainReport(count, hash, row.Number);
            }

            (count, hash) = (row.Number, row.Hash);
            if (count % ReportEvery == 0)
            {
                progress?.Report((count, head.Number));
            }
        }

        progress?.Report((count, head.Number));
        return count < head.Number || count < known?.Number ? new ChainReport(count, hash, count + 1, ChainFault.Missing)
            : hash != head.Hash ? new ChainReport(count, hash, count, ChainFault.End)
            : new ChainReport(count, hash, BrokenAt: null);
    }
}
