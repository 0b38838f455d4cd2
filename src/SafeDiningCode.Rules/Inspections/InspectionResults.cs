namespace SafeDiningCode.Rules.Inspections;

/// <summary>The rule that an inspection's result follows, and the result's names.</summary>
public static class InspectionResults
{
    private const int WholeInBasisPoints = 10_000;

    /// <summary>
    /// The result of a visit: 符合 without any failure; 不符合 with two failed key items or a general pass rate below
    /// 70 %; 基本符合 between them. One failed key item with all general items passed is undefined in the text and 基本符合
    /// here. Pass rate = passed ÷ (checked − justified not applicable), compared exactly; with no general item left to
    /// pass, none is missing. Source: 食品生产经营监督检查管理办法 (order 49 of 2021).
    /// </summary>
    /// <param name="keyChecked">Key items (重点项) on the visit's list.</param>
    /// <param name="keyFailed">Those of them that failed.</param>
    /// <param name="generalChecked">General items (一般项) on the visit's list, not applicable ones included.</param>
    /// <param name="generalFailed">Those of them that failed.</param>
    /// <param name="generalNotApplicable">Those of them that justifiably do not apply here (合理缺项).</param>
    /// <param name="thresholds">Where the results part; those in force by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or more failed than could.</exception>
    public static InspectionResult Judge(
        int keyChecked,
        int keyFailed,
        int generalChecked,
        int generalFailed,
        int generalNotApplicable = 0,
        InspectionThresholds? thresholds = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(keyFailed);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(keyFailed, keyChecked);
        ArgumentOutOfRangeException.ThrowIfNegative(generalNotApplicable);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(generalNotApplicable, generalChecked);
        ArgumentOutOfRangeException.ThrowIfNegative(generalFailed);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(generalFailed, generalChecked - generalNotApplicable);

        thresholds ??= InspectionThresholds.Current;
        long applicable = generalChecked - generalNotApplicable;
        var passed = applicable - generalFailed;
        if (keyFailed >= thresholds.KeyFailuresThatFail
            || passed * WholeInBasisPoints < applicable * thresholds.GeneralPassBasisPoints)
        {
            return InspectionResult.Fails;
        }

        return keyFailed == 0 && generalFailed == 0 ? InspectionResult.Conforms : InspectionResult.Mostly;
    }

    /// <summary>The result's name in the database and in JSON.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is no result.</exception>
    public static string ToCode(InspectionResult result) => result switch
    {
        InspectionResult.Conforms => "conforms",
        InspectionResult.Mostly => "mostly",
        InspectionResult.Fails => "fails",
        _ => throw new ArgumentOutOfRangeException(nameof(result), result, message: null),
    };

    /// <summary>The result by its name in the database and in JSON; null for any other text.</summary>
    public static InspectionResult? FromCode(string? code) => code switch
    {
        "conforms" => InspectionResult.Conforms,
        "mostly" => InspectionResult.Mostly,
        "fails" => InspectionResult.Fails,
        _ => null,
    };

    /// <summary>The result by its word on the form (符合, 基本符合, 不符合), spaces aside; null for any other text.</summary>
    public static InspectionResult? FromChinese(string? text) => TypedText.Narrow(text) switch
    {
        "符合" => InspectionResult.Conforms,
        "基本符合" => InspectionResult.Mostly,
        "不符合" => InspectionResult.Fails,
        _ => null,
    };
}
