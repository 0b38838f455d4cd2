using SafeDiningCode.Rules.Calendar;

namespace SafeDiningCode.Tests.Rules.Calendar;

public sealed class WeekTests
{
    [Theory]
    [InlineData("2026-11-22", "2026-11-16")]
    [InlineData("2026-11-23", "2026-11-23")]
    [InlineData("2026-11-29", "2026-11-23")]
    [InlineData("2027-01-01", "2026-12-28")]
    public void A_week_is_named_by_its_Monday(string day, string monday)
    {
        var date = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(monday, Day.Text(Week.FirstDay(date)));
        Assert.Equal(DayOfWeek.Sunday, Week.LastDay(date).DayOfWeek);
        Assert.Equal(6, Week.LastDay(date).DayNumber - Week.FirstDay(date).DayNumber);
    }
}
