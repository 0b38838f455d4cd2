using System.CommandLine;
using System.Diagnostics;
using SafeDiningCode.LoadTests.Servers;
using SafeDiningCode.Rules.Calendar;

namespace SafeDiningCode.LoadTests.Compare;

/// <summary><c>compare</c>: our two hot paths beside the plainest things that could do the same, and the service beside itself in several instances and with Redis in its states.</summary>
internal static class CompareCommand
{
    private const int Failed = 1;

    public static Command Create()
    {
        var seconds = new Option<double>("--seconds") { Description = "Length of a round; a third of it, at least 2, where the service is compared with itself.", DefaultValueFactory = _ => 6 };
        var rounds = new Option<int>("--rounds") { Description = "Rounds of each, interleaved; the medians are reported.", DefaultValueFactory = _ => 5 };
        var only = new Option<string?>("--only") { Description = "One comparison: shows its table, and leaves the README's block, which is of one run, as it is." };
        only.AcceptOnlyFromAmong(CompareOptions.All);
        seconds.Validators.Add(result => Require(result, result.GetValueOrDefault<double>() is >= 1 and <= 60, "--seconds is between 1 and 60."));
        rounds.Validators.Add(result => Require(result, result.GetValueOrDefault<int>() is >= 1 and <= 50, "--rounds is between 1 and 50."));

        var command = new Command("compare", "Measure the scan and the ratings side by side with bare servers, instances and Redis side by side with their lack, and write loadtests/README.md.") { seconds, rounds, only };
        command.SetAction((parsed, cancellation) => RunAsync(
            new CompareOptions(parsed.GetValue(seconds), parsed.GetValue(rounds), parsed.GetValue(only)), cancellation));
        return command;
    }

    private static void Require(System.CommandLine.Parsing.SymbolResult result, bool holds, string message)
    {
        if (!holds)
        {
            result.AddError(message);
        }
    }

    private static async Task<int> RunAsync(CompareOptions options, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("safedining-load-");
        try
        {
            var watch = Stopwatch.StartNew();
            var machine = MachineInfo.Read(folder.FullName);
            await Console.Error.WriteLineAsync(machine.ToString());
            if (Programs.Find("wrk") is null)
            {
                await Console.Error.WriteLineAsync("wrk is not installed: what needs it is left out.");
            }

            var tables = await MeasureAsync(options, folder.FullName, cancellation);
            ComparisonReport.Show(tables);
            if (options.Only is null
                && !ComparisonReport.Write(ComparisonReport.Markdown(tables, machine, options, watch.Elapsed, Day.InShanghai(TimeProvider.System))))
            {
                await Console.Error.WriteLineAsync("There is no loadtests/README.md with a marked block above the binaries: nothing was written.");
            }

            return 0;
        }
        catch (ComparisonException error)
        {
            await Console.Error.WriteLineAsync(error.Message);
            return Failed;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Stopped.");
            return Failed;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<List<ReportTable>> MeasureAsync(CompareOptions options, string folder, CancellationToken cancellation)
    {
        void Progress(string line) => Console.Error.WriteLine(line);
        var tables = new List<ReportTable>();
        if (options.Wants(CompareOptions.Scan))
        {
            tables.Add((await ScanComparison.RunAsync(options, folder, Progress, cancellation)).ToReport());
        }

        if (options.Wants(CompareOptions.Ratings))
        {
            tables.Add((await IntakeComparison.RunAsync(options, folder, Progress, cancellation)).ToReport());
            tables.Add((await RatingComparison.RunAsync(options, folder, Progress, cancellation)).ToReport());
        }

        if (options.Wants(CompareOptions.Instances))
        {
            tables.AddRange((await InstancesComparison.RunAsync(options, folder, Progress, cancellation)).Select(table => table.ToReport()));
        }

        if (options.Wants(CompareOptions.Redis))
        {
            tables.AddRange((await RedisComparison.RunAsync(options, folder, Progress, cancellation)).Select(table => table.ToReport()));
        }

        if (options.Wants(CompareOptions.Memory))
        {
            tables.AddRange(await MemoryComparison.RunAsync(options, folder, Progress, cancellation));
        }

        if (options.Wants(CompareOptions.Start))
        {
            tables.Add(await StartComparison.RunAsync(options, folder, Progress, cancellation));
        }

        return tables;
    }
}
