using System.CommandLine;
using SafeDiningCode.LoadTests.Arrivals;
using SafeDiningCode.LoadTests.Running;
using SafeDiningCode.LoadTests.Scenarios;
using SafeDiningCode.LoadTests.Wire;

namespace SafeDiningCode.LoadTests.NBomber;

/// <summary><c>nbomber</c>: the lunch hour, driven and reported by NBomber.</summary>
internal static class NBomberCommand
{
    public static Command Create()
    {
        var eateries = new Option<int>("--eateries") { DefaultValueFactory = _ => 2000 };
        var rate = new Option<double>("--rate") { DefaultValueFactory = _ => 1000 };
        var seconds = new Option<double>("--seconds") { DefaultValueFactory = _ => 60 };
        var folder = new Option<string>("--out") { DefaultValueFactory = _ => "loadtest-reports/nbomber" };
        var command = new Command("nbomber", "A lunch hour as noon has it, driven by NBomber.") { eateries, rate, seconds, folder };
        command.SetAction((parsed, cancellation) => RunAsync(
            new RunOptions
            {
                Action = NoonPeak.Name,
                Eateries = parsed.GetValue(eateries),
                Rate = parsed.GetValue(rate),
                Length = TimeSpan.FromSeconds(parsed.GetValue(seconds)),
                Burst = 2,
                Seed = 1,
                Patience = TimeSpan.FromSeconds(10),
                Connections = 2000,
                Out = Path.GetFullPath(parsed.GetRequiredValue(folder)),
            },
            cancellation));
        return command;
    }

    private static async Task<int> RunAsync(RunOptions options, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("safedining-load-");
        try
        {
            await using var target = await Target.OpenAsync(options, folder.FullName, smallCache: false, Console.Error.WriteLine, cancellation);
            await using var http = new WirePool(target.Address, options.Connections, options.Patience);
            var ground = new Playground(http, target.Town, (ulong)options.Seed, new RatingTally());
            NBomberAdapter.Play(ground, NoonPeak.Mix, PhasePlan.Of(options.Rate, options.Length, options.Burst), options.Out!);
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
