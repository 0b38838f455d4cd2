using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using SafeDiningCode.Rules.Kitchens;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.ApiKeys;
using SafeDiningCode.Web.Kitchens.Overview;
using SafeDiningCode.Web.Kitchens.Simulation;
using SafeDiningCode.Web.Registry.Divisions;

namespace SafeDiningCode.Web.Commands;

/// <summary><c>simulate-kitchens</c>: plays a video platform for the demo's kitchens, against a running server of this machine.</summary>
internal static class SimulateKitchensCommand
{
    private const int SecondsInMinute = 60;
    private const int Percent = 100;

    public static Command Create()
    {
        var server = new Option<Uri>("--server") { Description = "The running server, on this machine.", DefaultValueFactory = _ => new Uri("http://localhost:5080") };
        var key = new Option<string?>("--key") { Description = "A key for kitchen-heartbeat; without it one is made for the run and revoked after it." };
        var minutes = Number("--minutes", "For how long.", 10, 1, 24 * SecondsInMinute);
        var every = Number("--every", "Seconds between heartbeats of a kitchen.", SecondsInMinute, 1, 3600);
        var frozen = Number("--frozen", "Of a hundred kitchens, how many have a picture that stands still.", 5, 0, Percent);
        var late = Number("--late", "Of a hundred kitchens, how many are heard of every seventh minute only.", 5, 0, Percent);
        server.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !(Uri.TryCreate(token.Value, UriKind.Absolute, out var uri) && uri.IsLoopback && uri.Scheme is "http" or "https"))
            {
                result.AddError("--server is this machine only, like http://localhost:5080.");
            }
        });
        var command = new Command("simulate-kitchens", "Send heartbeats for the demo's kitchens to a running server of this machine, some frozen or late.")
        {
            server, key, minutes, every, frozen, late,
        };
        command.SetAction((parsed, cancellation) => CommandHost.RunAsync(
            (services, token) => RunAsync(
                services,
                new SimulationPlan(
                    parsed.GetValue(server)!,
                    parsed.GetValue(key) ?? "",
                    Math.Max(1, parsed.GetValue(minutes) * SecondsInMinute / parsed.GetValue(every)),
                    TimeSpan.FromSeconds(parsed.GetValue(every)),
                    parsed.GetValue(frozen),
                    parsed.GetValue(late)),
                token),
            cancellation));
        return command;
    }

    private static Option<int> Number(string name, string description, int usual, int least, int most)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => usual };
        option.Validators.Add(result =>
        {
            if (Typed(result) is { } number && (number < least || number > most))
            {
                result.AddError(string.Create(CultureInfo.InvariantCulture, $"{name} is {least} to {most}."));
            }
        });
        return option;
    }

    // Null where it is no number: the parser says so itself.
    private static int? Typed(OptionResult result) =>
        result.Tokens is [var token] && int.TryParse(token.Value, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static async Task<int> RunAsync(IServiceProvider services, SimulationPlan plan, CancellationToken cancellation)
    {
        if (plan.Key.Length > 0)
        {
            return await PlayAsync(services, plan, cancellation);
        }

        var keys = services.GetRequiredService<ApiKeyRegister>();
        var division = services.GetRequiredService<DivisionDirectory>().Top.Code;
        var key = await keys.AddAsync(Actor.Console, "simulate-kitchens", [KeyPurposes.KitchenHeartbeat], division, cancellation);
        var made = await keys.FindAsync(key, cancellation) ?? throw new InvalidOperationException("The key that was just made is not there.");
        try
        {
            return await PlayAsync(services, plan with { Key = key }, cancellation);
        }
        finally
        {
            // Also after Ctrl-C.
            await keys.RevokeAsync(Actor.Console, made.Actor.AccountId, CancellationToken.None);
        }
    }

    private static async Task<int> PlayAsync(IServiceProvider services, SimulationPlan plan, CancellationToken cancellation)
    {
        var summary = await ConsoleProgress.RunAsync(progress => services.GetRequiredService<KitchenSimulation>().RunAsync(
            plan,
            ConsoleProgress.Each<(int Round, int Sent)>(step => progress.Report("heartbeats", (double)step.Round / plan.Rounds, step.Sent)),
            cancellation));
        if (summary.Kitchens == 0)
        {
            throw new CommandFailure("There are no demo kitchens with a camera here: fill the database with demo first.");
        }

        await SayAsync($"{summary.Kitchens} kitchens, {summary.Sent} heartbeats sent, {summary.Heard} heard.");
        foreach (var (reason, count) in summary.Refused)
        {
            await SayAsync($"refused, {reason}: {count}");
        }

        foreach (var (status, count) in summary.Failed)
        {
            await SayAsync($"requests answered {status} (0: not at all): {count}");
        }

        var list = await services.GetRequiredService<KitchenOverview>().ReadAsync(Scope.Everything, state: null, kind: null, page: 1, cancellation);
        foreach (var state in list.Totals.Where(total => KitchenRecord.IsWatched(total.Kind)).GroupBy(total => total.State).OrderBy(group => group.Key))
        {
            await SayAsync($"now {KitchenStates.ToCode(state.Key)}: {state.Sum(total => total.Count)}");
        }

        return summary.Failed.Count > 0 ? 1 : 0;
    }

    private static Task SayAsync(FormattableString line) => Console.Out.WriteLineAsync(FormattableString.Invariant(line));
}
