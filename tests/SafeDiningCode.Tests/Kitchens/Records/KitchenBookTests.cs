using SafeDiningCode.Rules.Kitchens;
using SafeDiningCode.Tests.Registry.Import;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Kitchens.Declarations;
using SafeDiningCode.Web.Kitchens.Heartbeats;
using SafeDiningCode.Web.Kitchens.History;
using SafeDiningCode.Web.Kitchens.Records;

namespace SafeDiningCode.Tests.Kitchens.Records;

/// <summary>Heartbeats and time, written down on each engine, by one instance and by two.</summary>
public sealed class KitchenBookTests
{
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_heartbeat_is_written_and_told_and_one_of_the_same_minute_is_neither(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        var kitchen = await services.DeclaredAsync();
        var told = await ChangesAsync(services);
        services.Clock.Advance(TimeSpan.FromSeconds(70));

        Assert.Equal(new HeartbeatAnswer(HeartbeatOutcome.Heard, KitchenState.Active), Assert.Single(await HearAsync(services, services.Beat(kitchen.Id))));
        var first = await services.KitchenAsync(kitchen.EateryId);
        Assert.Equal(("active", 2, kitchen.Revision + 1), (first.State, first.StateNumber, first.Revision));
        Assert.Equal(told + 1, await ChangesAsync(services));

        services.Clock.Advance(TimeSpan.FromSeconds(20));
        await HearAsync(services, services.Beat(kitchen.Id), services.Beat(kitchen.Id, frameAge: 400));
        Assert.Equal(first, await services.KitchenAsync(kitchen.EateryId));

        services.Clock.Advance(TimeSpan.FromSeconds(60));
        await HearAsync(services, services.Beat(kitchen.Id));
        var second = await services.KitchenAsync(kitchen.EateryId);
        Assert.Equal((first.HeartbeatAt!.Value.AddMinutes(1), first.State, first.StateSince), (second.HeartbeatAt, second.State, second.StateSince));
        // What no page shows otherwise than before is not told.
        Assert.Equal(told + 1, await ChangesAsync(services));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Who_may_not_speak_of_a_kitchen_learns_nothing_of_it_and_a_withdrawn_one_is_not_revived(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        var kitchen = await services.DeclaredAsync();
        var glass = await services.DeclaredAsync(KitchenKind.Transparent);
        var withdrawn = await services.DeclaredAsync(KitchenKind.Network);
        await services.Get<KitchenDeclarations>().WithdrawAsync(Actor.Console, Beats.InScope(withdrawn.EateryId));

        var answers = await HearAsync(
            services,
            services.Beat("K123456789ABC"), services.Beat(kitchen.Id, allowed: false), services.Beat(glass.Id), services.Beat(withdrawn.Id));

        Assert.Equal(
            [HeartbeatOutcome.Unknown, HeartbeatOutcome.Unknown, HeartbeatOutcome.NotDeclared, HeartbeatOutcome.NotDeclared],
            answers.Select(answer => answer.Outcome));
        Assert.All(answers, answer => Assert.Null(answer.State));
        Assert.Equal(kitchen, await services.KitchenAsync(kitchen.EateryId));
        Assert.Equal("not-declared", (await services.KitchenAsync(withdrawn.EateryId)).State);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Two_instances_that_look_at_once_write_one_history(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        await using var other = await services.AnotherAsync();
        List<KitchenRow> kitchens = [];
        for (var i = 0; i < 12; i++)
        {
            kitchens.Add(await services.DeclaredAsync());
        }

        await HearAsync(services, [.. kitchens.Select(kitchen => services.Beat(kitchen.Id))]);
        var heard = services.Clock.GetUtcNow().UtcDateTime;
        services.Clock.Advance(TimeSpan.FromMinutes(45));
        var now = services.Clock.GetUtcNow().UtcDateTime;
        var looks = await Task.WhenAll(Enumerable.Range(0, 6).Select(place => Task.Run(() => (place % 2 == 0 ? services : other).Get<KitchenBook>().LookAsync(now))));

        Assert.Equal(kitchens.Count, looks.Sum());
        foreach (var kitchen in kitchens)
        {
            var past = await services.Get<KitchenHistory>().ReadAsync(kitchen.EateryId);
            Assert.Equal(
                [
                    new KitchenChange(KitchenState.Pending, heard), new KitchenChange(KitchenState.Active, heard),
                    new KitchenChange(KitchenState.Degraded, heard.AddMinutes(5).AddMilliseconds(1)),
                    new KitchenChange(KitchenState.Offline, heard.AddMinutes(30).AddMilliseconds(1)),
                ],
                past.Changes);
        }
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Two_platforms_at_two_instances_lose_nothing_of_each_other(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        await using var other = await services.AnotherAsync();
        var kitchen = await services.DeclaredAsync();
        for (var minute = 0; minute < 15; minute++)
        {
            services.Clock.Advance(TimeSpan.FromMinutes(1));
            // One whose picture froze at the start, one that is well, and somebody looking.
            await Task.WhenAll(
                Task.Run(() => HearAsync(services, services.Beat(kitchen.Id, frameAge: minute * 60))),
                Task.Run(() => HearAsync(other, services.Beat(kitchen.Id))),
                Task.Run(() => other.Get<KitchenBook>().LookAsync(services.Clock.GetUtcNow().UtcDateTime)));
        }

        var row = await services.KitchenAsync(kitchen.EateryId);
        Assert.Equal((services.Clock.GetUtcNow().UtcDateTime, services.Clock.GetUtcNow().UtcDateTime, "active"), (row.HeartbeatAt, row.FrameAt, row.State));
        Assert.Equal(["pending", "active"], await services.ColumnAsync($"SELECT state FROM kitchen_state WHERE eatery_id = {kitchen.EateryId} ORDER BY number"));
    }

    [Fact]
    public async Task What_was_heard_before_there_was_a_history_is_written_down_by_the_first_look()
    {
        await using var services = await TestServices.CreateAsync();
        var heard = services.Clock.GetUtcNow().UtcDateTime.AddMinutes(-12);
        var eatery = await Eateries.AddAsync(services.Database, kitchen: KitchenKind.Video, heartbeatAt: heard, frameAt: heard);

        Assert.Equal(1, await services.Get<KitchenBook>().LookAsync(services.Clock.GetUtcNow().UtcDateTime));

        Assert.Equal(("degraded", heard.AddMinutes(5).AddMilliseconds(1)), await StateAsync(services, eatery));
    }

    [Fact]
    public async Task More_kitchens_than_are_looked_at_at_once_are_all_looked_at()
    {
        await using var services = await TestServices.CreateAsync();
        var heard = services.Clock.GetUtcNow().UtcDateTime.AddMinutes(-12);
        const int Many = KitchenBook.AtOnce + 3;
        for (var i = 0; i < Many; i++)
        {
            await Eateries.AddAsync(services.Database, kitchen: KitchenKind.Video, heartbeatAt: heard, frameAt: heard);
        }

        Assert.Equal(Many, await services.Get<KitchenBook>().LookAsync(services.Clock.GetUtcNow().UtcDateTime));
    }

    private static Task<HeartbeatAnswer[]> HearAsync(TestServices services, params Heartbeat[] heartbeats) => services.Get<KitchenBook>().HearAsync(heartbeats);

    private static Task<int> ChangesAsync(TestServices services) => services.ValueAsync<int>("SELECT COUNT(*) FROM change_log");

    private static async Task<(string State, DateTime Since)> StateAsync(TestServices services, long eatery)
    {
        var row = await services.KitchenAsync(eatery);
        return (row.State, row.StateSince);
    }
}
