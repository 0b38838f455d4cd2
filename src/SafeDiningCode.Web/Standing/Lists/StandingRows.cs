namespace SafeDiningCode.Web.Standing.Lists;

/// <summary>A closed month.</summary>
public sealed record StandingMonthRow
{
    /// <summary>The month, like 202611.</summary>
    public required int Month { get; init; }

    /// <summary>When its numbers were frozen.</summary>
    public required DateTime ClosedAt { get; init; }

    /// <summary>The version of its lists that holds; 0 where they are yet to be published.</summary>
    public required int Version { get; init; }

    /// <summary>When that was published.</summary>
    public DateTime? PublishedAt { get; init; }
}

/// <summary>A version of a month's lists.</summary>
public sealed record StandingVersionRow
{
    /// <summary>Counts from 1.</summary>
    public required int Version { get; init; }

    /// <summary>Why there is another version; null for the first.</summary>
    public string? Reason { get; init; }

    /// <summary>Who published it.</summary>
    public required string PublishedByName { get; init; }

    /// <summary>When.</summary>
    public required DateTime PublishedAt { get; init; }
}

/// <summary>What came of publishing.</summary>
internal enum PublishOutcome
{
    /// <summary>It is published.</summary>
    Published,

    /// <summary>The month is not closed.</summary>
    NotClosed,

    /// <summary>The month before is closed and not published: its bottom is needed.</summary>
    BeforeIsDue,

    /// <summary>What would be published is no longer what was seen: a bulletin came, or another version.</summary>
    Changed,
}
