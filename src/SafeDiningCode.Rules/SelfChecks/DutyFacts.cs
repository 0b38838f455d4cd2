namespace SafeDiningCode.Rules.SelfChecks;

/// <summary>What is known of an eatery's self-checks.</summary>
/// <param name="Since">The day on which they began: that day counts.</param>
/// <param name="ClosedDays">Days declared closed.</param>
/// <param name="Written">The day on which the first version of a period's record was sent.</param>
public sealed record DutyFacts(DateOnly Since, IReadOnlySet<DateOnly> ClosedDays, IReadOnlyDictionary<CheckPeriod, DateOnly> Written);
