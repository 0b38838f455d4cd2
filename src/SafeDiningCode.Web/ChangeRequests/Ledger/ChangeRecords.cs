using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Uploads;

namespace SafeDiningCode.Web.ChangeRequests.Ledger;

/// <summary>Reads change requests.</summary>
internal sealed class ChangeRecords(Database database)
{
    /// <summary>A request of an eatery; null where there is none.</summary>
    public async Task<ChangeRecord?> FindAsync(long eatery, long id, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(cancellation);
        await using var results = await session.QueryMultipleAsync("ChangeRecord", new { EateryId = eatery, Id = id }, cancellation);
        if (await results.ReadSingleOrDefaultAsync<ChangeRequestRow>() is not { } request)
        {
            return null;
        }

        var lines = await results.ReadAsync<ChangeLineRow>();
        return new ChangeRecord(
            request,
            [.. lines.OrderBy(line => line.Of)],
            [.. await results.ReadAsync<ChangeEventRow>()],
            [.. await results.ReadAsync<ChangeEvidenceRow>()]);
    }

    /// <summary>The requests of an eatery, the latest first, each with its facts.</summary>
    public async Task<IReadOnlyList<(ChangeRequestRow Request, IReadOnlyList<ChangeLineRow> Lines)>> OfEateryAsync(long eatery, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(cancellation);
        await using var results = await session.QueryMultipleAsync("ChangesOfEatery", new { EateryId = eatery }, cancellation);
        var requests = await results.ReadAsync<ChangeRequestRow>();
        var lines = (await results.ReadAsync<ChangeLineRow>()).ToLookup(line => line.RequestId);
        return [.. requests.Select(request => (request, (IReadOnlyList<ChangeLineRow>)[.. lines[request.Id].OrderBy(line => line.Of)]))];
    }

    /// <summary>A file that is evidence of this request, and no other of the eatery; null where there is none.</summary>
    public async Task<UploadRow?> EvidenceAsync(long eatery, long id, string name, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(cancellation);
        return await session.SingleOrDefaultAsync<UploadRow>("EvidenceOfChange", new { EateryId = eatery, Id = id, Name = name }, cancellation);
    }
}
