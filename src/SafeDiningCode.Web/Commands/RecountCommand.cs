using System.CommandLine;
using SafeDiningCode.Web.Rating.Recount;

namespace SafeDiningCode.Web.Commands;

/// <summary><c>recount</c>: recomputes the roll-ups from the ratings; with <c>--check</c> it only compares.</summary>
internal static class RecountCommand
{
    private const int Shown = 20;
    private const int Different = 1;

    public static Command Create()
    {
        var check = new Option<bool>("--check") { Description = "Only compare: exit code 1 and the first differences where there are any." };
        var command = new Command("recount", "Recompute the roll-ups from the ratings. The server may run meanwhile.") { check };
        command.SetAction((parsed, cancellation) =>
        {
            var checkOnly = parsed.GetValue(check);
            return CommandHost.RunAsync((services, token) => RunAsync(services, checkOnly, token), cancellation);
        });
        return command;
    }

    private static async Task<int> RunAsync(IServiceProvider services, bool checkOnly, CancellationToken cancellation)
    {
        var recounter = services.GetRequiredService<Recounter>();
        var total = 0;
        foreach (var rollUp in Enum.GetValues<RollUp>())
        {
            await Console.Error.WriteLineAsync($"Counting {rollUp} ...");
            var differences = await recounter.DifferencesAsync(rollUp, cancellation);
            total += differences.Count;
            foreach (var row in differences.Take(Shown))
            {
                await Console.Out.WriteLineAsync(FormattableString.Invariant(
                    $"{rollUp} unit={row.Unit} eatery={row.EateryId} period={row.Period}: rolled up {row.Satisfied}/{row.Fair}/{row.Dissatisfied}, counted {row.CountedSatisfied}/{row.CountedFair}/{row.CountedDissatisfied}"));
            }

            if (differences.Count > Shown)
            {
                await Console.Out.WriteLineAsync(FormattableString.Invariant($"{rollUp}: and {differences.Count - Shown} more"));
            }

            if (!checkOnly && differences.Count > 0)
            {
                await recounter.RepairAsync(rollUp, differences, cancellation);
            }
        }

        await Console.Out.WriteLineAsync((total, checkOnly) switch
        {
            (0, _) => "clean: the roll-ups say what the ratings say",
            (_, true) => FormattableString.Invariant($"{total} rows differ; repair them with: recount"),
            _ => FormattableString.Invariant($"{total} rows repaired"),
        });
        return total > 0 && checkOnly ? Different : 0;
    }
}
