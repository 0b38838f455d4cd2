namespace SafeDiningCode.Rules.Rectification;

/// <summary>A row of the table of allowed moves.</summary>
/// <param name="Move">The move.</param>
/// <param name="From">The states in which it is allowed.</param>
/// <param name="To">The state that it leads to; null where it leaves the state as it is.</param>
/// <param name="By">Who may make it.</param>
/// <param name="Sources">For problems of which sources.</param>
/// <param name="Needs">What it has to bring with it.</param>
public sealed record MoveRule(
    RectificationMove Move,
    IReadOnlyList<RectificationState> From,
    RectificationState? To,
    RectificationParty By,
    ProblemSource Sources,
    RectificationNeeds Needs);
