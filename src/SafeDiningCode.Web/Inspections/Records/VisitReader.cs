using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Uploads;

namespace SafeDiningCode.Web.Inspections.Records;

/// <summary>Reads visits.</summary>
internal sealed class VisitReader(Database database)
{
    /// <summary>A visit of an eatery with all its versions; null where there is none.</summary>
    public async Task<VisitRecord?> FindAsync(long eatery, long id, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(cancellation);
        return await FindAsync(session, eatery, id, cancellation);
    }

    /// <summary>The same as a transaction sees it.</summary>
    public static async Task<VisitRecord?> FindAsync(DatabaseSession session, long eatery, long id, CancellationToken cancellation)
    {
        await using var results = await session.QueryMultipleAsync("FindInspectionVisit", new { Id = id, EateryId = eatery }, cancellation);
        var visit = await results.ReadSingleOrDefaultAsync<VisitRow>();
        var record = (
            Versions: (await results.ReadAsync<VisitVersionRow>()).ToList(),
            Answers: (await results.ReadAsync<VisitAnswerRow>()).ToList(),
            Files: (await results.ReadAsync<VisitFileRow>()).ToList(),
            Appeal: await results.ReadSingleOrDefaultAsync<AppealRow>());
        // Of another eatery's visit nothing is told.
        return visit is null ? null : new VisitRecord(visit, record.Versions, record.Answers, record.Files, record.Appeal);
    }

    /// <summary>The last visits of an eatery, latest first.</summary>
    public async Task<IReadOnlyList<ListedVisitRow>> OfEateryAsync(long eatery, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(cancellation);
        return await session.QueryAsync<ListedVisitRow>("VisitsOfEatery", new { EateryId = eatery }, cancellation);
    }

    /// <summary>
    /// What earlier visits of an eatery say of the items of the next, as it was known at an instant: a form that comes in late
    /// is held to what it asked for.
    /// </summary>
    public async Task<PastItems> PastAsync(long eatery, DateTime knownAtUtc, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(cancellation);
        var rows = await session.QueryAsync<LookedAtRow>("LookedAtItems", new { EateryId = eatery, Before = knownAtUtc }, cancellation);
        return new PastItems(
            rows.Where(row => row.FailedLast == 1).Select(row => row.Item).ToHashSet(StringComparer.Ordinal),
            rows.ToDictionary(row => row.Item, row => row.LastOn, StringComparer.Ordinal));
    }

    /// <summary>A photograph or signature of this visit, and no other file of its eatery; null where there is none.</summary>
    public async Task<UploadRow?> FileAsync(long eatery, long id, string name, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(cancellation);
        return await session.SingleOrDefaultAsync<UploadRow>("FileOfVisit", new { EateryId = eatery, Id = id, Name = name }, cancellation);
    }
}
