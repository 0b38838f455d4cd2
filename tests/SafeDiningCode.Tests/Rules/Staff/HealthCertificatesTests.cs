using SafeDiningCode.Rules.Staff;

namespace SafeDiningCode.Tests.Rules.Staff;

public sealed class HealthCertificatesTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Theory]
    [InlineData(31, CertificateState.Valid)]
    [InlineData(30, CertificateState.Expiring)]
    [InlineData(0, CertificateState.Expiring)]
    [InlineData(-1, CertificateState.Expired)]
    public void A_certificate_counts_to_the_end_of_its_last_day(int daysLeft, CertificateState state) =>
        Assert.Equal(state, HealthCertificates.Of(Today.AddDays(daysLeft), Today));

    [Theory]
    [InlineData(31, null)]
    [InlineData(30, 30)]
    [InlineData(8, 30)]
    [InlineData(7, 7)]
    [InlineData(1, 7)]
    [InlineData(0, 0)]
    [InlineData(-200, 0)]
    public void A_reminder_is_due_until_the_next_one_is(int daysLeft, int? reminder) =>
        Assert.Equal(reminder, HealthCertificates.ReminderDue(Today.AddDays(daysLeft), Today));

    [Theory]
    [InlineData("2026-11-22", "2027-11-21")]
    [InlineData("2024-02-29", "2025-02-27")]
    [InlineData("2025-03-01", "2026-02-28")]
    public void A_certificate_lasts_a_year(string issued, string last) =>
        Assert.Equal(DateOnly.Parse(last, null), HealthCertificates.LastDay(DateOnly.Parse(issued, null)));
}
