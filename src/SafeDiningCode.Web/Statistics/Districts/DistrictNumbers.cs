using SafeDiningCode.Rules.Satisfaction;

namespace SafeDiningCode.Web.Statistics.Districts;

/// <summary>What is counted in a unit and a month. Counts only: shares are worked out of them, so that children add up.</summary>
/// <param name="Licensed">Eateries with a licence in force (持证).</param>
/// <param name="Coded">Those of them that have a code on the wall.</param>
/// <param name="Rated">Eateries with at least n_min counted ratings in the month.</param>
/// <param name="DissatisfiedEateries">Those of them that are 不满意 eateries.</param>
/// <param name="Tally">All counted ratings of the month.</param>
/// <param name="SetAside">Ratings of the month that are set aside (暂不计入): in no other number.</param>
/// <param name="SetAsideCases">The cases that hold them.</param>
public sealed record DistrictNumbers(long Licensed, long Coded, long Rated, long DissatisfiedEateries, Tally Tally, long SetAside = 0, long SetAsideCases = 0)
{
    /// <summary>Nothing at all.</summary>
    public static readonly DistrictNumbers None = new(0, 0, 0, 0, default);

    /// <summary>满意率: (满意 + 基本满意) ÷ counted ratings.</summary>
    public Share SatisfiedShare => SatisfactionRules.SatisfiedShare(Tally);

    /// <summary>不满意占比: 不满意 eateries ÷ rated eateries.</summary>
    public Share DissatisfiedShare => new(DissatisfiedEateries, Rated);

    /// <summary>The 95% interval of <see cref="DissatisfiedShare"/>.</summary>
    public (double Low, double High) DissatisfiedInterval => Wilson.Interval(DissatisfiedEateries, Rated);

    /// <summary>覆盖率: coded ÷ licensed.</summary>
    public Share Coverage => new(Coded, Licensed);

    /// <summary>
    /// 参评率: rated ÷ licensed. Above one where eateries that were rated in the month had no licence at its end.
    /// </summary>
    public Share Participation => new(Rated, Licensed);

    /// <summary>Whether there is nothing to count.</summary>
    public bool IsEmpty => this == None;

    /// <summary>Both together.</summary>
    public static DistrictNumbers operator +(DistrictNumbers left, DistrictNumbers right) => new(
        left.Licensed + right.Licensed,
        left.Coded + right.Coded,
        left.Rated + right.Rated,
        left.DissatisfiedEateries + right.DissatisfiedEateries,
        left.Tally + right.Tally,
        left.SetAside + right.SetAside,
        left.SetAsideCases + right.SetAsideCases);

    /// <summary>Both together, for languages without operators.</summary>
    public static DistrictNumbers Add(DistrictNumbers left, DistrictNumbers right) => left + right;
}
