using static SafeDiningCode.Rules.Rectification.RectificationNeeds;

namespace SafeDiningCode.Rules.Rectification;

/// <summary>A problem and how far it has come: what its events add up to.</summary>
public sealed record RectificationCase
{
    private RectificationCase()
    {
    }

    /// <summary>Where it was found.</summary>
    public required ProblemSource Source { get; init; }

    /// <summary>Where it stands.</summary>
    public required RectificationState State { get; init; }

    /// <summary>The day until which it is to be mended; null where none was set.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>The latest dispatch order's number; null where none was given.</summary>
    public string? OrderNumber { get; init; }

    /// <summary>How often it was escalated.</summary>
    public int Level { get; init; }

    /// <summary>The day of the look-back visit to come; null where none is planned.</summary>
    public DateOnly? LookBackOn { get; init; }

    /// <summary>The due day, or the office's own day, for which it was last escalated; null where it never was.</summary>
    public DateOnly? EscalatedFor { get; init; }

    /// <summary>How many events it has.</summary>
    public int Events { get; init; }

    /// <summary>A problem just put on record.</summary>
    /// <exception cref="ArgumentException">It has not exactly one source.</exception>
    public static RectificationCase Begin(ProblemSource source, DateOnly? dueOn)
    {
        if (source == ProblemSource.None || !Enum.IsDefined(source))
        {
            throw new ArgumentException("A problem has one source.", nameof(source));
        }

        return new() { Source = source, State = RectificationState.Open, DueOn = dueOn, Events = 1 };
    }

    /// <summary>A case as it was written down.</summary>
    public static RectificationCase Restore(
        ProblemSource source, RectificationState state, DateOnly? dueOn, string? orderNumber, int level, DateOnly? lookBackOn, int events,
        DateOnly? escalatedFor = null) => new()
        {
            Source = source, State = state, DueOn = dueOn, OrderNumber = orderNumber, Level = level, LookBackOn = lookBackOn, Events = events,
            EscalatedFor = escalatedFor,
        };

    /// <summary>Whether the owner is to act: nothing was answered, or it was not taken.</summary>
    public bool IsWithOwner => State is RectificationState.Open or RectificationState.Answered or RectificationState.Returned or RectificationState.Reopened;

    /// <summary>Whether it counts as mended: closed, or taken as mended until the look-back visit.</summary>
    public bool IsMended => State is RectificationState.Closed or RectificationState.Accepted;

    /// <summary>Whether the owner is to act and the due day is past.</summary>
    public bool IsOverdue(DateOnly today) => IsWithOwner && DueOn is { } due && today > due;

    /// <summary>Why a step is not taken; null where it is.</summary>
    public StepRefusal? Refusal(RectificationStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        if (RectificationMoves.Of(step.Move) is not { } rule || !rule.From.Contains(State))
        {
            return StepRefusal.NotFromHere;
        }

        bool Lacks(RectificationNeeds need, bool there) => rule.Needs.HasFlag(need) && !there;
        return !rule.By.HasFlag(step.By) || step.By == RectificationParty.None ? StepRefusal.NotTheirs
            : !rule.Sources.HasFlag(Source) ? StepRefusal.NotOfThisSource
            : Lacks(NoOrder, OrderNumber is null) ? StepRefusal.OrderGiven
            : Lacks(NotEscalated, !WasEscalated) ? StepRefusal.EscalatedBefore
            : Lacks(Overdue, IsOverdue(step.On)) ? StepRefusal.NotOverdue
            : Lacks(OfficeLate, step.OfficeDueOn < step.On) ? StepRefusal.NotOverdue
            : Lacks(OfficeLate, EscalatedFor != step.OfficeDueOn) ? StepRefusal.EscalatedBefore
            : Lacks(NoLookBackDue, !step.LookBackDue) ? StepRefusal.LookBackDue
            : Lacks(Note, !string.IsNullOrWhiteSpace(step.Note)) ? StepRefusal.NoteMissing
            : Lacks(Proof, step.Proofs > 0 || Source == ProblemSource.SelfCheck) ? StepRefusal.ProofMissing
            : Lacks(RectificationNeeds.OrderNumber, !string.IsNullOrWhiteSpace(step.OrderNumber)) ? StepRefusal.OrderNumberMissing
            : Lacks(RectificationNeeds.DueOn, step.DueOn >= step.On) ? StepRefusal.DueDayMissing
            : Lacks(RectificationNeeds.LookBackOn, step.LookBackOn >= step.On) ? StepRefusal.LookBackDayMissing
            : Lacks(Votes, step.Confirmed + step.Denied > 0) ? StepRefusal.VotesMissing
            : null;
    }

    /// <summary>The case after a step.</summary>
    /// <exception cref="InvalidOperationException">The step is refused: ask <see cref="Refusal"/> first.</exception>
    public RectificationCase After(RectificationStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        if (Refusal(step) is { } refusal)
        {
            throw new InvalidOperationException($"{step.Move} is refused: {refusal}.");
        }

        var rule = RectificationMoves.Of(step.Move)!;
        return this with
        {
            State = rule.To ?? State,
            // A move sets what it has to bring and nothing else: an owner's answer moves no due day.
            DueOn = rule.Needs.HasFlag(RectificationNeeds.DueOn) ? step.DueOn : DueOn,
            OrderNumber = rule.Needs.HasFlag(RectificationNeeds.OrderNumber) ? step.OrderNumber : OrderNumber,
            LookBackOn = rule.Needs.HasFlag(RectificationNeeds.LookBackOn) ? step.LookBackOn
                : (rule.To ?? State) == RectificationState.Accepted ? LookBackOn : null,
            Level = Level + (step.Move is RectificationMove.Escalate or RectificationMove.EscalateOffice ? 1 : 0),
            EscalatedFor = step.Move switch
            {
                RectificationMove.Escalate => DueOn,
                RectificationMove.EscalateOffice => step.OfficeDueOn,
                _ => EscalatedFor,
            },
            Events = Events + 1,
        };
    }

    /// <summary>The moves that a party can make now, if it brings what they need.</summary>
    public IEnumerable<RectificationMove> MovesOf(RectificationParty party) => RectificationMoves.All
        .Where(rule => rule.From.Contains(State) && rule.By.HasFlag(party) && rule.Sources.HasFlag(Source)
            && (!rule.Needs.HasFlag(NoOrder) || OrderNumber is null)
            && (!rule.Needs.HasFlag(NotEscalated) || !WasEscalated))
        .Select(rule => rule.Move);

    private bool WasEscalated => EscalatedFor is not null && EscalatedFor == DueOn;
}
