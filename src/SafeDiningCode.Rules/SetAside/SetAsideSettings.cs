namespace SafeDiningCode.Rules.SetAside;

/// <summary>
/// From where ratings are set aside. No published rule says; all of it is this project's choice, and bought praise is held to
/// the same as bought blame.
/// </summary>
public sealed record SetAsideSettings
{
    /// <summary>The most eateries of a device that a cluster is looked for among: beyond it there are too many combinations.</summary>
    internal const int MostEateries = 12;

    private const int LongestWindow = 60;
    private const int LongestPast = 12;

    /// <summary>The minutes within which a burst comes.</summary>
    public int BurstMinutes { get; init; } = 5;

    /// <summary>The fewest ratings within these minutes; 0 is off.</summary>
    public int BurstRatings { get; init; } = 15;

    /// <summary>How many times the eatery's own busiest minutes in the weeks before a burst is at least.</summary>
    public int BurstTimesUsual { get; init; } = 3;

    /// <summary>How many per cent of these ratings say the same.</summary>
    public int BurstAlikePercent { get; init; } = 90;

    /// <summary>The weeks before that an eatery is measured by.</summary>
    public int BurstWeeks { get; init; } = 4;

    /// <summary>The rated days in these weeks below which nothing is known of an eatery: a new one may be full on its first day.</summary>
    public int BurstKnownDays { get; init; } = 3;

    /// <summary>The fewest ratings of a burst at an eatery of which nothing is known.</summary>
    public int BurstFirstRatings { get; init; } = 30;

    /// <summary>The most eateries that a person eats at on a day; whoever rates more is set aside. 0 is off.</summary>
    public int DeviceEateries { get; init; } = 6;

    /// <summary>The fewest devices of a cluster: more than a family that eats together. 0 is off.</summary>
    public int ClusterDevices { get; init; } = 5;

    /// <summary>The fewest eateries that the devices of a cluster have in common on a day: more than a family's three meals.</summary>
    public int ClusterEateries { get; init; } = 4;

    /// <summary>What is wrong with these settings, for whoever wrote them; null where nothing is.</summary>
    public string? Fault() => this switch
    {
        { BurstMinutes: < 1 or > LongestWindow } => $"BurstMinutes must be 1 to {LongestWindow}",
        { BurstRatings: < 0 or 1 } => "BurstRatings must be 2 or more, or 0 for off",
        { BurstTimesUsual: < 2 } => "BurstTimesUsual must be 2 or more",
        { BurstAlikePercent: <= 50 or > 100 } => "BurstAlikePercent must be 51 to 100",
        { BurstWeeks: < 1 or > LongestPast } => $"BurstWeeks must be 1 to {LongestPast}",
        { BurstKnownDays: < 1 } => "BurstKnownDays must be 1 or more",
        _ when BurstFirstRatings < BurstRatings => "BurstFirstRatings must not be less than BurstRatings",
        { DeviceEateries: < 0 or 1 or > MostEateries } => $"DeviceEateries must be 2 to {MostEateries}, or 0 for off",
        { ClusterDevices: < 0 or 1 } => "ClusterDevices must be 2 or more, or 0 for off",
        { ClusterEateries: < 2 or > MostEateries } => $"ClusterEateries must be 2 to {MostEateries}",
        _ => null,
    };
}
