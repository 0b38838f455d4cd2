using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Web.Codes;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Registry.Divisions;
using SafeDiningCode.Web.Registry.Import;

namespace SafeDiningCode.Web.Demo;

/// <summary>How far the demo is.</summary>
/// <param name="Step">What is being done.</param>
/// <param name="Done">0 to 1.</param>
/// <param name="Count">Rows of the step so far.</param>
internal sealed record DemoProgress(string Step, double Done, int Count);

/// <summary>
/// Fills a database with the demo city: registry by the ordinary import, codes by the ordinary issue, then what happened
/// before today. Stopped and run again it goes on where it was.
/// </summary>
internal sealed class DemoData(
    Database database,
    DivisionDirectory divisions,
    RegistryImport import,
    CodeIssuer issuer,
    CodeKeys keys,
    DemoHistory history,
    DemoRatings ratings,
    DemoStanding standing,
    DemoLedger ledger,
    TimeProvider clock)
{
    public const int DefaultEateries = 300;
    public const int DefaultRatings = 20_000;

    /// <summary>Names of demo shops begin so.</summary>
    private const string Mark = "示例";

    /// <summary>Whether there is nothing in the registry yet.</summary>
    public async Task<bool> IsRegistryEmptyAsync(CancellationToken cancellation = default) => (await CountAsync(cancellation)).Licences == 0;

    /// <summary>Whether the registry holds licences of real eateries, which a demo must not mix with.</summary>
    public async Task<bool> HoldsRealEateriesAsync(CancellationToken cancellation = default)
    {
        var count = await CountAsync(cancellation);
        return count.Licences > count.Examples;
    }

    /// <summary>Fills the database and answers how many ratings were added.</summary>
    public async Task<int> FillAsync(int eateryCount, int ratingCount, IProgress<DemoProgress>? progress = null, CancellationToken cancellation = default)
    {
        var today = Day.InShanghai(clock);
        var city = new DemoCity(divisions, today);
        // Codes go to licences in force: the shops shown as expired or revoked got theirs while they still were.
        var before = city.Eateries(Math.Min(eateryCount, DemoStates.Count));
        await ImportAsync(before.Select(eatery => eatery with { Status = "有效", ValidUntil = today.AddYears(1) }), progress, cancellation);
        await issuer.IssueMissingAsync(cancellation: cancellation);
        await ImportAsync(city.Eateries(eateryCount), progress, cancellation);
        await issuer.IssueMissingAsync(Step(progress, "issuing codes", eateryCount), cancellation);
        var eateries = await PlacedAsync(city.Eateries(eateryCount), cancellation);
        if (await ReplaceCodesAsync(eateries, cancellation))
        {
            eateries = await PlacedAsync(city.Eateries(eateryCount), cancellation);
        }

        await history.WriteAsync(eateries, Step(progress, "inspections and kitchens", eateryCount), cancellation);
        var added = await ratings.WriteAsync(eateries, ratingCount, Step(progress, "ratings", ratingCount), cancellation);
        await standing.PublishAsync(cancellation);
        await ledger.WriteAsync(eateries, cancellation);
        return added;
    }

    private async Task<RegistryCountRow> CountAsync(CancellationToken cancellation)
    {
        await using var session = await database.OpenAsync(Patience.Long, cancellation);
        return await session.SingleAsync<RegistryCountRow>("CountRegistry", new { Example = Mark + "%" }, cancellation);
    }

    private async Task ImportAsync(IEnumerable<DemoEatery> eateries, IProgress<DemoProgress>? progress, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("safedining-demo-");
        try
        {
            var extract = Path.Combine(folder.FullName, "demo.csv");
            await DemoExtract.WriteAsync(extract, eateries, cancellation);
            var summary = await import.RunAsync(
                extract,
                new ImportOptions(DryRun: false, Path.Combine(folder.FullName, "report.csv")),
                new Immediate<ImportProgress>(step => progress?.Report(new DemoProgress(step.Checking ? "checking" : "importing", step.Done, step.Rows))),
                cancellation);
            if (summary.Accepted != summary.Rows)
            {
                throw new InvalidOperationException($"The demo's own extract was refused in {summary.Rows - summary.Accepted} rows.");
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task<List<RatedEatery>> PlacedAsync(IEnumerable<DemoEatery> eateries, CancellationToken cancellation)
    {
        await using var session = await database.OpenAsync(Patience.Long, cancellation);
        var places = (await session.QueryAsync<DemoPlaceRow>("DemoPlaces", cancellation: cancellation))
            .ToDictionary(row => row.LicenceNumber, StringComparer.Ordinal);
        return [.. eateries.Select(eatery => new RatedEatery(eatery, places[eatery.LicenceNumber]))];
    }

    // Whether any code was replaced; a second run finds the number 2 on the wall and leaves it.
    private async Task<bool> ReplaceCodesAsync(List<RatedEatery> eateries, CancellationToken cancellation)
    {
        var replaced = false;
        foreach (var eatery in eateries.Where(eatery => eatery.Eatery.CodeReplaced && eatery.Place.Serial != 0))
        {
            await using var session = await database.OpenAsync(Patience.Long, cancellation);
            if (await session.SingleAsync<int>("CountCodesOfEatery", new { eatery.Place.EateryId }, cancellation) == 1)
            {
                await issuer.ReissueAsync(keys.Code(eatery.Place.KeyVersion, eatery.Place.Serial), cancellation);
                replaced = true;
            }
        }

        return replaced;
    }

    private static Immediate<int>? Step(IProgress<DemoProgress>? progress, string step, int total) =>
        progress is null ? null : new Immediate<int>(count => progress.Report(new DemoProgress(step, total == 0 ? 1 : Math.Min(1, (double)count / total), count)));

    private sealed class Immediate<T>(Action<T> report) : IProgress<T>
    {
        public void Report(T value) => report(value);
    }

    internal sealed record RegistryCountRow
    {
        public required int Licences { get; init; }

        public required int Examples { get; init; }
    }
}
