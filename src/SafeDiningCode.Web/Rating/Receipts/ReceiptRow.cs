using SafeDiningCode.Rules.Satisfaction;

namespace SafeDiningCode.Web.Rating.Receipts;

/// <summary>What a receipt shows: the rating as it was recorded, and whose it is.</summary>
public sealed record ReceiptRow
{
    /// <summary>The rating's key.</summary>
    public required long RatingId { get; init; }

    /// <summary>The eatery.</summary>
    public required long EateryId { get; init; }

    /// <summary>The receipt's name, whole: the key alone is no secret.</summary>
    public required string Receipt { get; init; }

    /// <summary>The code's serial.</summary>
    public required long Serial { get; init; }

    /// <summary>The operator on the licence.</summary>
    public required string Name { get; init; }

    /// <summary>The name over the door.</summary>
    public string? Sign { get; init; }

    /// <summary>Where it is.</summary>
    public required string Address { get; init; }

    /// <summary>The unit that counts the rating.</summary>
    public required string Unit { get; init; }

    /// <summary>As stored: 1, 2 or 3.</summary>
    public required int Satisfaction { get; init; }

    /// <summary>As stored: bits.</summary>
    public required int Reasons { get; init; }

    /// <summary>In the diner's own words.</summary>
    public string? Comment { get; init; }

    /// <summary>When it arrived, UTC.</summary>
    public required DateTime RatedAt { get; init; }

    /// <summary>
    /// Whether its diner stands by it. A rating that is set aside has the same receipt as all others: who pays for ratings
    /// shall not learn which were found.
    /// </summary>
    public bool Counted => UndoneAt is null;

    /// <summary>When it was taken back, UTC.</summary>
    public DateTime? UndoneAt { get; init; }

    /// <summary>What the diner said.</summary>
    public Satisfaction Value => (Satisfaction)Satisfaction;
}
