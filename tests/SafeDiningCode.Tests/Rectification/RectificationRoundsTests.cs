using SafeDiningCode.Rules.Rectification;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Notices;
using SafeDiningCode.Web.Rectification.Ledger;
using SafeDiningCode.Web.Rectification.Overdue;
using SafeDiningCode.Web.Rectification.Overview;

namespace SafeDiningCode.Tests.Rectification;

public sealed class RectificationRoundsTests
{
    [Fact]
    public async Task What_is_overdue_goes_to_the_office_above_once_however_many_instances_look()
    {
        await using var services = await TestServices.CreateAsync();
        await using var another = await services.AnotherAsync();
        var side = await LedgerSide.BeginAsync(services);
        var city = await LedgerSide.OfficialAsync(services, Role.Regulator, "5301");
        var id = await side.OpenAsync(due: side.Today);
        await side.OpenAsync(due: side.Today.AddDays(5));

        Assert.Equal(0, await services.Get<RectificationRounds>().EscalateAsync());
        services.Clock.Advance(TimeSpan.FromDays(1));
        var escalated = await Task.WhenAll(
            Task.Run(() => services.Get<RectificationRounds>().EscalateAsync()), Task.Run(() => another.Get<RectificationRounds>().EscalateAsync()));

        Assert.Equal(1, escalated.Sum());
        Assert.Equal(0, await services.Get<RectificationRounds>().EscalateAsync());
        var history = await side.FindAsync(id);
        Assert.Equal((1, "escalate", "service"), (history.Problem.Level, history.Events[^1].Move, history.Events[^1].Party));
        Assert.Equal(1, await side.NoticesAsync(NoticeKinds.RectificationOverdue, city.AccountId));
        Assert.Equal(0, await side.NoticesAsync(NoticeKinds.RectificationOverdue, side.Regulator.AccountId));
        var view = await services.Get<LedgerOverview>().ReadAsync(city.Scope, new LedgerQuery(Escalated: true));
        Assert.Equal((1, 1, id), (view.Overdue, view.Escalated, Assert.Single(view.Rows).Id));
    }

    [Fact]
    public async Task Another_due_day_that_passes_takes_it_higher_still()
    {
        await using var services = await TestServices.CreateAsync();
        var side = await LedgerSide.BeginAsync(services);
        var province = await LedgerSide.OfficialAsync(services, Role.Administrator, "53");
        var id = await side.OpenAsync(due: side.Today);
        services.Clock.Advance(TimeSpan.FromDays(1));
        await services.Get<RectificationRounds>().EscalateAsync();
        // Nobody is in the city's office: the province's is the next above that has anybody.
        Assert.Equal(1, await side.NoticesAsync(NoticeKinds.RectificationOverdue, province.AccountId));

        await side.MoveAsync(id, side.Regulator, new DraftStep(RectificationMove.ChangeDueDate) { Note = "等配件", DueOn = side.Today.AddDays(3) });
        Assert.Equal(0, await services.Get<RectificationRounds>().EscalateAsync());
        services.Clock.Advance(TimeSpan.FromDays(4));

        Assert.Equal(1, await services.Get<RectificationRounds>().EscalateAsync());
        Assert.Equal(2, (await side.FindAsync(id)).Problem.Level);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task What_waits_for_the_office_too_long_goes_to_the_one_above_once(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        await using var another = await services.AnotherAsync();
        var side = await LedgerSide.BeginAsync(services);
        var city = await LedgerSide.OfficialAsync(services, Role.Regulator, "5301");
        var asked = await side.OpenAsync();
        await side.AskAsync(asked);
        var visit = await side.MendedAsync();

        services.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal(0, await services.Get<RectificationRounds>().EscalateOfficesAsync());
        services.Clock.Advance(TimeSpan.FromDays(1));
        var escalated = await Task.WhenAll(
            Task.Run(() => services.Get<RectificationRounds>().EscalateOfficesAsync()), Task.Run(() => another.Get<RectificationRounds>().EscalateOfficesAsync()));
        Assert.Equal(1, escalated.Sum());
        var history = await side.FindAsync(asked);
        Assert.Equal((1, "escalate-office", RectificationState.ClosureAsked), (history.Problem.Level, history.Events[^1].Move, history.Problem.Case.State));
        Assert.Equal(1, await side.NoticesAsync(NoticeKinds.RectificationWaiting, city.AccountId));

        // The look-back visit of the other was planned for the thirtieth day.
        services.Clock.Advance(TimeSpan.FromDays(22));
        Assert.Equal(0, await services.Get<RectificationRounds>().EscalateOfficesAsync());
        services.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, await services.Get<RectificationRounds>().EscalateOfficesAsync());
        Assert.Equal(0, await services.Get<RectificationRounds>().EscalateOfficesAsync());
        Assert.Equal(1, (await side.FindAsync(visit)).Problem.Level);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task On_the_day_of_a_look_back_visit_the_office_and_who_planned_it_are_told_once(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        var side = await LedgerSide.BeginAsync(services);
        var inspector = await LedgerSide.OfficialAsync(services, Role.Inspector, "530102");
        var id = await side.OpenAsync();
        await side.AskAsync(id);
        await side.MoveAsync(id, inspector, new DraftStep(RectificationMove.AcceptUntilLookBack) { LookBackOn = side.Today.AddDays(3) });
        var rounds = services.Get<RectificationRounds>();

        services.Clock.Advance(TimeSpan.FromDays(2));
        await rounds.TellOfLookBacksAsync();
        // Three in the morning of the day.
        services.Clock.Advance(TimeSpan.FromHours(15));
        await rounds.TellOfLookBacksAsync();
        Assert.Equal(0, await side.NoticesAsync(NoticeKinds.LookBackToday));
        services.Clock.Advance(TimeSpan.FromHours(5));
        await rounds.TellOfLookBacksAsync();
        services.Clock.Advance(TimeSpan.FromHours(10));
        await rounds.TellOfLookBacksAsync();
        services.Clock.Advance(TimeSpan.FromDays(1));
        await rounds.TellOfLookBacksAsync();

        Assert.Equal((1, 1), (await side.NoticesAsync(NoticeKinds.LookBackToday, side.Regulator.AccountId), await side.NoticesAsync(NoticeKinds.LookBackToday, inspector.AccountId)));
    }

    [Fact]
    public async Task What_an_eatery_found_itself_comes_to_its_county_first()
    {
        await using var services = await TestServices.CreateAsync();
        var side = await LedgerSide.BeginAsync(services);
        await side.OpenAsync(ProblemSource.SelfCheck, due: side.Today);
        services.Clock.Advance(TimeSpan.FromDays(1));

        await services.Get<RectificationRounds>().EscalateAsync();

        Assert.Equal(1, await side.NoticesAsync(NoticeKinds.RectificationOverdue, side.Regulator.AccountId));
    }
}
