using System.Text.Json;
using SafeDiningCode.LoadTests.Running;
using SafeDiningCode.LoadTests.Servers;
using SafeDiningCode.LoadTests.Wire;

namespace SafeDiningCode.LoadTests.Scenarios;

/// <summary>
/// The authority takes a registry extract in, with the service's own command beside the running server: new eateries
/// each time, and their codes.
/// </summary>
/// <param name="databaseFile">The service's database.</param>
/// <param name="extracts">Files made ready, one for each import.</param>
/// <param name="rows">Rows in each.</param>
internal sealed class ImportExtract(string databaseFile, IReadOnlyList<string> extracts, int rows)
{
    public const string Name = "import";
    private int next = -1;

    public UserAction Action => new(
        Name,
        FormattableString.Invariant($"The authority imports an extract of {rows:#,0} new eateries and issues their codes, beside the running server: the command `import --json`, which must accept every row."),
        RunAsync,
        new Limits(P99: TimeSpan.FromSeconds(60), P999: TimeSpan.FromSeconds(60), Errors: 0));

    private async ValueTask<Outcome> RunAsync(ScenarioContext context, CancellationToken cancellation)
    {
        var file = extracts[Interlocked.Increment(ref next) % extracts.Count];
        try
        {
            var output = await ServiceProcess.CommandAsync(databaseFile, ["import", file, "--json", "--report", file + ".report.csv"], cancellation);
            using var answer = JsonDocument.Parse(output.TrimEnd().Split('\n')[^1]);
            return answer.RootElement.GetProperty("accepted").GetInt32() == rows
                ? Outcome.Good
                : Outcome.OfContent($"not every row was accepted: {answer.RootElement}");
        }
        catch (ComparisonException error)
        {
            return new Outcome(Failure.Other, Detail: error.Message);
        }
    }
}
