namespace SafeDiningCode.Rules.Inspections;

/// <summary>What was found of an item.</summary>
public enum ItemAnswer
{
    /// <summary>符合: in order.</summary>
    Passed,

    /// <summary>不符合: not in order.</summary>
    Failed,

    /// <summary>合理缺项: justifiably does not apply here.</summary>
    NotApplicable,
}

/// <summary>The names of answers in the database and in forms.</summary>
public static class ItemAnswers
{
    /// <summary>An answer's name.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is no answer.</exception>
    public static string ToCode(ItemAnswer answer) => answer switch
    {
        ItemAnswer.Passed => "pass",
        ItemAnswer.Failed => "fail",
        ItemAnswer.NotApplicable => "na",
        _ => throw new ArgumentOutOfRangeException(nameof(answer), answer, message: null),
    };

    /// <summary>The answer by its name; null for any other text: the item was not looked at.</summary>
    public static ItemAnswer? FromCode(string? code) => code switch
    {
        "pass" => ItemAnswer.Passed,
        "fail" => ItemAnswer.Failed,
        "na" => ItemAnswer.NotApplicable,
        _ => null,
    };
}
