namespace SafeDiningCode.Rules.SelfChecks;

/// <summary>How the record of a period stands.</summary>
public enum DutyState
{
    /// <summary>The period ended before the eatery began its self-checks.</summary>
    BeforeStart,

    /// <summary>The eatery declared itself closed on every day of it (今日休息).</summary>
    Closed,

    /// <summary>It is too early to write the record.</summary>
    NotYet,

    /// <summary>It can be written now, in time.</summary>
    Due,

    /// <summary>It should have been written, and still can be.</summary>
    Overdue,

    /// <summary>It was not written, and no longer can be.</summary>
    Missed,

    /// <summary>It was written in time.</summary>
    Done,

    /// <summary>It was written after it was due.</summary>
    DoneLate,
}
