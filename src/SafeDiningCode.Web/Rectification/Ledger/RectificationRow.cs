using SafeDiningCode.Rules.Rectification;
using SafeDiningCode.Rules.Satisfaction;

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

    /// <summary>Names the finding within its source; null where a list did not ask for it.</summary>
    public string? SourceKey { get; init; }

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

    /// <summary>What a diner would call it, as stored: one bit of the reasons of ratings, 0 for none.</summary>
    public required int Topic { get; init; }

    /// <summary>Whether a key item of an inspection had failed.</summary>
    public required bool KeyItem { get; init; }

    /// <summary>The campaign that found it; null where none did.</summary>
    public string? Campaign { get; init; }

    /// <summary>The place of the office that gave the last order; null where none did.</summary>
    public string? Office { get; init; }

    /// <summary>How often it was opened again.</summary>
    public required int Reopens { get; init; }

    /// <summary>The day on which closure was last asked for.</summary>
    public DateOnly? AskedOn { get; init; }

    /// <summary>The day on which it was last taken as mended.</summary>
    public DateOnly? ClosedOn { get; init; }

    /// <summary>The due day for which it was last escalated.</summary>
    public DateOnly? EscalatedFor { get; init; }

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
        Events,
        EscalatedFor);

    /// <summary>What a diner would call it.</summary>
    public Reasons TopicReason => (Reasons)Topic;
}
