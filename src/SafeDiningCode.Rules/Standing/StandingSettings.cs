using SafeDiningCode.Rules.Satisfaction;

namespace SafeDiningCode.Rules.Standing;

/// <summary>
/// What the notice leaves open of the red and black lists. This project's choice where no published rule says: a published
/// list carries its settings, so that anybody gets the same from them.
/// </summary>
public sealed record StandingSettings
{
    private const int LargestWeights = 10_000;

    /// <summary>From where an eatery is rated and a 不满意 one.</summary>
    public SatisfactionSettings Satisfaction { get; init; } = new();

    /// <summary>How «the largest share, sustained for one month» is read.</summary>
    public LargestShareRule LargestShare { get; init; } = LargestShareRule.WholeMonth;

    /// <summary>
    /// Whether the largest share counts only where its 95% interval lies apart from those of all that have a smaller one:
    /// a zone with three shops is then never on the list by chance.
    /// </summary>
    public bool RequireSeparable { get; init; }

    /// <summary>How many places from the end of the composite ranking are its bottom, at least 1; ties are all in.</summary>
    public int BottomPlaces { get; init; } = 1;

    /// <summary>How many places from the front of the composite ranking are the red list (红榜); ties are all in.</summary>
    public int RedPlaces { get; init; } = 3;

    /// <summary>In how many bulletins in a row an exposure counts, at least 2.</summary>
    public int BulletinsInARow { get; init; } = 2;

    /// <summary>
    /// For how many months the verdict on a 不满意 eatery stands while nobody rates it and its licence is in force; 0 is off.
    /// Whoever hides the code of such an eatery gains nothing by it.
    /// </summary>
    public int SilentMonths { get; init; } = 3;

    /// <summary>The weight of 满意率 in the composite.</summary>
    public int SatisfiedWeight { get; init; } = 40;

    /// <summary>The weight of the share of rated eateries that are not 不满意 ones.</summary>
    public int ContentWeight { get; init; } = 30;

    /// <summary>The weight of 参评率: rated ÷ licensed.</summary>
    public int ParticipationWeight { get; init; } = 15;

    /// <summary>The weight of 覆盖率: coded ÷ licensed.</summary>
    public int CoverageWeight { get; init; } = 15;

    /// <summary>The weight of 亮码率: display verified ÷ licensed. 0 leaves it out, as it was before there was such a number.</summary>
    public int DisplayWeight { get; init; }

    /// <summary>All weights together.</summary>
    public int Weights => SatisfiedWeight + ContentWeight + ParticipationWeight + CoverageWeight + DisplayWeight;

    /// <summary>What is wrong with these settings, for whoever wrote them; null where nothing is.</summary>
    public string? Fault() => this switch
    {
        { BottomPlaces: < 1 } => "BottomPlaces must be 1 or more",
        { RedPlaces: < 0 } => "RedPlaces must not be negative",
        { BulletinsInARow: < 2 } => "BulletinsInARow must be 2 or more",
        { SilentMonths: < 0 or > 12 } => "SilentMonths must be 0 to 12",
        { SatisfiedWeight: < 0 } or { ContentWeight: < 0 } or { ParticipationWeight: < 0 } or { CoverageWeight: < 0 } or { DisplayWeight: < 0 } => "weights must not be negative",
        { Weights: < 1 or > LargestWeights } => "weights must add up to 1 to 10,000",
        _ => null,
    };
}
