using SafeDiningCode.Rules.Satisfaction;

namespace SafeDiningCode.Web.Themes;

/// <summary>不满意 ratings of one day with the same reasons.</summary>
internal sealed record ReasonCountRow
{
    /// <summary>The day.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>The reason.</summary>
    public required int Reasons { get; init; }

    public required int Ratings { get; init; }
}

/// <summary>A wording of a reply.</summary>
public sealed record ReplyRow
{
    /// <summary>The week's Monday.</summary>
    public required DateOnly Week { get; init; }

    /// <summary>Why it was corrected; null of the first.</summary>
    public required int Reason { get; init; }

    /// <summary>Which version, from 1.</summary>
    public required int Version { get; init; }

    /// <summary>What is said.</summary>
    public required string Wording { get; init; }

    /// <summary>Who replied.</summary>
    public required string RepliedByName { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTime RepliedAt { get; init; }
}

/// <summary>What a diner wrote.</summary>
internal sealed record CommentRow
{
    /// <summary>The day.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>The reason.</summary>
    public required int Reasons { get; init; }

    public required string Comment { get; init; }
}

/// <summary>A reply as officials read it.</summary>
public sealed record RepliedTheme
{
    /// <summary>The eatery.</summary>
    public required long EateryId { get; init; }

    /// <summary>The operator's name.</summary>
    public required string Name { get; init; }

    /// <summary>The name over the door; null where none is registered.</summary>
    public string? Sign { get; init; }

    /// <summary>Where it lies.</summary>
    public required string Division { get; init; }

    /// <summary>The week's Monday.</summary>
    public required DateOnly Week { get; init; }

    /// <summary>Why it was corrected; null of the first.</summary>
    public required int Reason { get; init; }

    /// <summary>Which version, from 1.</summary>
    public required int Version { get; init; }

    /// <summary>What is said.</summary>
    public required string Wording { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTime RepliedAt { get; init; }

    /// <summary>The reason.</summary>
    public Reasons Reasons => (Reasons)Reason;
}
