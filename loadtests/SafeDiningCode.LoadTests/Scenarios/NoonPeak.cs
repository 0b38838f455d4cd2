using SafeDiningCode.LoadTests.Arrivals;

namespace SafeDiningCode.LoadTests.Scenarios;

/// <summary>One of the things that people do at the same time.</summary>
/// <param name="Action">What they do.</param>
/// <param name="Share">Its part of the rate.</param>
/// <param name="Spacing">How those who do it follow each other.</param>
internal sealed record MixPart(UserAction Action, double Share, Spacing Spacing = Spacing.Poisson);

/// <summary>A city's lunch hour: nearly all scan, some rate, a few look further.</summary>
internal static class NoonPeak
{
    public const string Name = "noon";

    /// <summary>The parts, which make one.</summary>
    public static IReadOnlyList<MixPart> Mix { get; } =
    [
        new(ScanWarm.Action, 0.90),
        new(Rate.Action, 0.07),
        new(DistrictPage.Action, 0.01),
        new(HomeSearch.Action, 0.02),
    ];
}
