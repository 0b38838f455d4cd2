using System.CommandLine;
using System.CommandLine.Parsing;
using SafeDiningCode.LoadTests.Report;
using SafeDiningCode.LoadTests.Scenarios;

namespace SafeDiningCode.LoadTests.Running;

/// <summary>A command for each thing that people do, and one for noon.</summary>
internal static class ScenarioCommands
{
    private const int MostEateries = 200_000;
    private const double MostRate = 100_000;

    public static IEnumerable<Command> Create()
    {
        yield return Create(ScanWarm.Action.Name, "Scans of codes whose pages are in memory.", rate: 2000, []);
        yield return Create(ScanCold.Action.Name, "Scans of codes that memory does not hold.", rate: 500, []);
        yield return Create(Rate.Action.Name, "Ratings, on the form and as JSON, from token to receipt.", rate: 200, []);
        yield return Create("districts", "Pages of districts and their JSON.", rate: 50, []);
        var rows = new Option<int>("--rows") { Description = "Rows of each extract.", DefaultValueFactory = _ => 10_000 };
        var imports = new Option<int>("--imports") { Description = "How many extracts, evenly over the run.", DefaultValueFactory = _ => 3 };
        Require(rows, value => value is >= 1 and <= 100_000, "--rows is between 1 and 100000.");
        Require(imports, value => value is >= 1 and <= 50, "--imports is between 1 and 50.");
        yield return Create(
            ImportExtract.Name, "Imports of registry extracts beside scans.", rate: 500, [rows, imports],
            (parsed, options) => options with { Rows = parsed.GetValue(rows), Imports = parsed.GetValue(imports) });
        var beside = new Option<bool>("--beside-bare") { Description = "Play the same arrivals against bare Kestrel as well, in interleaved rounds, and tell the ratio of p99." };
        var rounds = new Option<int>("--rounds") { Description = "Rounds of each beside bare Kestrel, each as long as --for.", DefaultValueFactory = _ => 3 };
        Require(rounds, value => value is >= 1 and <= 20, "--rounds is between 1 and 20.");
        yield return Create(
            NoonPeak.Name, "A lunch hour: scans, ratings, district pages and searches together.", rate: 1000, [beside, rounds],
            (parsed, options) => options with { BareRounds = parsed.GetValue(beside) ? parsed.GetValue(rounds) : 0 });
    }

    private static Command Create(
        string name, string description, double rate, IEnumerable<Option> more, Func<ParseResult, RunOptions, RunOptions>? add = null)
    {
        var eateries = new Option<int>("--eateries") { Description = "Eateries of the city that is made for the run.", DefaultValueFactory = _ => 2000 };
        var perSecond = new Option<double>("--rate") { Description = "Arrivals a second in the steady phase.", DefaultValueFactory = _ => rate };
        var length = new Option<string>("--for") { Description = "How long: a fifth of it ramp, three fifths steady, a fifth burst. Like 60s or 2m.", DefaultValueFactory = _ => "60s" };
        var burst = new Option<double>("--burst") { Description = "How many times the rate comes in the burst.", DefaultValueFactory = _ => 2 };
        var seed = new Option<int>("--seed") { Description = "The same seed, the same arrivals and choices.", DefaultValueFactory = _ => 1 };
        var url = new Option<string?>("--url") { Description = "A service that runs already, on this machine's loopback: http://127.0.0.1:5080. Ratings are written into it." };
        var codes = new Option<string?>("--codes") { Description = "With --url: its codes, as the service's command codes --csv writes them. Without, some hundreds are searched." };
        var process = new Option<int?>("--pid") { Description = "With --url: its process, to see its processor time and memory." };
        var limits = new Option<string[]>("--limit") { Description = "Another limit, like scan:p99=50ms, scan:p99.9=0.2s or rate:errors=0.5%. Any number of them.", DefaultValueFactory = _ => [] };
        var patience = new Option<string>("--timeout") { Description = "How long an answer may take.", DefaultValueFactory = _ => "10s" };
        var connections = new Option<int>("--connections") { Description = "Connections at once; who finds none free waits, and the wait counts.", DefaultValueFactory = _ => 2000 };
        var folder = new Option<string?>("--out") { Description = "Where the report goes; ./loadtest-reports/TIME-ACTION by default." };
        Require(eateries, value => value is >= 1 and <= MostEateries, FormattableString.Invariant($"--eateries is between 1 and {MostEateries}."));
        Require(perSecond, value => value is > 0 and <= MostRate, FormattableString.Invariant($"--rate is above 0 and at most {MostRate}."));
        Require(length, value => Durations.TryParse(value!, out var time) && time >= TimeSpan.FromSeconds(1), "--for is a length of time from 1s up, like 60s or 2m.");
        Require(burst, value => value is >= 1 and <= 20, "--burst is between 1 and 20.");
        Require(url, value => value is null || RunOptions.IsLoopback(value, out _), "--url takes an address of this machine's loopback alone, like http://127.0.0.1:5080: a load aimed elsewhere could take down what is not yours.");
        Require(limits, value => value!.All(limit => Limits.Parse(limit) is not null), "--limit is like scan:p99=50ms, scan:p99.9=0.2s or rate:errors=0.5%.");
        Require(patience, value => Durations.TryParse(value!, out var time) && time > TimeSpan.Zero, "--timeout is a length of time above 0, like 10s.");
        Require(connections, value => value is >= 1 and <= 20_000, "--connections is between 1 and 20000.");

        var command = new Command(name, description) { eateries, perSecond, length, burst, seed, url, codes, process, limits, patience, connections, folder };
        foreach (var option in more)
        {
            command.Add(option);
        }

        command.Validators.Add(result =>
        {
            if (result.GetValue(url) is null)
            {
                Require(result, result.GetValue(codes) is null && result.GetValue(process) is null, "--codes and --pid go with --url.");
                return;
            }

            Require(result, name != ImportExtract.Name, "import runs the service's own command on a database made for it: it cannot be aimed with --url.");
            Require(result, !more.Any(option => option.Name == "--beside-bare" && result.GetResult(option) is { Implicit: false }), "--beside-bare starts both servers: it does not go with --url.");
        });
        command.SetAction((parsed, cancellation) =>
        {
            var options = new RunOptions
            {
                Action = name == "districts" ? DistrictPage.Action.Name : name,
                Eateries = parsed.GetValue(eateries),
                Rate = parsed.GetValue(perSecond),
                Length = Read(parsed.GetRequiredValue(length)),
                Burst = parsed.GetValue(burst),
                Seed = parsed.GetValue(seed),
                Patience = Read(parsed.GetRequiredValue(patience)),
                Connections = parsed.GetValue(connections),
                Url = parsed.GetValue(url) is { } text && RunOptions.IsLoopback(text, out var address) ? address : null,
                CodesFile = parsed.GetValue(codes),
                Process = parsed.GetValue(process),
                Out = parsed.GetValue(folder),
                Limits = [.. parsed.GetRequiredValue(limits).Select(limit => Limits.Parse(limit)!.Value)],
            };
            return ReportedRun.RunAsync(add is null ? options : add(parsed, options), cancellation);
        });
        return command;
    }

    private static TimeSpan Read(string text) => Durations.TryParse(text, out var time) ? time : throw new InvalidOperationException(text);

    private static void Require<T>(Option<T> option, Func<T?, bool> holds, string message) =>
        option.Validators.Add(result => Require(result, holds(result.GetValueOrDefault<T>()), message));

    private static void Require(SymbolResult result, bool holds, string message)
    {
        if (!holds)
        {
            result.AddError(message);
        }
    }
}
