namespace SafeDiningCode.Web.Codes;

/// <summary>One issue of a code: which eatery it points to, and until when.</summary>
internal sealed record CodeIssueRow
{
    public required long EateryId { get; init; }

    /// <summary>Counts the eatery's codes: printed on the poster, so that an old one is told from a new one.</summary>
    public required int Number { get; init; }

    public required DateTime IssuedAt { get; init; }

    /// <summary>Since when the code points to nothing; null while it is active.</summary>
    public DateTime? RevokedAt { get; init; }
}

/// <summary>What a code is made of in the database.</summary>
internal sealed record SerialRow
{
    public required long Serial { get; init; }

    public required int KeyVersion { get; init; }
}
