using SafeDiningCode.Rules.Satisfaction;

namespace SafeDiningCode.Web.Rating;

/// <summary>What a diner said, read and found in order.</summary>
/// <param name="Value">满意, 基本满意 or 不满意.</param>
/// <param name="Reasons">Why; at least one where dissatisfied.</param>
/// <param name="Comment">In the diner's own words, cleaned; null where there are none.</param>
internal sealed record RatingEntry(Satisfaction Value, Reasons Reasons, string? Comment);
