using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Uploads.Cleaning;

namespace SafeDiningCode.Web.Uploads;

/// <summary>
/// Stored files. Their content lies in the database, in a table of its own: a file is there exactly when the record that
/// it proves is, whatever crashes in between; every instance sees it; and the one backup holds it. Files beside the
/// database would be cheaper to read, but need a folder that all instances share, a second backup that never quite fits
/// the first, and a sweeper for what one half of a crash left behind. At 5 MB a file and 200 MB an eatery it is the
/// smaller evil; the price is a larger backup.
/// </summary>
internal sealed class UploadBook(Database database, IOptions<UploadOptions> options, TimeOrderedIds ids, TimeProvider clock)
{
    private const int NameBytes = 16;
    private const int RemovedAtOnce = 100;

    /// <summary>
    /// Adds a file in the caller's transaction, beside what it is evidence of. Who calls has checked that the account may
    /// write for the eatery.
    /// </summary>
    /// <returns>The stored file; null where the eatery's space does not hold it (<see cref="UploadFault.QuotaFull"/>).</returns>
    public async Task<UploadRow?> AddAsync(
        DatabaseSession session, CleanFile file, long account, long eatery, CancellationToken cancellation = default)
    {
        var space = new { EateryId = eatery, Bytes = (long)file.Content.Length, Most = options.Value.EateryBytes };
        await session.ExecuteAsync("OpenUploadSpace", new { EateryId = eatery }, cancellation);
        if (await session.ExecuteAsync("TakeUploadSpace", space, cancellation) == 0)
        {
            return null;
        }

        var row = new UploadRow
        {
            Id = ids.Next(),
            Name = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(NameBytes)),
            EateryId = eatery,
            AccountId = account,
            Kind = FileKinds.ToCode(file.Kind),
            Bytes = file.Content.Length,
            Width = file.Width,
            Height = file.Height,
            Hash = file.Hash,
            Pixels = file.Pixels,
            Day = Day.ToNumber(Day.InShanghai(clock)),
            UploadedAt = clock.GetUtcNow().UtcDateTime,
        };
        await session.ExecuteAsync(
            "AddUpload",
            new
            {
                row.Id, row.Name, row.EateryId, row.AccountId, row.Kind, row.Bytes, row.Width, row.Height, row.Hash, row.Pixels, row.Day,
                row.UploadedAt, file.Content,
            },
            cancellation);
        return row;
    }

    /// <summary>The file of a name; null where there is none.</summary>
    public async Task<UploadRow?> FindAsync(string name, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(cancellation);
        return await session.SingleOrDefaultAsync<UploadRow>("FindUpload", new { Name = name }, cancellation);
    }

    /// <summary>A file's content; null where it has been deleted.</summary>
    public async Task<byte[]?> ContentAsync(long id, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(cancellation);
        return await session.SingleOrDefaultAsync<byte[]>("ContentOfUpload", new { Id = id }, cancellation);
    }

    /// <summary>
    /// Where else the same picture or document was used: by another eatery, or by the same on another day; those whose
    /// content is deleted too. In the caller's session, so that a record can be marked as it is written.
    /// </summary>
    public static Task<List<UploadRow>> CopiesAsync(DatabaseSession session, long id, CancellationToken cancellation = default) =>
        session.QueryAsync<UploadRow>("CopiesOfUpload", new { Id = id }, cancellation);

    /// <summary>What an eatery's files take together, in bytes.</summary>
    public async Task<long> SpaceTakenAsync(long eatery, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(cancellation);
        return await session.SingleOrDefaultAsync<long>("UploadSpace", new { EateryId = eatery }, cancellation);
    }

    /// <summary>Deletes a file's content in the caller's transaction and gives its space back. Doing it twice does it once.</summary>
    /// <returns>Whether it was there.</returns>
    public async Task<bool> RemoveAsync(DatabaseSession session, long id, CancellationToken cancellation = default)
    {
        if (await session.ExecuteAsync("MarkUploadRemoved", new { Id = id, Now = clock.GetUtcNow().UtcDateTime }, cancellation) == 0)
        {
            return false;
        }

        await session.ExecuteAsync("DeleteUploadContent", new { Id = id }, cancellation);
        return true;
    }

    /// <summary>Deletes the content of all files that were sent before an instant; answers how many those were.</summary>
    public async Task<int> RemoveBeforeAsync(DateTime utc, CancellationToken cancellation = default)
    {
        var before = new { BeforeId = TimeOrderedIds.Floor(utc), Most = RemovedAtOnce };
        var removed = 0;
        int found;
        do
        {
            List<long> aged;
            await using (var session = await database.OpenAsync(Patience.Long, cancellation))
            {
                aged = await session.QueryAsync<long>("UploadsToRemove", before, cancellation);
            }

            foreach (var id in aged)
            {
                // Each a transaction of its own, so that others get in between.
                await using var session = await database.BeginAsync(Patience.Long, cancellation);
                removed += await RemoveAsync(session, id, cancellation) ? 1 : 0;
                await session.CommitAsync(cancellation);
            }

            found = aged.Count;
        }
        while (found == RemovedAtOnce);
        return removed;
    }
}
