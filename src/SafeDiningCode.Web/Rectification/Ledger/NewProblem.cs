using SafeDiningCode.Rules.Rectification;
using SafeDiningCode.Rules.Satisfaction;

namespace SafeDiningCode.Web.Rectification.Ledger;

/// <summary>A problem to put on record.</summary>
internal sealed record NewProblem
{
    /// <summary>The longest wording.</summary>
    public const int LongestWording = 400;

    /// <summary>The longest name of a campaign.</summary>
    public const int LongestCampaign = 80;

    public required long EateryId { get; init; }

    public required ProblemSource Source { get; init; }

    /// <summary>Names the finding within its source: the same once more is the same problem. Up to 80 ASCII characters.</summary>
    public required string SourceKey { get; init; }

    public required string Wording { get; init; }

    public required DateOnly FoundOn { get; init; }

    /// <summary>What a diner would call it: one reason, by which diners are asked once it is mended; none where it is nothing that they see.</summary>
    public Reasons Topic { get; init; }

    /// <summary>Whether a key item (*) of an inspection form had failed: looked at again before it is closed.</summary>
    public bool KeyItem { get; init; }

    /// <summary>The campaign that found it; null where none did.</summary>
    public string? Campaign { get; init; }

    /// <summary>Until when it is to be mended; null where a dispatch order will say.</summary>
    public DateOnly? DueOn { get; init; }
}
