using SafeDiningCode.LoadTests.Running;

namespace SafeDiningCode.LoadTests.Scenarios;

/// <summary>A diner scans the code of a shop that nobody has scanned for a while.</summary>
internal static class ScanCold
{
    public static readonly UserAction Action = new(
        "scan-cold",
        "A diner scans a code that memory does not hold: every shop once, in random order, before any comes again, with Cache:Bytes at its least.",
        RunAsync,
        new Limits(P99: TimeSpan.FromMilliseconds(150), P999: TimeSpan.FromMilliseconds(500), Errors: 0.001));

    public static ValueTask<Outcome> RunAsync(ScenarioContext context, CancellationToken cancellation) =>
        ScanWarm.OpenAsync(context, context.Town.InRandomOrder(context.Number), cancellation);
}
