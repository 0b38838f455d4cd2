namespace SafeDiningCode.Rules.Inspections;

/// <summary>Where the grades of a visit part, in tenths of a point out of ten: data with a version, as the forms are.</summary>
/// <param name="Excellent">A from here.</param>
/// <param name="Good">B from here.</param>
/// <param name="Fair">C from here; below it there is no grade.</param>
/// <param name="KeyFailuresWithoutGrade">From this many failed key items on there is no grade, whatever the score.</param>
public sealed record GradeThresholds(int Excellent = 90, int Good = 75, int Fair = 60, int KeyFailuresWithoutGrade = 2)
{
    /// <summary>Those in force (餐饮服务食品安全监督量化分级管理指导意见, 国食药监食〔2012〕5号).</summary>
    public static GradeThresholds Current { get; } = new();
}
