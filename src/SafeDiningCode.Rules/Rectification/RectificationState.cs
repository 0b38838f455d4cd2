namespace SafeDiningCode.Rules.Rectification;

/// <summary>Where a problem stands on its way to being mended (整改). Overdue is no state: the calendar says it.</summary>
public enum RectificationState
{
    /// <summary>待整改: found, and nothing has been answered yet.</summary>
    Open,

    /// <summary>已答复: the owner has said, and shown, what was done.</summary>
    Answered,

    /// <summary>已申请销号: the owner asks for it to be closed.</summary>
    ClosureAsked,

    /// <summary>已退回: the regulator does not take it as mended.</summary>
    Returned,

    /// <summary>已验收，待回头看: taken as mended, and a look-back visit will see whether it stays so.</summary>
    Accepted,

    /// <summary>已销号.</summary>
    Closed,

    /// <summary>重新打开: a look-back visit or the diners found it again.</summary>
    Reopened,

    /// <summary>已撤销: entered by mistake, with the reason on record.</summary>
    Withdrawn,
}
