using System.Text.Json;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Inspections;
using SafeDiningCode.Web.Data;

namespace SafeDiningCode.Web.Demo;

/// <summary>What happened in the demo city before today: inspections, pictures from kitchens, staff, and the totals of each day.</summary>
internal sealed class DemoHistory(Database database, TimeOrderedIds ids, TimeProvider clock)
{
    private const int BatchSize = 1000;

    public async Task WriteAsync(IReadOnlyList<RatedEatery> eateries, IProgress<int>? written = null, CancellationToken cancellation = default)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var done = 0;
        foreach (var batch in eateries.Chunk(BatchSize))
        {
            await using var session = await database.BeginAsync(Patience.Long, cancellation);
            await AddInspectionsAsync(session, batch, cancellation);
            await DemoKitchens.WriteAsync(session, batch, now, cancellation);
            await DemoStaff.WriteAsync(session, batch, ids, now, cancellation);
            await session.CommitAsync(cancellation);
            written?.Report(done += batch.Length);
        }

        await AddTotalsAsync(eateries, cancellation);
    }

    private async Task AddInspectionsAsync(DatabaseSession session, RatedEatery[] batch, CancellationToken cancellation)
    {
        var inspections = batch
            .SelectMany(eatery => eatery.Eatery.Inspections, (eatery, inspection) => (Id: ids.Next(), Eatery: eatery.Place.EateryId, Inspection: inspection))
            .ToList();
        var rows = inspections.Select(row => new
        {
            id = row.Id,
            eatery = row.Eatery,
            day = Day.ToNumber(row.Inspection.Date),
            result = InspectionResults.ToCode(row.Inspection.Result),
        });
        var failures = inspections.SelectMany(row => row.Inspection.Failed.Select((failure, index) => new
        {
            inspection = row.Id,
            position = index + 1,
            key = failure.KeyItem ? 1 : 0,
            wording = failure.Wording,
            mended = failure.MendedOn is { } mended && mended <= Day.InShanghai(clock) ? Day.ToNumber(mended) : (int?)null,
        }));
        await session.ExecuteAsync(
            "AddDemoInspections", new { Batch = JsonSerializer.Serialize(rows), Failures = JsonSerializer.Serialize(failures) }, cancellation);
    }

    private async Task AddTotalsAsync(IReadOnlyList<RatedEatery> eateries, CancellationToken cancellation)
    {
        var today = Day.InShanghai(clock);
        await using var session = await database.BeginAsync(Patience.Long, cancellation);
        for (var back = DemoRatings.Days; back > 0; back--)
        {
            var day = today.AddDays(-back);
            var totals = eateries
                .Where(eatery => eatery.Eatery.Status == "有效" && eatery.Eatery.IssuedOn <= day && eatery.Eatery.ValidUntil >= day)
                .GroupBy(eatery => eatery.Place.Unit, StringComparer.Ordinal)
                .Select(unit => new
                {
                    unit = unit.Key,
                    day = Day.ToNumber(day),
                    licensed = unit.Count(),
                    coded = unit.Count(eatery => eatery.Place.Serial != 0),
                });
            await session.ExecuteAsync("AddDemoTotals", new { Batch = JsonSerializer.Serialize(totals) }, cancellation);
        }

        await session.CommitAsync(cancellation);
    }
}
