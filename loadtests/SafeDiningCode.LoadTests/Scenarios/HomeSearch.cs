using SafeDiningCode.LoadTests.City;
using SafeDiningCode.LoadTests.Running;
using SafeDiningCode.LoadTests.Wire;

namespace SafeDiningCode.LoadTests.Scenarios;

/// <summary>Someone opens the front door, and may look a shop up by its name.</summary>
internal static class HomeSearch
{
    private const int Ok = StatusCodes.Status200OK;
    private const double SearchShare = 0.25;

    public static readonly UserAction Action = new(
        "home",
        "Someone opens the home page; one in four searches a shop by its name and must find one so called.",
        RunAsync,
        new Limits(P99: TimeSpan.FromMilliseconds(500), P999: TimeSpan.FromMilliseconds(1500), Errors: 0.001));

    public static ValueTask<Outcome> RunAsync(ScenarioContext context, CancellationToken cancellation)
    {
        var dice = context.Dice();
        var network = PhoneHeaders.OwnNetwork(ref dice);
        var shop = context.Town.PickAny(ref dice);
        return dice.NextDouble() < SearchShare
            ? context.GetAsync(shop.Search, JudgeFound, shop, cancellation, network)
            : context.GetAsync("/", JudgeHome, shop, cancellation, network);
    }

    private static Outcome JudgeFound(ScenarioContext context, WireAnswer answer, Shop shop) => answer.Status switch
    {
        not Ok => Outcome.OfStatus(answer, "the search"),
        // The name stands in the search field too: a hit has a link to a code.
        _ => Packed.Unpack(answer) is var body && body.Span.IndexOf(shop.OnPage[0]) >= 0 && body.Span.IndexOf("href=\"/c/"u8) >= 0
            ? Outcome.Good
            : Outcome.OfContent($"the search does not find {shop.Name}"),
    };

    private static Outcome JudgeHome(ScenarioContext context, WireAnswer answer, Shop shop) => answer.Status switch
    {
        not Ok => Outcome.OfStatus(answer, "/"),
        _ => Packed.Unpack(answer).Span.IndexOf("name=\"q\""u8) >= 0 ? Outcome.Good : Outcome.OfContent("/ has no search"),
    };
}
