namespace SafeDiningCode.Rules.Inspections;

/// <summary>A visit as it counts for the year.</summary>
/// <param name="On">Its day.</param>
/// <param name="ScoreTenths">Its points, in tenths.</param>
public sealed record ScoredVisit(DateOnly On, int ScoreTenths);

/// <summary>
/// The grade of a year (年度等级): by the mean of the points of all visits of the last twelve months, with the same
/// thresholds as a visit. Source: 餐饮服务食品安全监督量化分级管理指导意见 (国食药监食〔2012〕5号).
/// </summary>
public static class AnnualGrades
{
    private const int Months = 12;
    private const int MonthsAfterLicensing = 3;
    private const int MonthsAfterAccident = 6;

    /// <summary>Whether an eatery may have a grade on a day: not within three months of its licence, nor within six of an accident.</summary>
    /// <param name="on">The day.</param>
    /// <param name="licensedOn">The day of its first licence.</param>
    /// <param name="accidentOn">The day of its last food safety accident; null where there was none.</param>
    public static bool MayBeGraded(DateOnly on, DateOnly licensedOn, DateOnly? accidentOn) =>
        on >= licensedOn.AddMonths(MonthsAfterLicensing) && (accidentOn is not { } accident || on < accident || on >= accident.AddMonths(MonthsAfterAccident));

    /// <summary>The day from which on visits count on a day.</summary>
    public static DateOnly From(DateOnly on) => on.AddMonths(-Months).AddDays(1);

    /// <summary>
    /// The grade of the twelve months up to a day; null without any visit, below the last threshold, or where the eatery may
    /// have none. The mean is compared exactly.
    /// </summary>
    /// <param name="visits">Visits; those outside the twelve months do not count.</param>
    /// <param name="on">The day.</param>
    /// <param name="licensedOn">The day of its first licence.</param>
    /// <param name="accidentOn">The day of its last food safety accident; null where there was none.</param>
    /// <param name="thresholds">Where the grades part; those in force by default.</param>
    public static Grade? Of(IEnumerable<ScoredVisit> visits, DateOnly on, DateOnly licensedOn, DateOnly? accidentOn = null, GradeThresholds? thresholds = null)
    {
        ArgumentNullException.ThrowIfNull(visits);
        thresholds ??= GradeThresholds.Current;
        var counted = visits.Where(visit => visit.On >= From(on) && visit.On <= on).ToList();
        if (counted.Count == 0 || !MayBeGraded(on, licensedOn, accidentOn))
        {
            return null;
        }

        var sum = counted.Sum(visit => visit.ScoreTenths);
        bool Reaches(int threshold) => sum >= threshold * counted.Count;
        return Reaches(thresholds.Excellent) ? Grade.A
            : Reaches(thresholds.Good) ? Grade.B
            : Reaches(thresholds.Fair) ? Grade.C
            : null;
    }
}
