using SafeDiningCode.Rules.Rectification;
using SafeDiningCode.Tests.Registry.Import;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Notices;
using SafeDiningCode.Web.Rectification.Ledger;
using SafeDiningCode.Web.Rectification.Orders;

namespace SafeDiningCode.Tests.Rectification;

public sealed class DispatchOrderTests
{
    [Fact]
    public async Task Numbers_follow_one_another_by_office_and_year()
    {
        await using var services = await TestServices.CreateAsync();
        var side = await LedgerSide.BeginAsync(services);
        var city = await LedgerSide.OfficialAsync(services, Role.Regulator, "5301");
        var id = await side.OpenAsync();

        await side.MoveAsync(id, side.Regulator, Order(side));
        await side.MoveAsync(id, side.Regulator, Order(side));
        await side.MoveAsync(id, city, Order(side));
        services.Clock.Advance(TimeSpan.FromDays(60));
        await side.MoveAsync(id, side.Regulator, Order(side));

        Assert.Equal(
            ["五华区食安交办〔2026〕1号", "五华区食安交办〔2026〕2号", "昆明市食安交办〔2026〕1号", "五华区食安交办〔2027〕1号"],
            (await services.Get<DispatchOrders>().OfProblemAsync(side.Eatery, id)).Select(order => order.OrderNumber));
        Assert.Equal("五华区食安交办〔2027〕1号", (await side.FindAsync(id)).Problem.OrderNumber);
    }

    [Fact]
    public async Task An_order_that_comes_to_nothing_takes_no_number()
    {
        await using var services = await TestServices.CreateAsync();
        var side = await LedgerSide.BeginAsync(services);
        var id = await side.OpenAsync();

        Assert.Equal(StepRefusal.DueDayMissing, (await side.TryAsync(id, side.Regulator, new DraftStep(RectificationMove.Dispatch) { DueOn = side.Today.AddDays(-1) })).Refusal);
        // The order is good and what comes after it is not: neither is done.
        Assert.Equal(MoveOutcome.Refused, (await side.TryAsync(id, side.Regulator, Order(side), new DraftStep(RectificationMove.Accept))).Outcome);
        Assert.Equal(0, await services.ValueAsync<int>("SELECT COUNT(*) FROM dispatch_order"));
        await side.MoveAsync(id, side.Regulator, Order(side));

        Assert.EndsWith("〕1号", (await side.FindAsync(id)).Problem.OrderNumber, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_at_once_from_two_instances_leave_no_gap_and_no_number_twice()
    {
        const int Orders = 24;
        await using var services = await TestServices.CreateAsync();
        await using var another = await services.AnotherAsync();
        var side = await LedgerSide.BeginAsync(services);
        var ids = new List<long>();
        for (var order = 0; order < Orders; order++)
        {
            ids.Add(await side.OpenAsync());
        }

        var results = await Task.WhenAll(ids.Select((id, place) => Task.Run(() => (place % 2 == 0 ? services : another).Get<RectificationLedger>().MoveAsync(
            side.Eatery, id, [Order(side)], 1, $"form {place}", side.Regulator, division: null))));

        Assert.All(results, result => Assert.Equal(MoveOutcome.Moved, result.Outcome));
        Assert.Equal(
            (Orders, Orders, 1, Orders),
            (await services.ValueAsync<int>("SELECT COUNT(*) FROM dispatch_order"), await services.ValueAsync<int>("SELECT COUNT(DISTINCT number) FROM dispatch_order"),
                await services.ValueAsync<int>("SELECT MIN(number) FROM dispatch_order"), await services.ValueAsync<int>("SELECT MAX(number) FROM dispatch_order")));
    }

    [Fact]
    public async Task The_owner_is_told_of_what_is_asked_and_decided_and_the_office_of_what_waits()
    {
        await using var services = await TestServices.CreateAsync();
        var side = await LedgerSide.BeginAsync(services);
        var id = await side.OpenAsync();

        await side.MoveAsync(id, side.Regulator, Order(side));
        await side.AskAsync(id);
        await side.MoveAsync(id, side.Regulator, new DraftStep(RectificationMove.Return) { Note = "看不清", DueOn = side.Today.AddDays(2) });
        await side.AskAsync(id);
        await side.MoveAsync(id, side.Regulator, new DraftStep(RectificationMove.AcceptUntilLookBack) { LookBackOn = side.Today.AddDays(3) });
        await side.MoveAsync(id, side.Regulator, new DraftStep(RectificationMove.FailLookBack) { Note = "又坏了", DueOn = side.Today.AddDays(9) });
        await side.MoveAsync(id, side.Regulator, new DraftStep(RectificationMove.ChangeDueDate) { Note = "等配件", DueOn = side.Today.AddDays(12) });

        foreach (var kind in (string[])
            [NoticeKinds.RectificationOrdered, NoticeKinds.RectificationReturned, NoticeKinds.RectificationClosed, NoticeKinds.RectificationReopened, NoticeKinds.RectificationDeadline])
        {
            Assert.Equal(1, await side.NoticesAsync(kind, side.Owner.AccountId));
        }

        Assert.Equal(2, await side.NoticesAsync(NoticeKinds.RectificationAsked, side.Regulator.AccountId));
    }

    [Fact]
    public async Task A_campaign_s_orders_are_all_given_or_none_and_the_same_form_gives_them_once()
    {
        await using var services = await TestServices.CreateAsync();
        var one = await LedgerSide.BeginAsync(services);
        var other = await LedgerSide.BeginAsync(services);
        var problem = new HandProblem
        {
            Source = ProblemSource.Campaign, Campaign = "餐饮具专项", Wording = "餐具消毒记录不全", Topic = SafeDiningCode.Rules.Satisfaction.Reasons.Tableware, FoundOn = one.Today,
            DispatchedUntil = one.Today.AddDays(7),
        };
        var desk = services.Get<HandProblems>();

        var opened = await desk.OpenAsync(one.Regulator, [one.Checks.Eatery, other.Checks.Eatery], problem, "form");
        Assert.Equal(opened, await desk.OpenAsync(one.Regulator, [one.Checks.Eatery, other.Checks.Eatery], problem, "form"));
        Assert.Equal(2, await services.ValueAsync<int>("SELECT COUNT(*) FROM dispatch_order"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => desk.OpenAsync(
            one.Regulator, [one.Checks.Eatery, other.Checks.Eatery], problem with { DispatchedUntil = one.Today.AddDays(-1) }, "another form"));

        Assert.Equal((2, 2), (await services.ValueAsync<int>("SELECT COUNT(*) FROM rectification"), await services.ValueAsync<int>("SELECT last FROM dispatch_counter")));
        Assert.Equal("餐饮具专项", (await one.FindAsync(opened[0])).Problem.Campaign);
    }

    private static DraftStep Order(LedgerSide side) => new(RectificationMove.Dispatch) { DueOn = side.Today.AddDays(7) };
}
