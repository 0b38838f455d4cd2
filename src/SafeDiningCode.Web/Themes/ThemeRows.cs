using SafeDiningCode.Rules.Satisfaction;

namespace SafeDiningCode.Web.Themes;

/// <summary>不满意 ratings of one day with the same reasons.</summary>
internal sealed record ReasonCountRow
{
    public required DateOnly Day { get; init; }

    public required int Reasons { get; init; }

    public required int Ratings { get; init; }
}

/// <summary>A wording of a reply.</summary>
internal sealed record ReplyRow
{
    public required DateOnly Week { get; init; }

    public required int Reason { get; init; }

    public required int Version { get; init; }

    public required string Wording { get; init; }

    public required string RepliedByName { get; init; }

    public required DateTime RepliedAt { get; init; }
}

/// <summary>What a diner wrote.</summary>
internal sealed record CommentRow
{
    public required DateOnly Day { get; init; }

    public required int Reasons { get; init; }

    public required string Comment { get; init; }
}

/// <summary>A reply as officials read it.</summary>
internal sealed record RepliedTheme
{
    public required long EateryId { get; init; }

    public required string Name { get; init; }

    public string? Sign { get; init; }

    public required string Division { get; init; }

    public required DateOnly Week { get; init; }

    public required int Reason { get; init; }

    public required int Version { get; init; }

    public required string Wording { get; init; }

    public required DateTime RepliedAt { get; init; }

    public Reasons Reasons => (Reasons)Reason;
}
