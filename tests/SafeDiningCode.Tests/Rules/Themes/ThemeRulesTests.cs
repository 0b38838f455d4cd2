using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Satisfaction;
using SafeDiningCode.Rules.Themes;

namespace SafeDiningCode.Tests.Rules.Themes;

public sealed class ThemeRulesTests
{
    // Wednesday.
    private static readonly DateOnly Today = new(2026, 11, 25);
    private static readonly DateOnly LastWeek = new(2026, 11, 16);

    [Fact]
    public void A_reason_is_a_theme_from_three_ratings_of_a_week_on()
    {
        ReasonCount[] counts = [new(LastWeek, Reasons.Hygiene, 1), new(LastWeek.AddDays(3), Reasons.Hygiene | Reasons.Food, 1), new(LastWeek.AddDays(6), Reasons.Hygiene, 1)];

        Assert.Equal([new Theme(Reasons.Hygiene, LastWeek, 3)], ThemeRules.Of(counts, Today));
        Assert.Empty(ThemeRules.Of(counts.Take(2), Today));
    }

    [Fact]
    public void Two_weeks_are_not_put_together() =>
        Assert.Empty(ThemeRules.Of([new(LastWeek, Reasons.Food, 2), new(LastWeek.AddDays(-1), Reasons.Food, 2)], Today));

    [Fact]
    public void A_week_that_still_runs_is_not_shown_before_its_end()
    {
        ReasonCount[] counts = [new(new DateOnly(2026, 11, 23), Reasons.Staff, 9)];

        Assert.Empty(ThemeRules.Of(counts, Today));
        Assert.Empty(ThemeRules.Of(counts, new DateOnly(2026, 11, 29)));
        Assert.Single(ThemeRules.Of(counts, new DateOnly(2026, 11, 30)));
    }

    [Fact]
    public void After_eight_weeks_a_theme_is_no_longer_shown()
    {
        var (from, to) = ThemeRules.Window(Today);

        Assert.Equal((new DateOnly(2026, 9, 28), new DateOnly(2026, 11, 22)), (from, to));
        Assert.Single(ThemeRules.Of([new(from, Reasons.Food, 3)], Today));
        Assert.Empty(ThemeRules.Of([new(from.AddDays(-1), Reasons.Food, 3)], Today));
    }

    [Fact]
    public void The_latest_week_stands_first_and_in_it_the_most_frequent() =>
        Assert.Equal(
            [Reasons.Food, Reasons.Hygiene, Reasons.Staff],
            ThemeRules.Of([new(LastWeek.AddDays(-7), Reasons.Staff, 30), new(LastWeek, Reasons.Hygiene, 3), new(LastWeek, Reasons.Food, 4)], Today).Select(theme => theme.Reason));

    [Fact]
    public void A_reply_is_due_on_the_Sunday_after_and_may_be_worded_anew_for_a_week_more()
    {
        Assert.Equal(new DateOnly(2026, 11, 29), ThemeRules.ReplyDueOn(LastWeek));
        Assert.Equal(new DateOnly(2026, 12, 6), ThemeRules.ReplyEditableUntil(Today));
    }

    [Fact]
    public void Every_reason_is_taken_out_of_its_set() =>
        Assert.Equal(
            ReasonCodes.All,
            ThemeRules.Each((Reasons)255).SelectMany(ReasonCodes.ToCodes));

    [Fact]
    public void The_window_is_whole_weeks() =>
        Assert.All(Enumerable.Range(0, 14).Select(Today.AddDays), day =>
        {
            var (from, to) = ThemeRules.Window(day);
            Assert.Equal((from, to), (Week.FirstDay(from), Week.LastDay(to)));
            Assert.True(to < day && day.DayNumber - to.DayNumber <= 7);
        });
}
