using SafeDiningCode.Rules.Rectification;

namespace SafeDiningCode.Web.Rectification.Ledger;

/// <summary>What became of a move.</summary>
internal enum MoveOutcome
{
    /// <summary>It was made.</summary>
    Moved,

    /// <summary>The same form had made it before.</summary>
    AlreadyMoved,

    /// <summary>Something else happened to the problem since the form was opened.</summary>
    Changed,

    /// <summary>The rules refuse it.</summary>
    Refused,

    /// <summary>The eatery's space does not hold its proofs.</summary>
    NoSpace,

    /// <summary>There is no such problem.</summary>
    Unknown,
}

/// <summary>What became of a move, and why not where it was refused.</summary>
internal sealed record MoveResult(MoveOutcome Outcome, StepRefusal? Refusal = null);
