namespace SafeDiningCode.Rules.Inspections;

/// <summary>
/// What a visit goes by: data with a version, for it comes with the form. The defaults are those of the routine inspection
/// of caterers (食品生产经营监督检查管理办法, order 49 of 2021); the window for the owner's request is this service's own.
/// </summary>
/// <param name="LeastKeyItems">Key items (重点项) that a visit looks at, at least.</param>
/// <param name="LeastGeneralItems">General items (一般项) that a visit looks at, at least.</param>
/// <param name="PublishWorkingDays">Working days after the visit within which its result is published.</param>
/// <param name="AppealWorkingDays">Working days after publication within which the owner may appeal or ask for a re-inspection.</param>
/// <param name="MendDays">Days given to mend what failed, unless the inspector says otherwise.</param>
public sealed record VisitRules(int LeastKeyItems = 3, int LeastGeneralItems = 7, int PublishWorkingDays = 20, int AppealWorkingDays = 10, int MendDays = 10)
{
    /// <summary>Where the results part.</summary>
    public InspectionThresholds Results { get; init; } = InspectionThresholds.Current;

    /// <summary>Where the grades part.</summary>
    public GradeThresholds Grades { get; init; } = GradeThresholds.Current;

    /// <summary>Those in force.</summary>
    public static VisitRules Current { get; } = new();
}
