using SafeDiningCode.LoadTests.City;
using SafeDiningCode.LoadTests.Running;
using SafeDiningCode.LoadTests.Wire;

namespace SafeDiningCode.LoadTests.Scenarios;

/// <summary>Someone looks at how the shops of a district do.</summary>
internal static class DistrictPage
{
    private const int Ok = StatusCodes.Status200OK;
    private const double JsonShare = 0.2;

    public static readonly UserAction Action = new(
        "district",
        "Someone opens a district's page, /districts/{unit}; one in five a program that reads its JSON. The answer must be of that district.",
        RunAsync,
        new Limits(P99: TimeSpan.FromMilliseconds(500), P999: TimeSpan.FromMilliseconds(1500), Errors: 0.001));

    public static ValueTask<Outcome> RunAsync(ScenarioContext context, CancellationToken cancellation)
    {
        var dice = context.Dice();
        var unit = context.Town.Units[dice.Next(context.Town.Units.Count)];
        return context.GetAsync(dice.NextDouble() < JsonShare ? unit.Json : unit.Page, Judge, unit, cancellation);
    }

    private static Outcome Judge(ScenarioContext context, WireAnswer answer, Unit unit) => answer.Status switch
    {
        not Ok => Outcome.OfStatus(answer, unit.Page),
        _ => Packed.Unpack(answer) is var body && unit.Expected.All(text => body.Span.IndexOf(text) >= 0)
            ? Outcome.Good
            : Outcome.OfContent($"{unit.Page} does not show {unit.Name}"),
    };
}
