using SafeDiningCode.Rules.Rectification;

namespace SafeDiningCode.Web.Rectification.Ledger;

/// <summary>A problem to put on record.</summary>
internal sealed record NewProblem
{
    /// <summary>The longest wording.</summary>
    public const int LongestWording = 400;

    public required long EateryId { get; init; }

    public required ProblemSource Source { get; init; }

    /// <summary>Names the finding within its source: the same once more is the same problem. Up to 80 ASCII characters.</summary>
    public required string SourceKey { get; init; }

    public required string Wording { get; init; }

    public required DateOnly FoundOn { get; init; }

    /// <summary>Until when it is to be mended; null where a dispatch order will say.</summary>
    public DateOnly? DueOn { get; init; }
}
