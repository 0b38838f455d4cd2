using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using SafeDiningCode.LoadTests.City;
using SafeDiningCode.LoadTests.Servers;
using SafeDiningCode.Web.Codes;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Registry.Divisions;
using SafeDiningCode.Web.Registry.Import;

namespace SafeDiningCode.LoadTests.Compare;

/// <summary>A registry extract through <c>import</c>, beside the bare insertion of the rows that it leaves in the database.</summary>
internal static class ImportComparison
{
    private const int Rows = 100_000;
    private const int RowsOfCommit = 1000;
    private const double LeastOfBare = 0.5;
    private const string Command = "our `import`, the command: start and compilers included";

    public static async Task<ReportTable> RunAsync(CompareOptions options, string folder, Action<string> progress, CancellationToken cancellation)
    {
        progress($"import: an extract of {Rows} rows");
        var extract = Path.Combine(folder, "extract.csv");
        StoredTables stored;
        await using (var city = await TestCity.CreateEmptyAsync(Path.Combine(folder, "import-first"), cancellation))
        {
            await RegistryExtract.WriteAsync(extract, city.Get<DivisionDirectory>(), Rows, cancellation);
            await ImportAsync(city, extract, folder, cancellation);
            stored = await StoredTables.ReadAsync(city.Get<Database>(), cancellation);
        }

        Subject Subject(string name, Func<TestCity, CancellationToken, Task> fill) => new(
            name, (_, stop) => TimeAsync(Path.Combine(folder, "import"), stored, city => fill(city, stop), stop));
        var series = await Interleaved.RunAsync(
            [
                Subject("our `import`, as a program that is running does it", (city, stop) => ImportAsync(city, extract, folder, stop)),
                Subject(Command, (city, stop) => ServiceProcess.CommandAsync(city.DatabaseFile, ["import", extract, "--json"], stop)),
                Subject("bare prepared INSERTs of the rows that it leaves", (city, stop) => stored.InsertAsync(city.Get<Database>(), RowsOfCommit, stop)),
            ],
            options.Rounds, progress, cancellation);
        return new ReportTable(
            "Import",
            FormattableString.Invariant(
                $"A registry extract of {Rows:#,0} rows (CSV, {new FileInfo(extract).Length / 1e6:0} MB) into an empty SQLite database: read twice, judged, looked up, written {RowsOfCommit:#,0} a transaction with codes and change log. Beside it, the rows that this leaves ({string.Join(", ", stored.Counts.Select(count => FormattableString.Invariant($"{count.Rows:#,0} {count.Table}")))}) by one prepared INSERT a table out of memory, in as large transactions, on the same schema, indexes and settings, nothing read, judged or looked up. After each the tables held as many rows."),
            ["", "rows/s", "lowest–highest", "seconds", "÷ bare", "aim", "CPU µs a row"],
            [.. series.Select(row => Cells(row, series[^1]))]);
    }

    private static string[] Cells(Series row, Series bare) =>
    [
        row.Subject.Name,
        FormattableString.Invariant($"{row.Rate:#,0}"),
        row.Range,
        FormattableString.Invariant($"{Rows / row.Rate:0.0}"),
        row == bare ? "" : FormattableString.Invariant($"{row.RatioTo(bare):0.00}"),
        row == bare ? "" : new Aim(LeastOfBare).Of(row.RatioTo(bare)),
        // A command's is another process's.
        row.Subject.Name == Command ? "" : row.MedianOf(round => round.ProcessorMicroseconds)?.ToString("0.0", CultureInfo.InvariantCulture) ?? "",
    ];

    // A database of its own each time, which holds nothing of it yet.
    private static async Task<Round> TimeAsync(string folder, StoredTables stored, Func<TestCity, Task> fill, CancellationToken cancellation)
    {
        try
        {
            await using var city = await TestCity.CreateEmptyAsync(folder, cancellation);
            var (start, processor) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
            await fill(city);
            var (seconds, used) = (Stopwatch.GetElapsedTime(start).TotalSeconds, Environment.CpuUsage.TotalTime - processor);
            await stored.VerifyAsync(city.Get<Database>(), cancellation);
            return new Round(Rows / seconds, ProcessorMicroseconds: used.TotalMicroseconds / Rows);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task ImportAsync(TestCity city, string extract, string folder, CancellationToken cancellation)
    {
        var summary = await city.Get<RegistryImport>().RunAsync(extract, new ImportOptions(DryRun: false, Path.Combine(folder, "report.csv")), progress: null, cancellation);
        if (summary.Accepted != Rows)
        {
            throw new ComparisonException($"The import took {summary.Accepted} of {Rows} rows.");
        }

        await city.Get<CodeIssuer>().IssueMissingAsync(cancellation: cancellation);
    }
}
