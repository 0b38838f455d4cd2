namespace SafeDiningCode.Rules.SetAside;

/// <summary>Ratings of one eatery that a rule sets aside.</summary>
/// <param name="Rule">Which rule.</param>
/// <param name="Eatery">The eatery.</param>
/// <param name="Ratings">The ratings' keys, ascending.</param>
/// <param name="Evidence">The numbers that show it.</param>
public sealed record SetAsideFinding(SetAsideRule Rule, long Eatery, IReadOnlyList<long> Ratings, SetAsideEvidence Evidence);

/// <summary>The numbers that show why ratings were set aside, and the limit that they went beyond. Nothing of any device.</summary>
public sealed record SetAsideEvidence
{
    /// <summary>From where the rule sets aside: ratings of a burst, eateries of one device, devices of a cluster.</summary>
    public required int Limit { get; init; }

    /// <summary>Of a burst: ratings in its fullest minutes.</summary>
    public int Ratings { get; init; }

    /// <summary>Of a burst: how many of these said the same.</summary>
    public int Alike { get; init; }

    /// <summary>Of a burst: how many minutes these are.</summary>
    public int Minutes { get; init; }

    /// <summary>Of a burst: the eatery's own busiest such minutes in the weeks before; null where it was hardly rated.</summary>
    public int? Usual { get; init; }

    /// <summary>How many devices.</summary>
    public int Devices { get; init; }

    /// <summary>Of one device: the most eateries that one rated. Of a cluster: how many eateries its devices have in common at least.</summary>
    public int Eateries { get; init; }
}
