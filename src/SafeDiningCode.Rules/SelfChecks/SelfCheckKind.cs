namespace SafeDiningCode.Rules.SelfChecks;

/// <summary>The three self-check duties of an eatery (order 60 of 2022, amended 2025).</summary>
public enum SelfCheckKind
{
    /// <summary>日管控: the food safety officer's record of each day (每日食品安全检查记录).</summary>
    Daily,

    /// <summary>周排查: the food safety director's report of each week (每周食品安全排查治理报告).</summary>
    Weekly,

    /// <summary>月调度: the head's minutes of each month (每月食品安全调度会议纪要).</summary>
    Monthly,
}
