using SafeDiningCode.Rules.Rectification;
using SafeDiningCode.Rules.Satisfaction;
using SafeDiningCode.Web.Uploads.Cleaning;

namespace SafeDiningCode.Web.Rectification.Ledger;

/// <summary>A move that somebody asks for, with what it brings.</summary>
internal sealed record DraftStep(RectificationMove Move)
{
    /// <summary>The longest note.</summary>
    public const int LongestNote = 500;

    public string? Note { get; init; }

    /// <summary>Photographs that a step brings at most.</summary>
    public const int MostProofs = 6;

    /// <summary>Photographs and documents, cleaned.</summary>
    public IReadOnlyList<CleanFile> Proofs { get; init; } = [];

    public DateOnly? DueOn { get; init; }

    public string? OrderNumber { get; init; }

    public DateOnly? LookBackOn { get; init; }

    public int Confirmed { get; init; }

    public int Denied { get; init; }

    /// <summary>The day until which the office was to act, where it is escalated for that.</summary>
    public DateOnly? OfficeDueOn { get; init; }

    /// <summary>What a diner would call the fault, where the move says it; null leaves it as it is.</summary>
    public Reasons? Topic { get; init; }

    /// <summary>The step as the rules look at it.</summary>
    public RectificationStep By(RectificationParty party, DateOnly today) => new(Move, party, today, Note, Proofs.Count, DueOn, OrderNumber, LookBackOn, Confirmed, Denied, OfficeDueOn: OfficeDueOn);
}
