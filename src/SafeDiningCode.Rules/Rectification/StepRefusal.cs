namespace SafeDiningCode.Rules.Rectification;

/// <summary>Why a step is not taken.</summary>
public enum StepRefusal
{
    /// <summary>The table has no such move from this state.</summary>
    NotFromHere,

    /// <summary>It is not this party's to make.</summary>
    NotTheirs,

    /// <summary>Problems of this source are not moved so.</summary>
    NotOfThisSource,

    /// <summary>It needs words.</summary>
    NoteMissing,

    /// <summary>It needs a photograph or a document.</summary>
    ProofMissing,

    /// <summary>It needs a due day, not before the day of the step.</summary>
    DueDayMissing,

    /// <summary>It needs the number of a dispatch order.</summary>
    OrderNumberMissing,

    /// <summary>It needs the day of a look-back visit, not before the day of the step.</summary>
    LookBackDayMissing,

    /// <summary>It needs diners' answers.</summary>
    VotesMissing,

    /// <summary>The case is not overdue.</summary>
    NotOverdue,

    /// <summary>A dispatch order was given: the regulator closes it.</summary>
    OrderGiven,

    /// <summary>By the rule a look-back visit has to come first: it is accepted until then.</summary>
    LookBackDue,

    /// <summary>It was escalated for this due day already.</summary>
    EscalatedBefore,
}
