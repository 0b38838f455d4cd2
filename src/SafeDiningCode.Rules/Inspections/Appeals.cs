namespace SafeDiningCode.Rules.Inspections;

/// <summary>What an owner asks for who does not accept a visit's result.</summary>
public enum AppealKind
{
    /// <summary>申诉: the result is to be looked at again.</summary>
    Appeal,

    /// <summary>复检: the eatery is to be visited again, free of charge.</summary>
    Reinspection,
}

/// <summary>How such a request stands.</summary>
public enum AppealState
{
    /// <summary>待处理: nobody has answered it.</summary>
    Pending,

    /// <summary>已受理: it is granted.</summary>
    Granted,

    /// <summary>不予受理: it is refused, with a reason.</summary>
    Refused,
}

/// <summary>The names of requests and of how they stand, in the database and in forms.</summary>
public static class Appeals
{
    /// <summary>A kind's name.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is no kind.</exception>
    public static string ToCode(AppealKind kind) => kind switch
    {
        AppealKind.Appeal => "appeal",
        AppealKind.Reinspection => "reinspection",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, message: null),
    };

    /// <summary>The kind by its name; null for any other text.</summary>
    public static AppealKind? KindOf(string? code) => code switch
    {
        "appeal" => AppealKind.Appeal,
        "reinspection" => AppealKind.Reinspection,
        _ => null,
    };

    /// <summary>A state's name.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is no state.</exception>
    public static string ToCode(AppealState state) => state switch
    {
        AppealState.Pending => "pending",
        AppealState.Granted => "granted",
        AppealState.Refused => "refused",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, message: null),
    };

    /// <summary>The state by its name; null for any other text.</summary>
    public static AppealState? StateOf(string? code) => code switch
    {
        "pending" => AppealState.Pending,
        "granted" => AppealState.Granted,
        "refused" => AppealState.Refused,
        _ => null,
    };
}
