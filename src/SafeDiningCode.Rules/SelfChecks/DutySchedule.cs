namespace SafeDiningCode.Rules.SelfChecks;

/// <summary>
/// When records may be written and when they are late. The order says «every day, every week, every month» and no more:
/// the days of grace are this project's choice.
/// </summary>
/// <param name="WeeklyOpensAfterDays">Days from Monday until the week's report can be written: 4 is Friday.</param>
/// <param name="WeeklyGraceDays">Days after Sunday on which the week's report is still in time.</param>
/// <param name="MonthlyOpensOnDay">The day of the month from which its minutes can be written.</param>
/// <param name="MonthlyGraceDays">Days after the month on which its minutes are still in time.</param>
/// <param name="DailyLateDays">Days after which a day that was left out can no longer be filled in.</param>
/// <param name="WeeklyLateDays">The same of a week, from when it was due.</param>
/// <param name="MonthlyLateDays">The same of a month, from when it was due.</param>
public sealed record DutySchedule(
    int WeeklyOpensAfterDays = 4,
    int WeeklyGraceDays = 1,
    int MonthlyOpensOnDay = 25,
    int MonthlyGraceDays = 5,
    int DailyLateDays = 7,
    int WeeklyLateDays = 28,
    int MonthlyLateDays = 62)
{
    /// <summary>The first day on which the record of a period can be written.</summary>
    public DateOnly OpensOn(CheckPeriod period) => period.Kind switch
    {
        SelfCheckKind.Weekly => period.First.AddDays(WeeklyOpensAfterDays),
        SelfCheckKind.Monthly => period.First.AddDays(MonthlyOpensOnDay - 1),
        _ => period.First,
    };

    /// <summary>The last day on which the record of a period is in time.</summary>
    public DateOnly DueOn(CheckPeriod period) => period.Kind switch
    {
        SelfCheckKind.Weekly => period.Last.AddDays(WeeklyGraceDays),
        SelfCheckKind.Monthly => period.Last.AddDays(MonthlyGraceDays),
        _ => period.Last,
    };

    /// <summary>The last day on which the record of a period can be written at all.</summary>
    public DateOnly OpenUntil(CheckPeriod period) => DueOn(period).AddDays(period.Kind switch
    {
        SelfCheckKind.Weekly => WeeklyLateDays,
        SelfCheckKind.Monthly => MonthlyLateDays,
        _ => DailyLateDays,
    });
}
