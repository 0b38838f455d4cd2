namespace SafeDiningCode.Rules.Changes;

/// <summary>Where a change request (变更申请) stands.</summary>
public enum ChangeState
{
    /// <summary>待审核: waits for the regulator.</summary>
    Pending,

    /// <summary>已退回: waits for the owner, to be corrected and sent again or withdrawn.</summary>
    Returned,

    /// <summary>已通过: applied.</summary>
    Accepted,

    /// <summary>已撤回: the owner took it back.</summary>
    Withdrawn,
}

/// <summary>What may happen to a change request.</summary>
public enum ChangeMove
{
    /// <summary>提交: begins it.</summary>
    Send,

    /// <summary>更正后再提交: answers a return.</summary>
    Correct,

    /// <summary>撤回.</summary>
    Withdraw,

    /// <summary>退回: with the reason.</summary>
    Return,

    /// <summary>通过: the facts change.</summary>
    Accept,
}

/// <summary>Who may make a move.</summary>
public enum ChangeParty
{
    /// <summary>The owner.</summary>
    Owner,

    /// <summary>The authority.</summary>
    Regulator,
}

/// <summary>A row of the table of allowed moves.</summary>
/// <param name="Move">The move.</param>
/// <param name="From">The states in which it is allowed; none where it begins a request.</param>
/// <param name="To">The state that it leads to.</param>
/// <param name="By">Who may make it.</param>
/// <param name="NeedsReason">Whether it needs words.</param>
public sealed record ChangeMoveRule(ChangeMove Move, IReadOnlyList<ChangeState> From, ChangeState To, ChangeParty By, bool NeedsReason = false);

/// <summary>The one table of what may happen to a change request. Whatever is not in it is refused.</summary>
public static class ChangeMoves
{
    /// <summary>All rows.</summary>
    public static IReadOnlyList<ChangeMoveRule> All { get; } =
    [
        new(ChangeMove.Send, [], ChangeState.Pending, ChangeParty.Owner),
        new(ChangeMove.Correct, [ChangeState.Returned], ChangeState.Pending, ChangeParty.Owner),
        new(ChangeMove.Withdraw, [ChangeState.Pending, ChangeState.Returned], ChangeState.Withdrawn, ChangeParty.Owner),
        new(ChangeMove.Return, [ChangeState.Pending], ChangeState.Returned, ChangeParty.Regulator, NeedsReason: true),
        new(ChangeMove.Accept, [ChangeState.Pending], ChangeState.Accepted, ChangeParty.Regulator),
    ];

    /// <summary>Whether a request still waits for somebody: its facts cannot be asked for a second time meanwhile.</summary>
    public static bool IsOpen(ChangeState state) => state is ChangeState.Pending or ChangeState.Returned;

    /// <summary>The state after a move; null where it is not allowed.</summary>
    public static ChangeState? After(ChangeState state, ChangeMove move, ChangeParty by) =>
        All.FirstOrDefault(rule => rule.Move == move && rule.By == by && rule.From.Contains(state))?.To;

    /// <summary>Whether a move needs words.</summary>
    public static bool NeedsReason(ChangeMove move) => All.Any(rule => rule.Move == move && rule.NeedsReason);
}

/// <summary>The names of states and moves in the database.</summary>
public static class ChangeCodes
{
    /// <summary>A state's name.</summary>
    public static string Of(ChangeState state) => state switch
    {
        ChangeState.Pending => "pending",
        ChangeState.Returned => "returned",
        ChangeState.Accepted => "accepted",
        ChangeState.Withdrawn => "withdrawn",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, message: null),
    };

    /// <summary>A move's name.</summary>
    public static string Of(ChangeMove move) => move switch
    {
        ChangeMove.Send => "send",
        ChangeMove.Correct => "correct",
        ChangeMove.Withdraw => "withdraw",
        ChangeMove.Return => "return",
        ChangeMove.Accept => "accept",
        _ => throw new ArgumentOutOfRangeException(nameof(move), move, message: null),
    };

    /// <summary>The state by its name; null for any other text.</summary>
    public static ChangeState? State(string? code) => Find<ChangeState>(code, Of);

    /// <summary>The move by its name; null for any other text.</summary>
    public static ChangeMove? Move(string? code) => Find<ChangeMove>(code, Of);

    private static T? Find<T>(string? code, Func<T, string> name)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (name(value) == code)
            {
                return value;
            }
        }

        return null;
    }
}
