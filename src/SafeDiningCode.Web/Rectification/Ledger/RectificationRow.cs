using SafeDiningCode.Rules.Rectification;

namespace SafeDiningCode.Web.Rectification.Ledger;

/// <summary>A problem as it stands.</summary>
internal sealed record RectificationRow
{
    public required long Id { get; init; }

    public required long EateryId { get; init; }

    public required string Source { get; init; }

    public required string Wording { get; init; }

    public required DateOnly FoundOn { get; init; }

    public DateOnly? DueOn { get; init; }

    public required string State { get; init; }

    public string? OrderNumber { get; init; }

    public required int Level { get; init; }

    public DateOnly? LookBackOn { get; init; }

    public required int Events { get; init; }

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
