using SafeDiningCode.Rules.Rectification;
using SafeDiningCode.Rules.Satisfaction;

namespace SafeDiningCode.Web.Rectification.Ledger;

/// <summary>A problem that an official puts on record by hand, for one eatery or for all of a campaign.</summary>
internal sealed record HandProblem
{
    public required ProblemSource Source { get; init; }

    public required string Wording { get; init; }

    public required Reasons Topic { get; init; }

    public required DateOnly FoundOn { get; init; }

    public string? Campaign { get; init; }

    /// <summary>Until when it is to be mended, by the order that is given with it; null where none is given.</summary>
    public DateOnly? DispatchedUntil { get; init; }

    /// <summary>What the order asks for; null where nothing more is said.</summary>
    public string? Demand { get; init; }
}
