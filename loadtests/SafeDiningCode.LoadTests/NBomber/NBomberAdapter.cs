using NBomber.Contracts;
using NBomber.CSharp;
using SafeDiningCode.LoadTests.Arrivals;
using SafeDiningCode.LoadTests.Scenarios;
using SafeDiningCode.LoadTests.Wire;

namespace SafeDiningCode.LoadTests.NBomber;

/// <summary>
/// The same actions driven by NBomber, for who has it and a licence for it. Compiled with <c>-p:NBomber=true</c> only.
/// Its latencies count from when it began an action and not from when the action was to begin.
/// </summary>
internal static class NBomberAdapter
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    /// <summary>A mix as scenarios of NBomber, each at its share of the plan's rate.</summary>
    public static ScenarioProps[] Scenarios(Playground ground, IReadOnlyList<MixPart> mix, PhasePlan plan) =>
    [
        .. mix.Select(part =>
        {
            var number = -1L;
            return Scenario
                .Create(part.Action.Name, async context => await RunAsync(part.Action, new ScenarioContext(ground, Interlocked.Increment(ref number)), context.ScenarioCancellationToken))
                .WithoutWarmUp()
                .WithLoadSimulations([.. plan.Phases.Select(phase => Simulate(phase, part.Share))]);
        }),
    ];

    /// <summary>Plays a mix.</summary>
    /// <param name="folder">Where NBomber writes its reports.</param>
    public static void Play(Playground ground, IReadOnlyList<MixPart> mix, PhasePlan plan, string folder) => NBomberRunner
        .RegisterScenarios(Scenarios(ground, mix, plan))
        .WithReportFolder(folder)
        .Run();

    private static async Task<IResponse> RunAsync(UserAction action, ScenarioContext context, CancellationToken cancellation)
    {
        var outcome = await EndAsync(action, context, cancellation);
        return outcome.Failure == Failure.None ? Response.Ok() : Response.Fail(statusCode: outcome.Kind, message: outcome.Detail ?? "");
    }

    private static async Task<Outcome> EndAsync(UserAction action, ScenarioContext context, CancellationToken cancellation)
    {
        try
        {
            return await action.Run(context, cancellation);
        }
        catch (WireException error)
        {
            return new Outcome(error.Failure, Detail: error.Message);
        }
    }

    // A ramp goes to the rate at its end, from the rate at the end of the one before.
    private static LoadSimulation Simulate(Phase phase, double share)
    {
        var rate = Math.Max(1, (int)Math.Round(phase.To * share));
        return phase.From.Equals(phase.To)
            ? Simulation.Inject(rate, interval: Second, during: phase.Length)
            : Simulation.RampingInject(rate, interval: Second, during: phase.Length);
    }
}
