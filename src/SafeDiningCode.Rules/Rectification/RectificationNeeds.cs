namespace SafeDiningCode.Rules.Rectification;

/// <summary>What a move has to bring with it, and what it asks of the case.</summary>
[Flags]
public enum RectificationNeeds
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Words that say why or what.</summary>
    Note = 1 << 0,

    /// <summary>At least one photograph or document, unless the eatery found the problem itself.</summary>
    Proof = 1 << 1,

    /// <summary>A day until which it is to be mended.</summary>
    DueOn = 1 << 2,

    /// <summary>The dispatch order's number (交办单).</summary>
    OrderNumber = 1 << 3,

    /// <summary>The day of a look-back visit.</summary>
    LookBackOn = 1 << 4,

    /// <summary>How many diners said yes and no.</summary>
    Votes = 1 << 5,

    /// <summary>The case is overdue.</summary>
    Overdue = 1 << 6,

    /// <summary>No dispatch order was ever given for the case.</summary>
    NoOrder = 1 << 7,

    /// <summary>No look-back visit is due by the rule: what has to be looked at again is not closed without it.</summary>
    NoLookBackDue = 1 << 8,

    /// <summary>It was not escalated for the due day in force: once for each.</summary>
    NotEscalated = 1 << 9,

    /// <summary>The office's own day is past, and it was not escalated for that day.</summary>
    OfficeLate = 1 << 10,
}
