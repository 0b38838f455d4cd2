using SafeDiningCode.Rules.Satisfaction;

namespace SafeDiningCode.Rules.Standing;

/// <summary>A month's ranking and lists.</summary>
/// <param name="Ranking">All districts, the best first; equal ones in the order of their codes.</param>
/// <param name="Black">黑榜, in the order of the codes.</param>
/// <param name="Red">红榜, the best first.</param>
public sealed record StandingResult(IReadOnlyList<RankedUnit> Ranking, IReadOnlyList<BlackEntry> Black, IReadOnlyList<string> Red);

/// <summary>A district on the black list, with all that put it there.</summary>
public sealed record BlackEntry(string Unit, BlackTriggers Triggers);

/// <summary>A district in the ranking.</summary>
public sealed record RankedUnit
{
    /// <summary>Its code.</summary>
    public required string Unit { get; init; }

    /// <summary>Its place, from 1; equal scores have the same place, and the next follows after all of them.</summary>
    public required int Place { get; init; }

    /// <summary>Its composite score in millionths of a point, of <see cref="StandingSettings.Weights"/> points.</summary>
    public required long Score { get; init; }

    /// <summary>
    /// 不满意占比 as ranked: 不满意 eateries and silent ones ÷ rated and silent ones.
    /// </summary>
    public required Share DissatisfiedShare { get; init; }

    /// <summary>
    /// The band of districts that cannot be told apart, from 1 for the one with the largest share: those whose interval
    /// overlaps that of the band's first. 0 where there is no share.
    /// </summary>
    public required int Band { get; init; }

    /// <summary>Whether it is at the bottom of the ranking.</summary>
    public required bool IsBottom { get; init; }
}
