using SafeDiningCode.Rules.SelfChecks;

namespace SafeDiningCode.Tests.Rules.SelfChecks;

public sealed class CheckPatternsTests
{
    private static readonly CheckPatterns Patterns = new(PatternSettings.Default);
    private static readonly DateOnly First = new(2026, 11, 1);

    [Fact]
    public void Three_weeks_of_the_same_answers_at_the_same_time_are_a_run()
    {
        var checks = Days(21).Select(day => Check(day, minute: day % 10, seconds: 20 + (17 * day))).ToList();

        Assert.Equal(new PatternRun(First, First.AddDays(20), 21), Patterns.SameForWeeks(checks));
        Assert.Null(Patterns.SameForWeeks(checks.Skip(1)));
    }

    [Fact]
    public void So_are_three_weeks_of_the_same_answers_in_the_same_seconds()
    {
        var checks = Days(21).Select(day => Check(day, minute: 37 * day % 600, seconds: 11 + (day % 3))).ToList();

        Assert.Equal(21, Patterns.SameForWeeks(checks)!.Value.Records);
    }

    [Fact]
    public void Nothing_found_for_months_at_all_hours_is_honest_work() =>
        Assert.Null(Patterns.SameForWeeks(Days(90).Select(day => Check(day, minute: 37 * day % 600, seconds: 20 + (13 * day % 60)))));

    [Fact]
    public void Another_answer_begins_the_run_anew()
    {
        var checks = Days(40).Select(day => Check(day, minute: 3, seconds: 30, answers: day == 12 ? 8 : 7)).ToList();

        Assert.Equal(new PatternRun(First.AddDays(13), First.AddDays(39), 27), Patterns.SameForWeeks(checks));
        Assert.Null(Patterns.SameForWeeks(checks.Where(check => check.Day <= First.AddDays(30))));
    }

    [Fact]
    public void Closed_days_do_not_break_a_run_but_a_few_records_make_none()
    {
        var withoutSundays = Days(22).Where(day => day % 7 != 6).Select(day => Check(day, minute: 1, seconds: 9)).ToList();
        var fortnightly = Days(29).Where(day => day % 14 == 0).Select(day => Check(day, minute: 1, seconds: 9));

        Assert.Equal(19, Patterns.SameForWeeks(withoutSundays)!.Value.Records);
        Assert.Null(Patterns.SameForWeeks(fortnightly));
    }

    [Fact]
    public void The_order_in_which_records_come_means_nothing() =>
        Assert.Equal(21, Patterns.SameForWeeks(Days(21).Reverse().Select(day => Check(day, minute: 5, seconds: 40)))!.Value.Records);

    [Fact]
    public void Three_past_days_filled_in_within_minutes_are_a_batch()
    {
        var evening = new DateTime(2026, 11, 9, 21, 0, 0);
        var checks = new[] { Late(3, evening), Late(4, evening.AddMinutes(2)), Late(5, evening.AddMinutes(10)) };

        Assert.Equal(new PatternRun(First.AddDays(3), First.AddDays(5), 3), Patterns.FilledInBatch(checks));
        Assert.Null(Patterns.FilledInBatch(checks.Take(2)));
        Assert.Null(Patterns.FilledInBatch([checks[0], checks[1], Late(5, evening.AddMinutes(11))]));
    }

    [Fact]
    public void A_record_of_its_own_day_is_in_no_batch()
    {
        var evening = new DateTime(2026, 11, 9, 21, 0, 0);

        // The ninth of November is the day of its own sending.
        Assert.Null(Patterns.FilledInBatch([Late(6, evening), Late(7, evening), Late(8, evening)]));
        Assert.Null(Patterns.FilledInBatch([]));
        Assert.Null(Patterns.SameForWeeks([]));
    }

    private static IEnumerable<int> Days(int count) => Enumerable.Range(0, count);

    private static DailyCheck Check(int day, int minute, int seconds, long answers = 7)
    {
        var sent = First.AddDays(day).ToDateTime(new TimeOnly(9, 0)).AddMinutes(minute);
        return new DailyCheck(First.AddDays(day), answers, sent.AddSeconds(-seconds), sent);
    }

    private static DailyCheck Late(int day, DateTime sentAt) => new(First.AddDays(day), 7, sentAt.AddSeconds(-20), sentAt);
}
