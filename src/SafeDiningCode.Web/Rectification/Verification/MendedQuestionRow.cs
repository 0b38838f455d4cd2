using SafeDiningCode.Rules.Satisfaction;

namespace SafeDiningCode.Web.Rectification.Verification;

/// <summary>What diners are asked about a problem, and how many have answered.</summary>
public sealed record MendedQuestionRow
{
    /// <summary>The problem.</summary>
    public required long RectificationId { get; init; }

    /// <summary>Which of its events took it as mended.</summary>
    public required int Number { get; init; }

    /// <summary>The eatery.</summary>
    public required long EateryId { get; init; }

    /// <summary>What diners call the fault, as stored.</summary>
    public required int Topic { get; init; }

    /// <summary>Since when they are asked, UTC.</summary>
    public required DateTime OpenedAt { get; init; }

    /// <summary>Until when, UTC.</summary>
    public required DateTime UntilAt { get; init; }

    /// <summary>Those who say that it is mended.</summary>
    public required int Mended { get; init; }

    /// <summary>Those who say that it is not.</summary>
    public required int Unmended { get; init; }

    /// <summary>When they ceased to be asked, UTC; null while they are.</summary>
    public DateTime? EndedAt { get; init; }

    /// <summary>What diners call the fault.</summary>
    public Reasons TopicReason => (Reasons)Topic;

    /// <summary>Whether a diner who rated then can be asked now.</summary>
    public bool IsFor(DateTime ratedAt, DateTime now) => EndedAt is null && OpenedAt <= ratedAt && now < UntilAt;
}
