namespace SafeDiningCode.Rules.Rectification;

/// <summary>Where a problem was found.</summary>
[Flags]
public enum ProblemSource
{
    /// <summary>Nowhere.</summary>
    None = 0,

    /// <summary>检查: an inspection.</summary>
    Inspection = 1 << 0,

    /// <summary>食客主题: what several diners of a week were not satisfied with.</summary>
    Theme = 1 << 1,

    /// <summary>投诉举报: a complaint.</summary>
    Complaint = 1 << 2,

    /// <summary>自查: the eatery's own check.</summary>
    SelfCheck = 1 << 3,

    /// <summary>专项行动: a campaign.</summary>
    Campaign = 1 << 4,

    /// <summary>包保督导: the visit of an officer who answers for the eatery.</summary>
    Supervision = 1 << 5,
}
