using System.Runtime.InteropServices;

namespace SafeDiningCode.Web.Rating.Intake;

/// <summary>What became of a rating.</summary>
internal enum RatingOutcome
{
    /// <summary>Stored and counted; or it was, when the same was sent before.</summary>
    Counted,

    /// <summary>This device has a counted rating of this eatery today: this one is not.</summary>
    AlreadyRatedToday,

    /// <summary>The visit was answered before, for other contents or another device.</summary>
    TokenUsed,

    /// <summary>The token is too old, and nothing was ever sent with it.</summary>
    Expired,

    /// <summary>More are waiting than can be taken soon, or the service is stopping.</summary>
    Busy,

    /// <summary>The database is away. Sent again with the same token, it counts once.</summary>
    Unavailable,

    /// <summary>The database will not have it, now or later.</summary>
    Refused,
}

/// <summary>What became of a rating, and the receipt of a counted one.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct RatingAnswer(RatingOutcome Outcome, string Receipt = "");

/// <summary>The answer that a visit got, as stored.</summary>
internal sealed record VisitRow
{
    public required string Nonce { get; init; }

    public required string Receipt { get; init; }

    public required long Fingerprint { get; init; }

    /// <summary>Whether a rating was taken.</summary>
    public required bool Rated { get; init; }

    /// <summary>The answer to whoever comes with this visit's key: the first one again for the same, a refusal for anything else.</summary>
    public RatingAnswer AnswerTo(long fingerprint) => fingerprint != Fingerprint
        ? new RatingAnswer(RatingOutcome.TokenUsed)
        : Rated ? new RatingAnswer(RatingOutcome.Counted, Receipt) : new RatingAnswer(RatingOutcome.AlreadyRatedToday);
}
