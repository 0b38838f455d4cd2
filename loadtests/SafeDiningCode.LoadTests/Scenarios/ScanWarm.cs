using SafeDiningCode.LoadTests.City;
using SafeDiningCode.LoadTests.Running;
using SafeDiningCode.LoadTests.Wire;

namespace SafeDiningCode.LoadTests.Scenarios;

/// <summary>A diner scans the code of a shop that others have scanned lately.</summary>
internal static class ScanWarm
{
    private const int Ok = StatusCodes.Status200OK;

    public static readonly UserAction Action = new(
        "scan",
        "A diner scans a code: GET /c/{code}. Three in four at the busiest shops, by Zipf's law, the others anywhere. The page must hold the shop's name and code.",
        RunAsync,
        new Limits(P99: TimeSpan.FromMilliseconds(50), P999: TimeSpan.FromMilliseconds(250), Errors: 0.001));

    public static ValueTask<Outcome> RunAsync(ScenarioContext context, CancellationToken cancellation)
    {
        var dice = context.Dice();
        return OpenAsync(context, context.Town.PickBusy(ref dice), cancellation);
    }

    /// <summary>Opens a shop's page.</summary>
    internal static ValueTask<Outcome> OpenAsync(ScenarioContext context, Shop shop, CancellationToken cancellation) =>
        context.GetAsync(shop.Page, Judge, shop, cancellation);

    private static Outcome Judge(ScenarioContext context, WireAnswer answer, Shop shop) => answer.Status switch
    {
        not Ok => Outcome.OfStatus(answer, shop.Page),
        _ when context.Ground.Checks.Hold(shop.Page, answer, shop.OnPage) => Outcome.Good,
        _ => Outcome.OfContent($"{shop.Page} does not show {shop.Name}"),
    };
}
