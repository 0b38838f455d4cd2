using FsCheck;
using FsCheck.Fluent;
using SafeDiningCode.Rules.Calendar;

namespace SafeDiningCode.Tests.Rules.Calendar;

public sealed class WorkingDaysTests
{
    private static readonly WorkingDays Year = new(
        [new(2026, 10, 1), new(2026, 10, 2), new(2026, 10, 5), new(2026, 10, 6), new(2026, 10, 7)], [new(2026, 9, 20), new(2026, 10, 10)]);

    [Theory]
    [InlineData("2026-11-20", 1, "2026-11-23")]
    [InlineData("2026-11-22", 20, "2026-12-18")]
    [InlineData("2026-09-30", 1, "2026-10-08")]
    [InlineData("2026-10-09", 1, "2026-10-10")]
    [InlineData("2026-10-09", 2, "2026-10-12")]
    [InlineData("2026-09-18", 1, "2026-09-20")]
    public void Days_after_a_day_leave_out_weekends_and_holidays_but_not_those_that_are_worked(string day, int count, string expected) =>
        Assert.Equal(expected, Day.Text(Year.After(DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), count)));

    [Fact]
    public void No_day_is_both() => Assert.Throws<ArgumentException>(() => new WorkingDays([new(2026, 10, 1)], [new(2026, 10, 1)]));

    [Fact]
    public void It_ends_on_a_working_day_with_just_so_many_since() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Choose(0, 700).ToArbitrary(),
        Gen.Choose(1, 60).ToArbitrary(),
        (offset, count) =>
        {
            var day = new DateOnly(2026, 1, 1).AddDays(offset);
            var end = Year.After(day, count);
            return Year.IsWorkingDay(end) && Enumerable.Range(1, end.DayNumber - day.DayNumber).Count(after => Year.IsWorkingDay(day.AddDays(after))) == count;
        }));
}
