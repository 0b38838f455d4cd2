namespace SafeDiningCode.Rules.Inspections;

/// <summary>The rule that a visit's grade follows, and the grade's names.</summary>
public static class Grades
{
    /// <summary>The largest score of a visit, in tenths of a point.</summary>
    public const int LargestScoreTenths = 100;

    /// <summary>
    /// The grade of one visit: from 9.0 points of ten A, from 7.5 B, from 6.0 C; null below that, or with two failed key
    /// items. The grade of a year is another matter. Source: 餐饮服务食品安全监督量化分级管理指导意见 (国食药监食〔2012〕5号).
    /// </summary>
    /// <param name="scoreTenths">The score in tenths of a point, 0 to 100: whole numbers, so that 7.5 is 7.5.</param>
    /// <param name="keyFailed">Failed key items.</param>
    /// <param name="thresholds">Where the grades part; those in force by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">The score is not from 0 to 100, or the count negative.</exception>
    public static Grade? OfVisit(int scoreTenths, int keyFailed, GradeThresholds? thresholds = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(scoreTenths);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(scoreTenths, LargestScoreTenths);
        ArgumentOutOfRangeException.ThrowIfNegative(keyFailed);

        thresholds ??= GradeThresholds.Current;
        if (keyFailed >= thresholds.KeyFailuresWithoutGrade || scoreTenths < thresholds.Fair)
        {
            return null;
        }

        if (scoreTenths < thresholds.Good)
        {
            return Grade.C;
        }

        return scoreTenths < thresholds.Excellent ? Grade.B : Grade.A;
    }

    /// <summary>The grade's letter, in the database and in JSON.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is no grade.</exception>
    public static string ToCode(Grade grade) => grade switch
    {
        Grade.A => "A",
        Grade.B => "B",
        Grade.C => "C",
        _ => throw new ArgumentOutOfRangeException(nameof(grade), grade, message: null),
    };

    /// <summary>The grade's word: 优秀, 良好, 一般.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is no grade.</exception>
    public static string ToChinese(Grade grade) => grade switch
    {
        Grade.A => "优秀",
        Grade.B => "良好",
        Grade.C => "一般",
        _ => throw new ArgumentOutOfRangeException(nameof(grade), grade, message: null),
    };

    /// <summary>
    /// The grade by its letter, full-width and lower case too, with or without 级, or by its word; null for any other
    /// text: a new eatery has no grade yet.
    /// </summary>
    public static Grade? FromText(string? text) => TypedText.Narrow(text).ToUpperInvariant() switch
    {
        "A" or "A级" or "优秀" => Grade.A,
        "B" or "B级" or "良好" => Grade.B,
        "C" or "C级" or "一般" => Grade.C,
        _ => null,
    };
}
