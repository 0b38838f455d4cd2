using FsCheck;
using FsCheck.Fluent;
using SafeDiningCode.Rules.Themes;

namespace SafeDiningCode.Tests.Rules.Themes;

public sealed class ThemeDaysTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Fact]
    public void A_first_run_goes_back_ninety_days_at_most_the_oldest_first()
    {
        var all = ThemeDays.ToCount(new Dictionary<DateOnly, DateOnly>(), new DateOnly(2026, 1, 1), Today);
        Assert.Equal((90, Today.AddDays(-90), Today.AddDays(-1)), (all.Count, all[0], all[^1]));
        Assert.Equal([Today.AddDays(-2), Today.AddDays(-1)], ThemeDays.ToCount(new Dictionary<DateOnly, DateOnly>(), Today.AddDays(-2), Today));
        Assert.Empty(ThemeDays.ToCount(new Dictionary<DateOnly, DateOnly>(), Today, Today));
    }

    [Fact]
    public void The_day_that_ended_and_the_three_before_are_counted_once_a_day()
    {
        var yesterday = Enumerable.Range(2, 60).ToDictionary(back => Today.AddDays(-back), _ => Today.AddDays(-1));
        Assert.Equal(Enumerable.Range(1, 4).Select(back => Today.AddDays(-back)).Reverse(), ThemeDays.ToCount(yesterday, Today.AddDays(-61), Today));
        var today = Enumerable.Range(1, 61).ToDictionary(back => Today.AddDays(-back), _ => Today);
        Assert.Empty(ThemeDays.ToCount(today, Today.AddDays(-61), Today));
    }

    [Fact]
    public void Wherever_a_run_is_cut_short_the_rest_follows_without_a_gap()
    {
        var cuts = from first in Gen.Choose(1, 120) from cut in Gen.Choose(0, 120) select (first, cut);
        Check.QuickThrowOnFailure(Prop.ForAll(cuts.ToArbitrary(), run =>
        {
            var written = new Dictionary<DateOnly, DateOnly>();
            var all = ThemeDays.ToCount(written, Today.AddDays(-run.first), Today);
            foreach (var day in all.Take(run.cut))
            {
                written[day] = Today;
            }

            Assert.Equal(all.Skip(run.cut), ThemeDays.ToCount(written, Today.AddDays(-run.first), Today));
            Assert.Equal(Math.Min(run.first, ThemeDays.MostBack), all.Count);
        }));
    }
}
