namespace SafeDiningCode.Rules.Staff;

/// <summary>
/// The calendar of health certificates (健康证). By law whoever touches food is examined every year; the days of warning
/// are this project's choice.
/// </summary>
public static class HealthCertificates
{
    /// <summary>Days before the last one from which a certificate is about to run out.</summary>
    public const int ExpiringDays = 30;

    /// <summary>A certificate that runs longer is a slip of the pen.</summary>
    public const int MostYears = 2;

    // In the order in which they come.
    private static readonly int[] ReminderDays = [ExpiringDays, 7, 0];

    /// <summary>The state on a day. The last day of validity still counts.</summary>
    public static CertificateState Of(DateOnly validUntil, DateOnly today) => (validUntil.DayNumber - today.DayNumber) switch
    {
        < 0 => CertificateState.Expired,
        <= ExpiringDays => CertificateState.Expiring,
        _ => CertificateState.Valid,
    };

    /// <summary>The last day of a certificate of which only the day of issue is known: a year, less a day.</summary>
    public static DateOnly LastDay(DateOnly issuedOn) => issuedOn.AddYears(1).AddDays(-1);

    /// <summary>
    /// The reminder that is due on a day: 30, 7 or 0, the days before the last one on which it is first due. One that
    /// nobody was there to send is sent later, until the next one is due. Null where none is.
    /// </summary>
    public static int? ReminderDue(DateOnly validUntil, DateOnly today)
    {
        var left = validUntil.DayNumber - today.DayNumber;
        int? due = null;
        foreach (var days in ReminderDays)
        {
            due = left <= days ? days : due;
        }

        return due;
    }
}
