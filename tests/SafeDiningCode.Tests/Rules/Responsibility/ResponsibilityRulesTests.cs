using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Responsibility;

namespace SafeDiningCode.Tests.Rules.Responsibility;

public sealed class ResponsibilityRulesTests
{
    [Theory]
    [InlineData(1, "2026-11-22", 202611, "2026-11-30")]
    [InlineData(3, "2026-11-22", 202610, "2026-12-31")]
    [InlineData(3, "2026-01-01", 202601, "2026-03-31")]
    [InlineData(6, "2026-06-30", 202601, "2026-06-30")]
    [InlineData(12, "2028-02-29", 202801, "2028-12-31")]
    public void A_day_lies_in_one_period(int months, string day, int first, string due)
    {
        var period = SupervisionPeriod.Of(months, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal((first, due), (period.First, Day.Text(period.Due)));
        Assert.Equal(period.First, Day.AddMonths(period.Before.First, months));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(13)]
    public void A_year_is_divided_evenly(int months) => Assert.Throws<ArgumentOutOfRangeException>(() => SupervisionPeriod.Of(months, new DateOnly(2026, 11, 22)));

    [Theory]
    [InlineData("昆明市五华区翠湖南路68号", "翠湖南路", 68)]
    [InlineData("翠湖南路６９号附1", "翠湖南路", 69)]
    [InlineData("翠湖南路 70-3号", "翠湖南路", 70)]
    [InlineData("翠湖南路与文林街交叉口12号", "翠湖南路", null)]
    [InlineData("文林街12号", "翠湖南路", null)]
    [InlineData("翠湖南路", "翠湖南路", null)]
    public void The_house_number_stands_right_behind_the_road(string address, string road, int? number) => Assert.Equal(number, HouseNumbers.Find(address, road));

    [Fact]
    public void An_address_without_a_number_lies_on_no_side()
    {
        Assert.True(HouseNumbers.IsOn("翠湖南路69号", "翠湖南路", StreetSide.Odd));
        Assert.False(HouseNumbers.IsOn("翠湖南路69号", "翠湖南路", StreetSide.Even));
        Assert.False(HouseNumbers.IsOn("翠湖南路口", "翠湖南路", StreetSide.Even));
        Assert.True(HouseNumbers.IsOn("翠湖南路口", "翠湖南路", StreetSide.Both));
    }
}
