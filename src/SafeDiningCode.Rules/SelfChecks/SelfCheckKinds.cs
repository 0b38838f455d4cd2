namespace SafeDiningCode.Rules.SelfChecks;

/// <summary>The names of the self-check duties in addresses, in files and in the database.</summary>
public static class SelfCheckKinds
{
    /// <summary>All three, the most frequent first.</summary>
    public static IReadOnlyList<SelfCheckKind> All { get; } = [SelfCheckKind.Daily, SelfCheckKind.Weekly, SelfCheckKind.Monthly];

    /// <summary>The kind's name.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is no kind.</exception>
    public static string ToCode(SelfCheckKind kind) => kind switch
    {
        SelfCheckKind.Daily => "daily",
        SelfCheckKind.Weekly => "weekly",
        SelfCheckKind.Monthly => "monthly",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, message: null),
    };

    /// <summary>The kind by its name; null for any other text.</summary>
    public static SelfCheckKind? FromCode(string? code) => code switch
    {
        "daily" => SelfCheckKind.Daily,
        "weekly" => SelfCheckKind.Weekly,
        "monthly" => SelfCheckKind.Monthly,
        _ => null,
    };
}
