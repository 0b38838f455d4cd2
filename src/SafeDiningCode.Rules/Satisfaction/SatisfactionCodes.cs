namespace SafeDiningCode.Rules.Satisfaction;

/// <summary>The names of a rating's value in forms and in JSON.</summary>
public static class SatisfactionCodes
{
    /// <summary>The value's name.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the three.</exception>
    public static string ToCode(Satisfaction value) => value switch
    {
        Satisfaction.Satisfied => "satisfied",
        Satisfaction.Fair => "fair",
        Satisfaction.Dissatisfied => "dissatisfied",
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, message: null),
    };

    /// <summary>The value by its name; null for any other text.</summary>
    public static Satisfaction? FromCode(string? code) => code switch
    {
        "satisfied" => Satisfaction.Satisfied,
        "fair" => Satisfaction.Fair,
        "dissatisfied" => Satisfaction.Dissatisfied,
        _ => null,
    };
}
