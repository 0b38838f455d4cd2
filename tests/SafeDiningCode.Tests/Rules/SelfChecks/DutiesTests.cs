using FsCheck;
using FsCheck.Fluent;
using SafeDiningCode.Rules.SelfChecks;

namespace SafeDiningCode.Tests.Rules.SelfChecks;

public sealed class DutiesTests
{
    private static readonly Duties Duties = new(new DutySchedule());

    // Sunday, 22 November 2026.
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Fact]
    public void The_day_on_which_it_begins_counts_and_no_day_before_it()
    {
        var facts = Facts(since: Today);

        Assert.Equal(DutyState.Due, Duties.StateOf(Daily(Today), facts, Today));
        Assert.Equal(DutyState.BeforeStart, Duties.StateOf(Daily(Today.AddDays(-1)), facts, Today));
        Assert.Equal(DutyState.Overdue, Duties.StateOf(Daily(Today), facts, Today.AddDays(1)));
        Assert.Equal([Daily(Today), Weekly(Today)], Duties.ToDo(facts, Today).Select(duty => duty.Period));
    }

    [Fact]
    public void A_day_is_due_on_itself_overdue_for_a_week_and_then_missed()
    {
        var facts = Facts(since: Today.AddDays(-30));

        Assert.Equal(DutyState.NotYet, Duties.StateOf(Daily(Today.AddDays(1)), facts, Today));
        Assert.Equal(DutyState.Due, Duties.StateOf(Daily(Today), facts, Today));
        Assert.Equal(DutyState.Overdue, Duties.StateOf(Daily(Today.AddDays(-7)), facts, Today));
        Assert.Equal(DutyState.Missed, Duties.StateOf(Daily(Today.AddDays(-8)), facts, Today));
    }

    [Fact]
    public void A_day_declared_closed_is_owed_nothing_but_a_record_of_it_counts()
    {
        var closed = Facts(since: Today.AddDays(-3), closed: [Today, Today.AddDays(-1)]);

        Assert.Equal(DutyState.Closed, Duties.StateOf(Daily(Today), closed, Today));
        Assert.Equal([Daily(Today.AddDays(-3)), Daily(Today.AddDays(-2)), Weekly(Today)], Duties.ToDo(closed, Today).Select(duty => duty.Period));
        Assert.Equal(DutyState.Done, Duties.StateOf(Daily(Today), closed with { Written = Written((Daily(Today), Today)) }, Today));
    }

    [Theory]
    [InlineData(19, DutyState.NotYet)]
    [InlineData(20, DutyState.Due)]
    [InlineData(22, DutyState.Due)]
    [InlineData(23, DutyState.Due)]
    [InlineData(24, DutyState.Overdue)]
    public void A_week_is_written_from_its_Friday_and_due_on_the_Monday_after(int day, DutyState state) =>
        Assert.Equal(state, Duties.StateOf(Weekly(Today), Facts(since: new DateOnly(2026, 1, 1)), new DateOnly(2026, 11, day)));

    [Theory]
    [InlineData("2026-11-24", DutyState.NotYet)]
    [InlineData("2026-11-25", DutyState.Due)]
    [InlineData("2026-12-05", DutyState.Due)]
    [InlineData("2026-12-06", DutyState.Overdue)]
    [InlineData("2027-02-05", DutyState.Overdue)]
    [InlineData("2027-02-06", DutyState.Missed)]
    public void A_month_is_written_from_its_twenty_fifth_and_due_on_the_fifth_of_the_next(string day, DutyState state) =>
        Assert.Equal(state, Duties.StateOf(CheckPeriod.Of(SelfCheckKind.Monthly, Today), Facts(since: new DateOnly(2026, 1, 1)), DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void A_week_closed_throughout_is_not_owed_and_one_open_day_makes_it_owed()
    {
        var week = Weekly(Today);
        var all = Enumerable.Range(0, 7).Select(week.First.AddDays).ToList();
        var since = new DateOnly(2026, 1, 1);

        Assert.Equal(DutyState.Closed, Duties.StateOf(week, Facts(since, [.. all]), Today));
        Assert.Equal(DutyState.Due, Duties.StateOf(week, Facts(since, [.. all.Skip(1)]), Today));
        // Opened on Saturday and closed on that and the next day: nothing of the week is left.
        Assert.Equal(DutyState.Closed, Duties.StateOf(week, Facts(week.Last.AddDays(-1), [week.Last, week.Last.AddDays(-1)]), Today));
    }

    [Fact]
    public void What_was_written_late_is_done_late()
    {
        var facts = Facts(Today.AddDays(-9)) with { Written = Written((Daily(Today.AddDays(-2)), Today), (Daily(Today.AddDays(-1)), Today.AddDays(-1))) };

        Assert.Equal(DutyState.DoneLate, Duties.StateOf(Daily(Today.AddDays(-2)), facts, Today));
        Assert.Equal(DutyState.Done, Duties.StateOf(Daily(Today.AddDays(-1)), facts, Today));
    }

    [Fact]
    public void The_list_of_what_is_to_do_names_days_left_and_what_is_oldest_first()
    {
        var list = Duties.ToDo(Facts(since: new DateOnly(2026, 10, 1)) with { Written = Written((CheckPeriod.Of(SelfCheckKind.Monthly, new DateOnly(2026, 10, 1)), new DateOnly(2026, 10, 30))) }, Today);

        Assert.Equal(list.OrderBy(duty => duty.DueOn), list);
        Assert.Equal(8, list.Count(duty => duty.Period.Kind == SelfCheckKind.Daily));
        Assert.Equal(0, list.Single(duty => duty.Period == Daily(Today)).DaysLeft);
        Assert.Equal(-7, list.Single(duty => duty.Period == Daily(Today.AddDays(-7))).DaysLeft);
        Assert.Equal(1, list.Single(duty => duty.Period == Weekly(Today)).DaysLeft);
        Assert.DoesNotContain(list, duty => duty.Period.Kind == SelfCheckKind.Monthly);
    }

    [Fact]
    public void Every_period_is_in_one_state_and_the_list_holds_exactly_those_that_can_be_written()
    {
        var days = Gen.Choose(0, 60).ToArbitrary();
        var closed = Gen.Choose(0, 60).ListOf().Select(all => all.ToHashSet()).ToArbitrary();
        Check.QuickThrowOnFailure(Prop.ForAll(days, days, closed, (since, today, off) =>
        {
            var first = new DateOnly(2026, 9, 1);
            var facts = Facts(first.AddDays(since), [.. off.Select(first.AddDays)]);
            var now = first.AddDays(today);
            var listed = Duties.ToDo(facts, now).ToDictionary(duty => duty.Period, duty => duty.State);
            return Enumerable.Range(-70, 200).Select(first.AddDays).SelectMany(day => SelfCheckKinds.All.Select(kind => CheckPeriod.Of(kind, day))).Distinct()
                .All(period => Duties.StateOf(period, facts, now) is var state
                    && (state is DutyState.Due or DutyState.Overdue ? listed.TryGetValue(period, out var known) && known == state : !listed.ContainsKey(period)));
        }));
    }

    [Fact]
    public void Periods_follow_one_another_without_a_gap()
    {
        foreach (var kind in SelfCheckKinds.All)
        {
            var period = CheckPeriod.Of(kind, Today);

            Assert.Equal(period.Last.AddDays(1), period.Next.First);
            Assert.Equal(period, period.Next.Previous);
            Assert.True(period.First <= Today && Today <= period.Last);
            Assert.Equal(kind, SelfCheckKinds.FromCode(SelfCheckKinds.ToCode(kind)));
        }
    }

    private static CheckPeriod Daily(DateOnly day) => CheckPeriod.Of(SelfCheckKind.Daily, day);

    private static CheckPeriod Weekly(DateOnly day) => CheckPeriod.Of(SelfCheckKind.Weekly, day);

    private static DutyFacts Facts(DateOnly since, params DateOnly[] closed) => new(since, closed.ToHashSet(), Written());

    private static Dictionary<CheckPeriod, DateOnly> Written(params (CheckPeriod Period, DateOnly On)[] records) => records.ToDictionary(record => record.Period, record => record.On);
}
