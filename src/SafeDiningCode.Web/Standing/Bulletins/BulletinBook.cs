using SafeDiningCode.Rules.Standing;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Audit;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Registry.Divisions;

namespace SafeDiningCode.Web.Standing.Bulletins;

/// <summary>Bulletins (通报) and the districts that they expose (曝光): put on record with their source, never changed.</summary>
internal sealed class BulletinBook(Database database, DivisionDirectory directory, TimeOrderedIds ids, AuditLog audit, TimeProvider clock)
{
    /// <summary>The bulletins issued from one day to another, the oldest first.</summary>
    /// <param name="session">Where they are read.</param>
    /// <param name="first">The first day, like 20261101.</param>
    /// <param name="last">The last day.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<IReadOnlyList<BulletinExposure>> UpToAsync(DatabaseSession session, int first, int last, CancellationToken cancellation = default) =>
        [.. (await FindAsync(session, first, last, cancellation)).Select(bulletin => new BulletinExposure(bulletin.Number, bulletin.IssuedOn, bulletin.Units))];

    /// <summary>The same with title and source.</summary>
    public async Task<IReadOnlyList<Bulletin>> FindAsync(int first, int last, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(cancellation);
        return await FindAsync(session, first, last, cancellation);
    }

    private static async Task<IReadOnlyList<Bulletin>> FindAsync(DatabaseSession session, int first, int last, CancellationToken cancellation)
    {
        await using var results = await session.QueryMultipleAsync("BulletinsUpTo", new { First = first, Last = last }, cancellation);
        var rows = (await results.ReadAsync<BulletinRow>()).ToList();
        var exposed = (await results.ReadAsync<ExposureRow>()).ToLookup(row => row.Id, row => row.Unit);
        return [.. rows.Select(row => new Bulletin(row.Number, row.Title, row.Source, row.IssuedOn, [.. exposed[row.Id]]))];
    }

    /// <summary>Puts a bulletin on record; false where there is one of this number.</summary>
    public async Task<bool> AddAsync(Actor actor, Bulletin bulletin, CancellationToken cancellation = default)
    {
        try
        {
            await using var session = await database.BeginAsync(cancellation);
            await AddAsync(session, actor, bulletin, cancellation);
            await session.CommitAsync(cancellation);
            return true;
        }
        catch (Exception error) when (DatabaseErrors.IsUniqueViolation(error))
        {
            return false;
        }
    }

    /// <summary>The same in the caller's transaction, which fails where there is one of this number; answers its key.</summary>
    public async Task<long> AddAsync(DatabaseSession session, Actor actor, Bulletin bulletin, CancellationToken cancellation = default)
    {
        var id = ids.Next();
        await session.ExecuteAsync("LockMonths", new { Month = bulletin.IssuedOn / 100 }, cancellation);
        await session.ExecuteAsync(
            "AddBulletin",
            new
            {
                Id = id, bulletin.Number, bulletin.Title, bulletin.Source, bulletin.IssuedOn, AddedBy = actor.AccountId, AddedByName = actor.Name,
                AddedAt = clock.GetUtcNow().UtcDateTime,
            },
            cancellation);
        foreach (var unit in bulletin.Units)
        {
            await session.ExecuteAsync("AddBulletinExposure", new { Id = id, Unit = unit }, cancellation);
        }

        await audit.AddAsync(session, actor, new AuditEntry
        {
            Action = "bulletin.add", RecordKind = "bulletin", RecordId = AuditEntry.Id(id), Division = directory.Top.Code,
            After = new { bulletin.Number, bulletin.Title, bulletin.Source, bulletin.IssuedOn, bulletin.Units },
        });
        return id;
    }

    internal sealed record BulletinRow
    {
        public required long Id { get; init; }

        public required string Number { get; init; }

        public required string Title { get; init; }

        public required string Source { get; init; }

        public required int IssuedOn { get; init; }
    }

    internal sealed record ExposureRow
    {
        public required long Id { get; init; }

        public required string Unit { get; init; }
    }
}

/// <summary>A bulletin on record or to be put there.</summary>
/// <param name="Number">Its number, which no other has.</param>
/// <param name="Title">Its title.</param>
/// <param name="Source">Where it can be read: an address or a file's reference.</param>
/// <param name="IssuedOn">When it was issued, like 20261122.</param>
/// <param name="Units">The districts that it exposes; none is possible, and ends every run.</param>
public sealed record Bulletin(string Number, string Title, string Source, int IssuedOn, IReadOnlyList<string> Units);
