namespace SafeDiningCode.Rules.Inspections;

/// <summary>What follows from a visit.</summary>
public enum FollowUp
{
    /// <summary>通过: nothing.</summary>
    Pass,

    /// <summary>书面限期整改: to be mended in time, in writing.</summary>
    Mend,

    /// <summary>停止经营: the eatery stops until it is mended.</summary>
    Stop,
}

/// <summary>What a visit came to by both sets of rules: its result, and its points with the grade of the visit.</summary>
public sealed record VisitVerdict
{
    private VisitVerdict()
    {
    }

    /// <summary>Key items that were looked at and apply.</summary>
    public required int KeyChecked { get; init; }

    /// <summary>Those of them that failed.</summary>
    public required int KeyFailed { get; init; }

    /// <summary>General items on the visit's list, those included that do not apply.</summary>
    public required int GeneralChecked { get; init; }

    /// <summary>Those of them that failed.</summary>
    public required int GeneralFailed { get; init; }

    /// <summary>Those of them that do not apply.</summary>
    public required int GeneralNotApplicable { get; init; }

    /// <summary>符合, 基本符合, 不符合.</summary>
    public required InspectionResult Result { get; init; }

    /// <summary>
    /// Tenths of a point out of ten: ten points for each item that is in order, divided by the items that apply (评定总分
    /// ÷ 检查项目数). Rounded down, so that a grade is reached by the exact fraction and not by rounding.
    /// </summary>
    public required int ScoreTenths { get; init; }

    /// <summary>The grade of the visit (动态等级); null where it has none.</summary>
    public required Grade? Grade { get; init; }

    /// <summary>What follows.</summary>
    public FollowUp FollowUp => Result switch
    {
        InspectionResult.Conforms => FollowUp.Pass,
        InspectionResult.Mostly => FollowUp.Mend,
        _ => FollowUp.Stop,
    };

    /// <summary>What a visit came to.</summary>
    /// <param name="looked">The items looked at.</param>
    /// <param name="rules">What the visit goes by.</param>
    /// <exception cref="ArgumentException">No item applies.</exception>
    public static VisitVerdict Of(IReadOnlyList<CheckedItem> looked, VisitRules rules)
    {
        ArgumentNullException.ThrowIfNull(looked);
        ArgumentNullException.ThrowIfNull(rules);

        int Count(bool isKey, ItemAnswer answer) => looked.Count(item => item.IsKey == isKey && item.Answer == answer);
        var (keyPassed, keyFailed) = (Count(isKey: true, ItemAnswer.Passed), Count(isKey: true, ItemAnswer.Failed));
        var (passed, failed, notApplicable) = (Count(isKey: false, ItemAnswer.Passed), Count(isKey: false, ItemAnswer.Failed), Count(isKey: false, ItemAnswer.NotApplicable));
        var applicable = keyPassed + keyFailed + passed + failed;
        if (applicable == 0)
        {
            throw new ArgumentException("A visit looks at something.", nameof(looked));
        }

        var score = Grades.LargestScoreTenths * (keyPassed + passed) / applicable;
        return new VisitVerdict
        {
            KeyChecked = keyPassed + keyFailed,
            KeyFailed = keyFailed,
            GeneralChecked = passed + failed + notApplicable,
            GeneralFailed = failed,
            GeneralNotApplicable = notApplicable,
            Result = InspectionResults.Judge(keyPassed + keyFailed, keyFailed, passed + failed + notApplicable, failed, notApplicable, rules.Results),
            ScoreTenths = score,
            Grade = Grades.OfVisit(score, keyFailed, rules.Grades),
        };
    }
}
