namespace SafeDiningCode.Web.Standing.Talks;

/// <summary>A talk (约谈) that a district on the black list is called in for.</summary>
public sealed record TalkRow
{
    /// <summary>The month of the list, like 202611.</summary>
    public required int Month { get; init; }

    /// <summary>The district.</summary>
    public required string Unit { get; init; }

    /// <summary>Until when it is to be held.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>When a correction of the list called it off, UTC; null where none did.</summary>
    public DateTime? CalledOffAt { get; init; }

    /// <summary>When it was held; null where it was not yet.</summary>
    public DateOnly? HeldOn { get; init; }

    /// <summary>What was agreed.</summary>
    public string? Outcome { get; init; }

    /// <summary>Who wrote that down.</summary>
    public string? RecordedByName { get; init; }

    /// <summary>Whether it is still to be held.</summary>
    public bool IsOpen => HeldOn is null && CalledOffAt is null;
}
