using SafeDiningCode.Rules.Satisfaction;

namespace SafeDiningCode.Web.Owners.Trend;

/// <summary>How a shop stands with its diners, as far as its owner may know, and its district in the same weeks.</summary>
/// <param name="From">The Monday from which on weeks are shown.</param>
/// <param name="To">The last Sunday shown.</param>
/// <param name="Spans">Weeks with enough ratings, the oldest first.</param>
/// <param name="District">The district in which it is counted; null where that is not known.</param>
public sealed record ShopTrend(DateOnly From, DateOnly To, IReadOnlyList<TrendSpan> Spans, DistrictShare? District)
{
    /// <summary>All ratings that are shown.</summary>
    public Tally Tally => Spans.Aggregate(default(Tally), (sum, span) => sum + span.Tally);

    /// <summary>满意率 of them.</summary>
    public Share Satisfied => SatisfactionRules.SatisfiedShare(Tally);

    /// <summary>Its 95% interval.</summary>
    public (double Low, double High) Interval => Wilson.Interval(Satisfied.Part, Satisfied.Whole);

    /// <summary>
    /// How it stands to its district: above (1), below (-1), or not to be told apart (0). Null where one of them has too
    /// few ratings.
    /// </summary>
    public int? AgainstDistrict => Spans.Count == 0 || District is not { Satisfied: var district } || district.Whole < SatisfactionTrend.SmallestBase ? null
        : Interval.Low > district.Value ? 1
        : Interval.High < district.Value ? -1
        : 0;
}

/// <summary>满意率 of a county or a zone.</summary>
/// <param name="Name">Its name in Chinese.</param>
/// <param name="NameEn">Its name in English, where it has one.</param>
/// <param name="Satisfied">The share.</param>
public sealed record DistrictShare(string Name, string? NameEn, Share Satisfied);
