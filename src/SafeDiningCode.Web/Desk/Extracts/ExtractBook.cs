using System.Security.Cryptography;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Audit;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Hosting.Visitors;

namespace SafeDiningCode.Web.Desk.Extracts;

/// <summary>
/// Extracts that were handed in, in the database until they are done with: whichever instance is free takes the next, and
/// what was received is not lost with a machine.
/// </summary>
internal sealed class ExtractBook(Database database, AuditLog audit, TimeOrderedIds ids, TimeProvider clock)
{
    /// <summary>The largest file.</summary>
    public const int MostBytes = 64 * 1024 * 1024;

    /// <summary>Extracts on a page of the list.</summary>
    public const int PageRows = 50;

    /// <summary>How long whoever works on one holds it without a sign of life.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    private const int PartBytes = 1024 * 1024;
    private const int LongestName = 200;
    private const string File = "file";
    private const string Report = "report";

    /// <summary>A new key.</summary>
    public long NewId() => ids.Next();

    /// <summary>Takes a file in, part by part as it arrives: no transaction is open while its sender is slow.</summary>
    /// <param name="received">What is to be done with it.</param>
    /// <returns>False where it is empty or too large: then it is put away again.</returns>
    public async Task<bool> ReceiveAsync(ReceivedExtract received, Stream content, CancellationToken cancellation = default)
    {
        await using (var session = await database.OpenAsync(cancellation))
        {
            await session.ExecuteAsync(
                "AddExtract",
                new
                {
                    received.Id,
                    received.Source,
                    FileName = Name(received.FileName),
                    received.Division,
                    ActorKind = received.Actor.Kind switch { ActorKind.Person => "person", ActorKind.Key => "key", _ => "console" },
                    ActorId = received.Actor.AccountId,
                    ActorName = received.Actor.Name,
                    ActorRole = received.Actor.Kind == ActorKind.Person ? Roles.ToCode(received.Actor.Role) : null,
                    Now = clock.GetUtcNow().UtcDateTime,
                },
                cancellation);
        }

        var (bytes, hash) = await StoreAsync(received.Id, File, content, MostBytes, cancellation);
        if (bytes is 0 or > MostBytes)
        {
            await RemoveAsync(received.Id, cancellation);
            return false;
        }

        await using var whole = await database.BeginAsync(cancellation);
        await whole.ExecuteAsync(
            "ReceiveExtract", new { received.Id, received.State, Bytes = bytes, Hash = hash, Now = clock.GetUtcNow().UtcDateTime }, cancellation);
        await audit.AddAsync(whole, received.Actor, new AuditEntry
        {
            Action = "registry-extract.receive", RecordKind = "registry-extract", RecordId = AuditEntry.Id(received.Id), Division = received.Division,
            After = new { file = Name(received.FileName), received.Source, bytes, sha256 = hash },
        });
        await whole.CommitAsync(cancellation);
        return true;
    }

    /// <summary>A page of those within a scope, the latest first.</summary>
    public async Task<IReadOnlyList<ListedExtractRow>> ListAsync(Scope scope, int page, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(cancellation);
        return await session.QueryAsync<ListedExtractRow>(
            "ExtractsInScope", scope.With(new { After = (page - 1) * PageRows, Upto = (page * PageRows) + 1 }), cancellation);
    }

    /// <summary>One within a scope; null where there is none.</summary>
    public async Task<ExtractRow?> FindAsync(Scope scope, long id, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(cancellation);
        return await session.SingleOrDefaultAsync<ExtractRow>("FindExtractInScope", scope.With(new { Id = id }), cancellation);
    }

    /// <summary>One by its key; null where there is none.</summary>
    public async Task<ExtractRow?> FindAsync(long id, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(cancellation);
        return await session.SingleOrDefaultAsync<ExtractRow>("FindExtract", new { Id = id }, cancellation);
    }

    /// <summary>Has it imported, stopped or put away; false where it stands otherwise by now.</summary>
    public async Task<bool> MoveAsync(Actor actor, ExtractRow extract, ExtractMove move, CancellationToken cancellation = default)
    {
        await using var session = await database.BeginAsync(cancellation);
        var arguments = new { extract.Id, Now = clock.GetUtcNow().UtcDateTime };
        var moved = move switch
        {
            ExtractMove.Confirm => await session.ExecuteAsync("ConfirmExtract", arguments, cancellation),
            ExtractMove.Check => await session.ExecuteAsync("CheckExtractAgain", arguments, cancellation),
            ExtractMove.Stop => await session.ExecuteAsync("StopExtract", arguments, cancellation),
            _ => await session.ExecuteAsync("DiscardExtract", arguments, cancellation),
        };
        if (moved == 0)
        {
            return false;
        }

        await audit.AddAsync(session, actor, new AuditEntry
        {
            Action = move switch { ExtractMove.Confirm => "registry-extract.confirm", ExtractMove.Check => "registry-extract.check", ExtractMove.Stop => "registry-extract.stop", _ => "registry-extract.discard" },
            RecordKind = "registry-extract",
            RecordId = AuditEntry.Id(extract.Id),
            Division = extract.Division,
            Before = new { extract.State },
        });
        await session.CommitAsync(cancellation);
        return true;
    }

    /// <summary>Takes the next one that something is to be done with; null where there is none.</summary>
    public async Task<ExtractRow?> ClaimAsync(string worker, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(cancellation);
        while (true)
        {
            var now = clock.GetUtcNow().UtcDateTime;
            if (await session.SingleAsync<long?>("NextExtract", new { Now = now }, cancellation) is not { } id)
            {
                return null;
            }

            // Another instance may have been quicker: then it is not the next one any more.
            if (await session.ExecuteAsync("ClaimExtract", new { Id = id, Worker = worker, Now = now, LeaseUntil = now + Lease }, cancellation) > 0)
            {
                return await session.SingleAsync<ExtractRow>("FindExtract", new { Id = id }, cancellation);
            }
        }
    }

    /// <summary>Says how far it is and goes on holding it; false where it shall stop, or is another's by now.</summary>
    public async Task<bool> ReportAsync(long id, string worker, double done, int rows, CancellationToken cancellation = default)
    {
        const int Whole = 10_000;
        await using var session = await database.OpenAsync(cancellation);
        return await session.ExecuteAsync(
            "ReportExtract",
            new { Id = id, Worker = worker, LeaseUntil = clock.GetUtcNow().UtcDateTime + Lease, Done = (int)(Math.Clamp(done, 0, 1) * Whole), RowsRead = rows },
            cancellation) > 0;
    }

    /// <summary>Lets go of it as it stands now, with what was counted; nothing happens where it is another's by now.</summary>
    public async Task FinishAsync(ExtractRow extract, string worker, ExtractEnd end, CancellationToken cancellation = default)
    {
        await using var session = await database.BeginAsync(cancellation);
        var isCheck = extract.State == ExtractStates.Uploaded;
        var counted = end.Counts?.ToJson();
        var finished = await session.ExecuteAsync(
            "FinishExtract",
            new
            {
                extract.Id, Worker = worker, end.State, Preview = isCheck ? counted : null, Outcome = isCheck ? null : counted, end.Fault,
                Now = clock.GetUtcNow().UtcDateTime,
            },
            cancellation);
        if (finished == 0)
        {
            return;
        }

        if (end.State == ExtractStates.Done && end.Counts is { } counts)
        {
            await audit.AddAsync(session, extract.ToActor(), new AuditEntry
            {
                Action = "registry-extract.import", RecordKind = "registry-extract", RecordId = AuditEntry.Id(extract.Id), Division = extract.Division,
                After = new { counts.Rows, counts.Added, counts.Changed, counts.Unchanged, refused = counts.RefusedInAll, counts.Codes },
            });
        }

        await session.CommitAsync(cancellation);
    }

    /// <summary>Writes the file to a path.</summary>
    public Task<bool> CopyFileAsync(long id, string path, CancellationToken cancellation = default) => CopyAsync(id, File, path, cancellation);

    /// <summary>Writes the report of refused and warned rows to a path; false where there is none.</summary>
    public Task<bool> CopyReportAsync(long id, string path, CancellationToken cancellation = default) => CopyAsync(id, Report, path, cancellation);

    /// <summary>The first part of the report, which says whether there is one, and then the rest.</summary>
    public async Task<byte[]?> ReportPartAsync(long id, int position, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(cancellation);
        return await session.SingleOrDefaultAsync<byte[]>("ExtractPart", new { Id = id, Kind = Report, Position = position }, cancellation);
    }

    /// <summary>Keeps the report of a check or an import instead of the one before.</summary>
    public async Task KeepReportAsync(long id, string path, CancellationToken cancellation = default)
    {
        await using (var session = await database.OpenAsync(cancellation))
        {
            await session.ExecuteAsync("DeleteExtractParts", new { Id = id, Kind = Report }, cancellation);
        }

        await using var content = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        await StoreAsync(id, Report, content, long.MaxValue, cancellation);
    }

    /// <summary>Puts away what nobody decided on for a month, and deletes what was broken off while it was sent, a day later, files that are done with and reports of half a year ago.</summary>
    public async Task TidyAsync(CancellationToken cancellation = default)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var session = await database.OpenAsync(Patience.Long, cancellation);
        await session.ExecuteAsync("DeleteAbortedParts", new { Before = now - TimeSpan.FromDays(1) }, cancellation);
        await session.ExecuteAsync("DeleteAbortedExtracts", new { Before = now - TimeSpan.FromDays(1) }, cancellation);
        await session.ExecuteAsync("DiscardOldExtracts", new { Now = now, Before = now - TimeSpan.FromDays(30) }, cancellation);
        await session.ExecuteAsync("DeleteOldExtractParts", new { Before = now - TimeSpan.FromDays(180) }, cancellation);
    }

    private static string Name(string fileName)
    {
        var name = WrittenText.Clean(Path.GetFileName(fileName.Replace('\\', '/')))?.ReplaceLineEndings(" ") ?? "extract";
        return name.Length <= LongestName ? name : name[^LongestName..].TrimStart();
    }

    private async Task RemoveAsync(long id, CancellationToken cancellation)
    {
        await using var session = await database.OpenAsync(cancellation);
        await session.ExecuteAsync("DeleteExtractParts", new { Id = id, Kind = File }, cancellation);
    }

    // Reads a little beyond the most: whoever sends more is told so, and no more of it is kept.
    private async Task<(long Bytes, string Hash)> StoreAsync(long id, string kind, Stream content, long most, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[PartBytes];
        var (bytes, position) = (0L, 0);
        while (bytes <= most && await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation) is var read and > 0)
        {
            bytes += read;
            hash.AppendData(buffer, 0, read);
            await using var session = await database.OpenAsync(cancellation);
            await session.ExecuteAsync("AddExtractPart", new { Id = id, Kind = kind, Position = position++, Content = buffer[..read] }, cancellation);
        }

        return (bytes, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private async Task<bool> CopyAsync(long id, string kind, string path, CancellationToken cancellation)
    {
        await using var session = await database.OpenAsync(cancellation);
        if (await session.SingleOrDefaultAsync<byte[]>("ExtractPart", new { Id = id, Kind = kind, Position = 0 }, cancellation) is not { } part)
        {
            return false;
        }

        await using var file = new FileStream(path, FileMode.Create, FileAccess.Write);
        for (var position = 1; part is not null; position++)
        {
            await file.WriteAsync(part, cancellation);
            part = await session.SingleOrDefaultAsync<byte[]>("ExtractPart", new { Id = id, Kind = kind, Position = position }, cancellation);
        }

        return true;
    }
}

/// <summary>What is done with an extract by hand.</summary>
internal enum ExtractMove
{
    /// <summary>Have it imported.</summary>
    Confirm,

    /// <summary>Have it checked anew: a new preview.</summary>
    Check,

    /// <summary>Stop it.</summary>
    Stop,

    /// <summary>Put it away.</summary>
    Discard,
}

/// <summary>An extract that somebody hands in.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="FileName">What it is called.</param>
/// <param name="Actor">Who hands it in.</param>
/// <param name="Division">Rows of that place and below are taken.</param>
/// <param name="State">To be checked, or to be imported at once.</param>
internal sealed record ReceivedExtract(long Id, string Source, string FileName, Actor Actor, string Division, string State);

/// <summary>How work on an extract ended.</summary>
/// <param name="State">How it stands now.</param>
/// <param name="Counts">What was counted; null where it was not done.</param>
/// <param name="Fault">Why it cannot be imported, in both languages.</param>
internal sealed record ExtractEnd(string State, ExtractCounts? Counts = null, string? Fault = null);
