namespace SafeDiningCode.Rules.Rectification;

/// <summary>What can happen to a problem once it is on record.</summary>
public enum RectificationMove
{
    /// <summary>登记: it is put on record. The first event of each.</summary>
    Report,

    /// <summary>交办: a numbered dispatch order asks the eatery to mend it until a day.</summary>
    Dispatch,

    /// <summary>答复: the owner says what was done and shows it.</summary>
    Answer,

    /// <summary>申请销号.</summary>
    AskClosure,

    /// <summary>自查自纠销号: the owner closes a finding of his own.</summary>
    CloseOwn,

    /// <summary>退回.</summary>
    Return,

    /// <summary>验收销号: taken as mended and closed.</summary>
    Accept,

    /// <summary>验收，安排回头看: taken as mended until the look-back visit.</summary>
    AcceptUntilLookBack,

    /// <summary>安排回头看: a look-back visit to what is closed.</summary>
    PlanLookBack,

    /// <summary>回头看通过.</summary>
    PassLookBack,

    /// <summary>回头看未通过.</summary>
    FailLookBack,

    /// <summary>调整期限.</summary>
    ChangeDueDate,

    /// <summary>升级督办: overdue, so that the level above looks at it.</summary>
    Escalate,

    /// <summary>验收超时，升级督办: the office itself has let its day pass, so that the level above looks at it.</summary>
    EscalateOffice,

    /// <summary>食客确认: diners who came after say that it is mended.</summary>
    DinersConfirm,

    /// <summary>食客否认: diners who came after say that it is not.</summary>
    DinersDeny,

    /// <summary>撤销: entered by mistake.</summary>
    Withdraw,
}
