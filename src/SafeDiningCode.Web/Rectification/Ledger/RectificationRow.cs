using SafeDiningCode.Rules.Rectification;

namespace SafeDiningCode.Web.Rectification.Ledger;

/// <summary>A problem as it stands.</summary>
public sealed record RectificationRow
{
    /// <summary>Its key.</summary>
    public required long Id { get; init; }

    /// <summary>The eatery.</summary>
    public required long EateryId { get; init; }

    /// <summary>Where it was found: a source's name.</summary>
    public required string Source { get; init; }

    /// <summary>What is said.</summary>
    public required string Wording { get; init; }

    /// <summary>The day on which it was found.</summary>
    public required DateOnly FoundOn { get; init; }

    /// <summary>Until when it is to be mended; null where nobody said.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>How it stands: a state's name.</summary>
    public required string State { get; init; }

    /// <summary>The dispatch order's number; null where none was given.</summary>
    public string? OrderNumber { get; init; }

    /// <summary>How often it was escalated.</summary>
    public required int Level { get; init; }

    /// <summary>The day of the look-back visit; null where none is planned.</summary>
    public DateOnly? LookBackOn { get; init; }

    /// <summary>How many events it has.</summary>
    public required int Events { get; init; }

    /// <summary>When anything last happened, UTC.</summary>
    public required DateTime ChangedAt { get; init; }

    /// <summary>The case that the rules look at.</summary>
    public RectificationCase Case => RectificationCase.Restore(
        RectificationCodes.Source(Source) ?? throw new InvalidOperationException($"Rectification {Id} has no known source."),
        RectificationCodes.State(State) ?? throw new InvalidOperationException($"Rectification {Id} has no known state."),
        DueOn,
        OrderNumber,
        Level,
        LookBackOn,
        Events);
}
