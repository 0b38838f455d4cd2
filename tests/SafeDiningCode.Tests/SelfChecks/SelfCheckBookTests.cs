using SafeDiningCode.Rules.Rectification;
using SafeDiningCode.Rules.SelfChecks;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Rectification;
using SafeDiningCode.Web.Rectification.Ledger;
using SafeDiningCode.Web.SelfChecks.Due;
using SafeDiningCode.Web.SelfChecks.Records;

namespace SafeDiningCode.Tests.SelfChecks;

public sealed class SelfCheckBookTests
{
    [Fact]
    public async Task Nothing_found_is_a_record_too()
    {
        await using var services = await TestServices.CreateAsync();
        var checks = await Checks.BeginAsync(services);

        Assert.Equal(SendOutcome.Sent, await checks.SendAsync());

        var record = (await services.Get<SelfCheckReader>().FindAsync(checks.Eatery.Id, Day(checks.Today)))!;
        Assert.Equal((1, 0, 1, "李示例"), (record.Newest.Version, record.Newest.Findings, record.Newest.ListVersion, record.Newest.SentByName));
        Assert.DoesNotContain(await services.Get<DueSelfChecks>().OfEateryAsync(checks.Eatery.Id), duty => duty.Period.Kind == SelfCheckKind.Daily);
    }

    [Fact]
    public async Task The_same_form_twice_and_two_forms_at_once_are_one_record()
    {
        await using var services = await TestServices.CreateAsync();
        var checks = await Checks.BeginAsync(services);

        Assert.Equal(SendOutcome.Sent, await checks.SendAsync(form: "one"));
        Assert.Equal(SendOutcome.SentBefore, await checks.SendAsync(form: "one"));
        Assert.Equal(SendOutcome.AlreadyWritten, await checks.SendAsync(form: "two", faults: [("rooms-clean", null)]));
        Assert.Equal((1, 0), (await checks.CountAsync("self_check"), await checks.CountAsync("rectification")));

        services.Clock.Advance(TimeSpan.FromDays(1));
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(form => Task.Run(() => checks.SendAsync(form: $"at once {form}"))));
        Assert.Equal(1, outcomes.Count(outcome => outcome == SendOutcome.Sent));
        Assert.Equal(7, outcomes.Count(outcome => outcome == SendOutcome.AlreadyWritten));
        Assert.Equal(2, await checks.CountAsync("self_check"));
    }

    [Fact]
    public async Task A_finding_opens_a_rectification_of_the_eaterys_own_once()
    {
        await using var services = await TestServices.CreateAsync();
        var checks = await Checks.BeginAsync(services);
        await checks.SendAsync(faults: [("rooms-clean", "下水口有油渍，已清洗"), ("ware-clean", null)]);

        var open = await services.Get<OpenRectifications>().OfEateryAsync(checks.Eatery.Id);

        Assert.Equal(2, open.Count);
        Assert.All(open, problem => Assert.Equal((ProblemSource.SelfCheck, RectificationState.Open, 3), (problem.Source, problem.State, problem.DaysLeft)));
        Assert.Contains(open, problem => problem.Wording.Contains("下水口有油渍", StringComparison.Ordinal));
        // A correction that finds it again opens no second one.
        Assert.Equal(SendOutcome.Sent, await checks.SendAsync(faults: [("rooms-clean", "还有一处"), ("work-raw", null)], corrects: 1, reason: "漏记一项"));
        Assert.Equal(3, await checks.CountAsync("rectification"));
    }

    [Fact]
    public async Task A_correction_is_a_next_version_that_says_why_and_what_was_sent_stays()
    {
        await using var services = await TestServices.CreateAsync();
        var checks = await Checks.BeginAsync(services);
        await checks.SendAsync();
        services.Clock.Advance(TimeSpan.FromHours(2));

        Assert.Equal(SendOutcome.Sent, await checks.SendAsync(faults: [("work-raw", null)], corrects: 1, reason: "晚上发现的"));
        Assert.Equal(SendOutcome.Changed, await checks.SendAsync(corrects: 1, reason: "另一人同时更正"));

        var record = (await services.Get<SelfCheckReader>().FindAsync(checks.Eatery.Id, Day(checks.Today)))!;
        Assert.Equal([(1, 0, null), (2, 1, "晚上发现的")], record.Versions.Select(version => (version.Version, version.Findings, version.Reason)));
        Assert.Empty(record.FindingsOf(record.Versions[0]));
        Assert.Equal("work-raw", Assert.Single(record.FindingsOf(record.Newest)).Item);
    }

    [Fact]
    public async Task A_day_is_filled_in_within_a_week_but_not_before_the_start_and_never_for_tomorrow()
    {
        await using var services = await TestServices.CreateAsync();
        var checks = await Checks.BeginAsync(services);
        var first = checks.Today;
        services.Clock.Advance(TimeSpan.FromDays(8));

        Assert.Equal(SendOutcome.NotOpen, await checks.SendAsync(first));
        Assert.Equal(SendOutcome.NotOpen, await checks.SendAsync(first.AddDays(-1)));
        Assert.Equal(SendOutcome.NotOpen, await checks.SendAsync(checks.Today.AddDays(1)));
        Assert.Equal(SendOutcome.Sent, await checks.SendAsync(first.AddDays(1)));
        Assert.Equal(DutyState.DoneLate, (await StateAsync(checks, first.AddDays(1))));
    }

    [Fact]
    public async Task A_closed_day_is_owed_nothing_and_a_record_opens_it_again()
    {
        await using var services = await TestServices.CreateAsync();
        var checks = await Checks.BeginAsync(services);
        var closed = services.Get<ClosedDays>();

        Assert.True(await closed.DeclareAsync(checks.Eatery, 3, checks.Owner));
        Assert.True(await closed.DeclareAsync(checks.Eatery, 2, checks.Owner));
        Assert.Equal(3, await checks.CountAsync("closed_day"));
        Assert.Equal(DutyState.Closed, await StateAsync(checks, checks.Today));
        Assert.Equal(SendOutcome.Sent, await checks.SendAsync());
        Assert.Equal((DutyState.Done, 2), (await StateAsync(checks, checks.Today), await checks.CountAsync("closed_day")));
        Assert.False(await closed.DeclareAsync(checks.Eatery, 1, checks.Owner));
        Assert.True(await closed.WithdrawAsync(checks.Eatery, checks.Owner));
        Assert.False(await closed.WithdrawAsync(checks.Eatery, checks.Owner));
    }

    [Fact]
    public async Task A_week_draws_its_days_together_as_they_were_when_it_was_written()
    {
        await using var services = await TestServices.CreateAsync();
        // Monday.
        services.Clock.Set(new DateTimeOffset(2026, 11, 23, 3, 0, 0, TimeSpan.Zero));
        var checks = await Checks.BeginAsync(services);
        await checks.SendAsync(faults: [("rooms-cold", "冰箱 12 度")]);
        services.Clock.Advance(TimeSpan.FromDays(2));
        await services.Get<ClosedDays>().DeclareAsync(checks.Eatery, 1, checks.Owner);
        services.Clock.Advance(TimeSpan.FromDays(3));
        var week = CheckPeriod.Of(SelfCheckKind.Weekly, checks.Today);

        Assert.Equal(SendOutcome.Sent, await checks.SendAsync(week));
        var problem = Assert.Single(await services.Get<OpenRectifications>().OfEateryAsync(checks.Eatery.Id));
        await services.Get<RectificationLedger>().MoveAsync(
            checks.Eatery.Id, problem.Id, [new DraftStep(RectificationMove.Answer) { Note = "修好了" }, new DraftStep(RectificationMove.CloseOwn)], 1, "form", checks.Owner, null);

        var summary = SelfCheckContent.Read((await services.Get<SelfCheckReader>().FindAsync(checks.Eatery.Id, week))!.Newest.Content).Summary!;
        Assert.Equal([new DateOnly(2026, 11, 23)], summary.Checked);
        Assert.Equal([new DateOnly(2026, 11, 25)], summary.Closed);
        Assert.Equal([new DateOnly(2026, 11, 24), new DateOnly(2026, 11, 26), new DateOnly(2026, 11, 27)], summary.LeftOut);
        Assert.Equal(("冰箱 12 度", "open"), (Assert.Single(summary.Findings).Note, summary.Findings[0].State));
        Assert.Equal("closed", Assert.Single((await services.Get<SelfCheckReader>().SummaryAsync(checks.Eatery.Id, week)).Findings).State);
    }

    [Fact]
    public async Task The_month_is_written_from_its_twenty_fifth_on()
    {
        await using var services = await TestServices.CreateAsync();
        var checks = await Checks.BeginAsync(services);
        var month = CheckPeriod.Of(SelfCheckKind.Monthly, checks.Today);

        Assert.Equal(SendOutcome.NotOpen, await checks.SendAsync(month));
        services.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal(SendOutcome.Sent, await checks.SendAsync(month));
    }

    private static CheckPeriod Day(DateOnly day) => CheckPeriod.Of(SelfCheckKind.Daily, day);

    private static async Task<DutyState> StateAsync(Checks checks, DateOnly day)
    {
        var due = checks.Services.Get<DueSelfChecks>();
        var standing = await due.StandingAsync(checks.Eatery.Id);
        return due.Duties.StateOf(Day(day), standing.Facts, standing.Today);
    }
}
