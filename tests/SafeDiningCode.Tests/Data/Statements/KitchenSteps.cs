using SafeDiningCode.Rules.Kitchens;
using SafeDiningCode.Tests.Kitchens;
using SafeDiningCode.Tests.Registry.Import;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Kitchens.Declarations;
using SafeDiningCode.Web.Kitchens.Heartbeats;
using SafeDiningCode.Web.Kitchens.History;
using SafeDiningCode.Web.Kitchens.Outages;
using SafeDiningCode.Web.Kitchens.Overview;
using SafeDiningCode.Web.Kitchens.Records;
using SafeDiningCode.Web.Kitchens.Simulation;

namespace SafeDiningCode.Tests.Data.Statements;

/// <summary>A kitchen declared, heard of, fallen silent, declared anew, withdrawn; its history read and forgotten.</summary>
internal static class KitchenSteps
{
    public static async Task RunAsync(TestServices services)
    {
        var book = services.Get<KitchenBook>();
        var declarations = services.Get<KitchenDeclarations>();
        var start = services.Clock.GetUtcNow();
        var eatery = await Eateries.AddAsync(services.Database);
        var (actor, scoped) = (Actor.Console, Beats.InScope(eatery));
        Assert.Null(await declarations.FindAsync(eatery));
        Assert.True(await declarations.DeclareAsync(actor, scoped, KitchenKind.Network, "https://video.example.com/1"));
        Assert.False(await declarations.DeclareAsync(actor, scoped, KitchenKind.Network, "https://video.example.com/1"));
        var declared = (await declarations.FindAsync(eatery))!;
        Assert.Equal(
            ("network", "owner", "https://video.example.com/1", "pending", 1, Eateries.Street),
            (declared.Kind, declared.DeclaredBy, declared.Viewing, declared.State, declared.StateNumber, declared.Division));
        Assert.Equal((start.UtcDateTime, start.UtcDateTime), (declared.DeclaredAt, declared.StateSince));

        Assert.Equal([HeartbeatOutcome.Heard, HeartbeatOutcome.Unknown], (await book.HearAsync([services.Beat(declared.Id), services.Beat("K000000000000")])).Select(answer => answer.Outcome));
        services.Clock.Advance(TimeSpan.FromHours(1));
        // Earlier steps have left a kitchen too.
        Assert.True(await book.LookAsync(services.Clock.GetUtcNow().UtcDateTime) > 0);
        Assert.Equal(0, await book.LookAsync(services.Clock.GetUtcNow().UtcDateTime));
        await OutageAsync(services, eatery);
        Assert.True(await declarations.DeclareAsync(actor, scoped, KitchenKind.Network, viewing: null));
        Assert.True(await declarations.WithdrawAsync(actor, scoped));
        Assert.False(await declarations.WithdrawAsync(actor, scoped));

        var past = await services.Get<KitchenHistory>().ReadAsync(eatery);
        Assert.Equal(
            [KitchenState.Pending, KitchenState.Active, KitchenState.Degraded, KitchenState.Offline, KitchenState.NotDeclared],
            past.Changes.Select(change => change.State));
        Assert.Equal(past.Changes[1].SinceUtc.AddMinutes(30).AddMilliseconds(1).AddSeconds(-past.Changes[1].SinceUtc.Second), past.Changes[3].SinceUtc);

        await OverviewAsync(services);
        Assert.Equal(
            ["kitchen.declare", "kitchen.declare", "kitchen.withdraw"],
            await services.ColumnAsync($"SELECT action FROM audit_entry WHERE eatery_id = {eatery} ORDER BY number"));
        services.Clock.Set(services.Clock.GetUtcNow().AddMonths(14));
        await services.Get<KitchenHistory>().PurgeAsync();
        Assert.Equal("not-declared", await services.ValueAsync<string>($"SELECT state FROM kitchen_state WHERE eatery_id = {eatery}"));
        services.Clock.Set(start);
    }

    private static async Task OutageAsync(TestServices services, long eatery)
    {
        var (clock, outages) = (services.Clock.GetUtcNow(), services.Get<KitchenOutageNotices>());
        var owner = await People.AddAsync(services.Provider, Role.Owner, eateryIds: [eatery]);
        services.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(1, await outages.SendAsync());
        Assert.Equal(0, await outages.SendAsync());
        Assert.Equal(3, await services.ValueAsync<int>($"SELECT o.number FROM kitchen_outage o JOIN notice n ON n.eatery_id = o.eatery_id WHERE n.account_id = {owner}"));
        services.Clock.Advance(TimeSpan.FromDays(11));
        await outages.TidyAsync();
        Assert.Equal(0, await services.ValueAsync<int>($"SELECT COUNT(*) FROM kitchen_outage WHERE eatery_id = {eatery}"));
        services.Clock.Set(clock);
    }

    private static async Task OverviewAsync(TestServices services)
    {
        // Nobody listens there: the demo's kitchens are looked up, and that nobody answers is counted.
        var simulated = await services.Get<KitchenSimulation>().RunAsync(
            new SimulationPlan(new Uri("http://127.0.0.1:9"), "sd_NONE", Rounds: 1, TimeSpan.FromMinutes(1), FrozenPercent: 0, LatePercent: 0));
        Assert.Equal([KeyValuePair.Create(0, 1)], simulated.Failed);
        var overview = services.Get<KitchenOverview>();
        var all = await overview.ReadAsync(Scope.OfDivision("5301"), state: null, kind: null, page: 1);
        var offline = await overview.ReadAsync(Scope.OfDivision("5301"), KitchenState.Offline, KitchenKind.Network, page: 1);
        Assert.True(all.Rows.Count > offline.Rows.Count && offline.Rows.Count > 0);
        Assert.Equal((all.Matching, offline.Matching), (all.Rows.Count, offline.Rows.Count));
        Assert.All(offline.Rows, row => Assert.Equal(("offline", "network"), (row.State, row.Kind)));
        Assert.Empty((await overview.ReadAsync(Scope.OfDivision("5301"), state: null, kind: null, page: 2)).Rows);
        Assert.Empty((await overview.ReadAsync(Scope.OfDivision("5303"), state: null, kind: null, page: 1)).Rows);
    }
}
