using static SafeDiningCode.Rules.Rectification.RectificationMove;
using static SafeDiningCode.Rules.Rectification.RectificationParty;
using static SafeDiningCode.Rules.Rectification.RectificationState;
using Needs = SafeDiningCode.Rules.Rectification.RectificationNeeds;

namespace SafeDiningCode.Rules.Rectification;

/// <summary>The one table of what may happen to a problem. Whatever is not in it is refused.</summary>
public static class RectificationMoves
{
    private const ProblemSource Any = ProblemSource.Inspection | ProblemSource.Theme | ProblemSource.Complaint | ProblemSource.SelfCheck | ProblemSource.Campaign
        | ProblemSource.Supervision;

    // What only the eatery saw, no diner can be asked about.
    internal const ProblemSource SeenByOthers = Any & ~ProblemSource.SelfCheck;

    private static readonly RectificationState[] WithOwner = [Open, Answered, Returned, Reopened];

    /// <summary>All rows; a move stands in one of them, but for <see cref="Report"/>, which begins a case.</summary>
    public static IReadOnlyList<MoveRule> All { get; } =
    [
        // The owner's.
        new(Answer, WithOwner, Answered, Owner, Any, Needs.Note | Needs.Proof),
        new(AskClosure, [Answered], ClosureAsked, Owner, Any, Needs.None),
        new(CloseOwn, [Answered], Closed, Owner, ProblemSource.SelfCheck, Needs.NoOrder),

        // The regulator's.
        new(Dispatch, WithOwner, Open, Regulator, Any, Needs.OrderNumber | Needs.DueOn),
        new(Accept, [ClosureAsked], Closed, Regulator, Any, Needs.NoLookBackDue),
        new(AcceptUntilLookBack, [ClosureAsked], Accepted, Regulator, Any, Needs.LookBackOn),
        new(Return, [ClosureAsked], Returned, Regulator, Any, Needs.Note | Needs.DueOn),
        new(PlanLookBack, [Closed], Accepted, Regulator, Any, Needs.LookBackOn),
        new(PassLookBack, [Accepted], Closed, Regulator, Any, Needs.None),
        new(FailLookBack, [Accepted], Reopened, Regulator, Any, Needs.Note | Needs.DueOn),
        new(ChangeDueDate, WithOwner, null, Regulator, Any, Needs.Note | Needs.DueOn),
        new(Withdraw, [Open, Answered, ClosureAsked, Returned, Reopened], Withdrawn, Regulator, Any, Needs.Note),

        // By the calendar, and by what diners say of that very fault.
        new(Escalate, WithOwner, null, Regulator | Service, Any, Needs.Overdue | Needs.NotEscalated),
        new(EscalateOffice, [ClosureAsked, Accepted], null, Service, Any, Needs.OfficeLate),
        new(DinersConfirm, [Closed, Accepted], null, Service, SeenByOthers, Needs.Votes),
        new(DinersDeny, [Closed, Accepted], Reopened, Service, SeenByOthers, Needs.Votes | Needs.DueOn),
    ];

    /// <summary>The row of a move; null for <see cref="Report"/>, which only begins a case.</summary>
    public static MoveRule? Of(RectificationMove move) => All.SingleOrDefault(rule => rule.Move == move);
}
