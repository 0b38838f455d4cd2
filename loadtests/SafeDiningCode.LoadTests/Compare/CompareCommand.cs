using System.CommandLine;
using System.Diagnostics;
using SafeDiningCode.LoadTests.Servers;
using SafeDiningCode.Rules.Calendar;

namespace SafeDiningCode.LoadTests.Compare;

/// <summary><c>compare</c>: our hot paths beside the plainest things that could do the same, and the service beside itself: with more ratings, in several instances, and with Redis in its states.</summary>
internal static class CompareCommand
{
    private const int Failed = 1;

    public static Command Create()
    {
        var seconds = new Option<double>("--seconds") { Description = "Length of a round; a third of it, at least 2, where the service is compared with itself.", DefaultValueFactory = _ => 6 };
        var rounds = new Option<int>("--rounds") { Description = "Rounds of each, interleaved; the medians are reported.", DefaultValueFactory = _ => 5 };
        var only = new Option<string?>("--only") { Description = "One comparison: shows its table, and leaves the README's block, which is of one run, as it is." };
        var data = new Option<DirectoryInfo>("--data") { Description = "Where made databases are kept, so that the next run need not make them.", DefaultValueFactory = _ => new DirectoryInfo(CompareOptions.DefaultData) };
        var most = new Option<int>("--ratings-most") { Description = "Ratings of the largest city whose statistics are read; making ten million takes minutes, once.", DefaultValueFactory = _ => CompareOptions.DefaultRatingsMost };
        var quick = new Option<bool>("--quick") { Description = "The guard: scan and ratings in short rounds; fails where one is grossly lost, and writes nothing. The other options do not matter to it." };
        only.AcceptOnlyFromAmong(CompareOptions.All);
        most.Validators.Add(result => Require(result, result.GetValueOrDefault<int>() is >= 1000 and <= CompareOptions.DefaultRatingsMost, $"--ratings-most is between 1000 and {CompareOptions.DefaultRatingsMost}."));
        seconds.Validators.Add(result => Require(result, result.GetValueOrDefault<double>() is >= 1 and <= 60, "--seconds is between 1 and 60."));
        rounds.Validators.Add(result => Require(result, result.GetValueOrDefault<int>() is >= 1 and <= 50, "--rounds is between 1 and 50."));

        var command = new Command("compare", "Measure side by side: scan, ratings, pictures and import with the plainest that could do the same, statistics with more ratings, instances and Redis with their lack; and write loadtests/README.md.")
        {
            seconds, rounds, only, data, most, quick,
        };
        command.SetAction((parsed, cancellation) => parsed.GetValue(quick)
            ? InFolderAsync(async folder => await QuickGuard.RunAsync(folder, Progress, cancellation) ? 0 : Failed)
            : InFolderAsync(folder => RunAsync(
                new CompareOptions(parsed.GetValue(seconds), parsed.GetValue(rounds), parsed.GetValue(only), parsed.GetRequiredValue(data).FullName, parsed.GetValue(most)),
                folder,
                cancellation)));
        return command;
    }

    private static void Require(System.CommandLine.Parsing.SymbolResult result, bool holds, string message)
    {
        if (!holds)
        {
            result.AddError(message);
        }
    }

    /// <summary>Says how far it is.</summary>
    internal static void Progress(string line) => Console.Error.WriteLine(line);

    /// <summary>Runs in a folder of its own, which goes when it is done; what went wrong is a sentence.</summary>
    internal static async Task<int> InFolderAsync(Func<string, Task<int>> run)
    {
        var folder = Directory.CreateTempSubdirectory("safedining-load-");
        try
        {
            return await run(folder.FullName);
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

    private static async Task<int> RunAsync(CompareOptions options, string folder, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        var machine = MachineInfo.Read(folder);
        Progress(machine.ToString());
        if (Programs.Find("wrk") is null)
        {
            Progress("wrk is not installed: what needs it is left out.");
        }

        var tables = await MeasureAsync(options, folder, cancellation);
        ComparisonReport.Show(tables);
        if (options.Only is null
            && !new ReadMeBlock("compare").Write(ComparisonReport.Markdown(tables, machine, options, watch.Elapsed, Day.InShanghai(TimeProvider.System))))
        {
            Progress("There is no loadtests/README.md with a marked block above the binaries: nothing was written.");
        }

        return 0;
    }

    private static async Task<List<ReportTable>> MeasureAsync(CompareOptions options, string folder, CancellationToken cancellation)
    {
        var tables = new List<ReportTable>();
        if (options.Wants(CompareOptions.Scan))
        {
            tables.Add((await ScanComparison.RunAsync(options, folder, Progress, cancellation)).ToReport());
        }

        if (options.Wants(CompareOptions.Ratings))
        {
            tables.Add((await IntakeComparison.RunAsync(options, folder, Progress, cancellation)).ToReport());
            tables.AddRange((await RatingComparison.RunAsync(options, folder, Progress, cancellation)).Select(table => table.ToReport()));
        }

        if (options.Wants(CompareOptions.Districts))
        {
            tables.Add(await DistrictComparison.RunAsync(options, Progress, cancellation));
        }

        if (options.Wants(CompareOptions.Images))
        {
            tables.Add(await ImageComparison.RunAsync(options, folder, Progress, cancellation));
        }

        if (options.Wants(CompareOptions.Import))
        {
            tables.Add(await ImportComparison.RunAsync(options, folder, Progress, cancellation));
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
