namespace SafeDiningCode.Rules.Licences;

/// <summary>How a licence stands on a day in Shanghai, and when that changes by itself.</summary>
public static class LicenceStates
{
    /// <summary>
    /// Days before the last one from which a licence is about to run out. This project's choice: late enough to mean
    /// something, early enough to ask for an extension.
    /// </summary>
    public const int ExpiringDays = 30;

    /// <summary>The state on a day. The last day of validity still counts; what the authority ended stays ended.</summary>
    public static LicenceState Of(LicenceStatus status, DateOnly validUntil, DateOnly today) => status switch
    {
        LicenceStatus.Revoked => LicenceState.Revoked,
        LicenceStatus.Withdrawn => LicenceState.Withdrawn,
        LicenceStatus.Cancelled => LicenceState.Cancelled,
        _ when today > validUntil => LicenceState.Expired,
        _ when validUntil.DayNumber - today.DayNumber <= ExpiringDays => LicenceState.Expiring,
        _ => LicenceState.InForce,
    };

    /// <summary>The next day on which the state will be another by the calendar alone; null if it will not.</summary>
    public static DateOnly? NextChange(LicenceStatus status, DateOnly validUntil, DateOnly today) => Of(status, validUntil, today) switch
    {
        LicenceState.InForce => validUntil.AddDays(-ExpiringDays),
        // «Until further notice» is entered as the last day there is: nothing comes after it.
        LicenceState.Expiring when validUntil < DateOnly.MaxValue => validUntil.AddDays(1),
        _ => null,
    };

    /// <summary>Whether a licence in this state lets its eatery serve food.</summary>
    public static bool IsInForce(LicenceState state) => state is LicenceState.InForce or LicenceState.Expiring;

    /// <summary>The state's name in JSON.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is no state.</exception>
    public static string ToCode(LicenceState state) => state switch
    {
        LicenceState.InForce => "in-force",
        LicenceState.Expiring => "expiring",
        LicenceState.Expired => "expired",
        LicenceState.Revoked => "revoked",
        LicenceState.Withdrawn => "withdrawn",
        LicenceState.Cancelled => "cancelled",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, message: null),
    };
}
