using SafeDiningCode.Rules.Rectification;
using SafeDiningCode.Rules.Satisfaction;
using SafeDiningCode.Tests.Rectification;
using SafeDiningCode.Tests.Registry.Import;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Rectification.Ledger;
using SafeDiningCode.Web.Rectification.Orders;
using SafeDiningCode.Web.Rectification.Overdue;
using SafeDiningCode.Web.Rectification.Overview;
using SafeDiningCode.Web.Rectification.Settings;

namespace SafeDiningCode.Tests.Data.Statements;

/// <summary>The office's half: numbered orders, look-back visits, escalation, diners' answers, the ledger as a list, its rates.</summary>
internal static class LedgerSteps
{
    public static async Task RunAsync(TestServices services)
    {
        var side = await LedgerSide.BeginAsync(services);
        var used = await services.Get<RectificationSettingsBook>().CurrentAsync();
        Assert.Equal(used.Settings, await services.Get<RectificationSettingsBook>().OfVersionAsync(used.Version));

        // Two orders of one office follow one another.
        var first = await side.OpenAsync(due: side.Today, wording: "=餐具保洁柜未关闭 🍜");
        await side.MoveAsync(first, side.Regulator, new DraftStep(RectificationMove.Dispatch) { DueOn = side.Today.AddDays(3), Note = "三日内" });
        await side.MoveAsync(first, side.Regulator, new DraftStep(RectificationMove.Dispatch) { DueOn = side.Today.AddDays(5) });
        var orders = await services.Get<DispatchOrders>().OfProblemAsync(side.Eatery, first);
        Assert.Equal([2, 3], orders.Select(order => order.Event));
        Assert.Equal(("三日内", null, side.Today.AddDays(5), used.Version), (orders[0].Demand, orders[1].Demand, orders[1].DueOn, orders[1].SettingsVersion));
        Assert.Equal(2, await services.ValueAsync<int>($"SELECT last FROM dispatch_counter WHERE division = '530102' AND year = {side.Today.Year}"));

        // Overdue it goes up once; the first time that the same was wrong makes the second a repeated one.
        services.Clock.Advance(TimeSpan.FromDays(6));
        Assert.NotEqual(0, await services.Get<RectificationRounds>().EscalateAsync());
        Assert.Equal(0, await services.Get<RectificationRounds>().EscalateAsync());
        Assert.Equal(1, (await side.FindAsync(first)).Problem.Level);
        var second = await side.OpenAsync();
        await side.AskAsync(second);
        Assert.Equal(StepRefusal.LookBackDue, (await side.TryAsync(second, side.Regulator, new DraftStep(RectificationMove.Accept))).Refusal);
        await side.MoveAsync(second, side.Regulator, new DraftStep(RectificationMove.AcceptUntilLookBack) { LookBackOn = side.Today.AddDays(30), Topic = Reasons.Hygiene });
        var record = (await services.Get<RegulatorRecords>().FindAsync(side.Eatery, second))!;
        Assert.Equal((int)Reasons.Hygiene, Assert.Single(record.Questions).Topic);

        // A yes and noes enough; another question runs out.
        Assert.True(await side.AnswerAsync("device-a", mended: true));
        Assert.False(await side.AnswerAsync("device-a", mended: false));
        foreach (var device in (string[])["device-b", "device-c", "device-d"])
        {
            Assert.True(await side.AnswerAsync(device, mended: false));
        }

        services.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, await services.Get<RectificationRounds>().ReopenAsync());
        Assert.Equal((RectificationState.Reopened, 1, 3), ((await side.FindAsync(second)).Problem.Case.State, (await side.FindAsync(second)).Events[^1].Confirmed, (await side.FindAsync(second)).Events[^1].Denied));
        var third = await side.MendedAsync(Reasons.Licence);
        foreach (var device in (string[])["device-a", "device-e", "device-f"])
        {
            Assert.True(await side.AnswerAsync(device, mended: true));
        }

        // On the day of its look-back visit the office and who planned it are told; afterwards it goes up.
        services.Clock.Advance(TimeSpan.FromDays(30));
        await services.Get<RectificationRounds>().TellOfLookBacksAsync();
        Assert.Equal(1, await side.NoticesAsync("look-back-today", side.Regulator.AccountId));
        services.Clock.Advance(TimeSpan.FromDays(1));
        Assert.NotEqual(0, await services.Get<RectificationRounds>().EscalateOfficesAsync());
        Assert.Equal(0, await services.Get<RectificationRounds>().EscalateOfficesAsync());
        await services.Get<RectificationRounds>().TidyAsync();
        Assert.Equal("diners-confirm", (await side.FindAsync(third)).Events[^1].Move);
        Assert.Equal(0, await services.ValueAsync<int>("SELECT COUNT(*) FROM mended_answer"));

        var overview = services.Get<LedgerOverview>();
        var list = await overview.ReadAsync(side.Regulator.Scope, new LedgerQuery(LedgerGroup.All, ProblemSource.Complaint));
        Assert.Equal([third, second, first], list.Rows.Where(row => row.EateryId == side.Eatery).Select(row => row.Id).OrderDescending());
        Assert.Equal(third, Assert.Single((await overview.ReadAsync(side.Regulator.Scope, new LedgerQuery(LedgerGroup.ToLookBack, Place: side.Checks.Eatery.Division))).Rows, row => row.EateryId == side.Eatery).Id);
        Assert.True(list.Rates is { Due: > 0, Mended: > 0, Recurred: > 0 });
    }
}
