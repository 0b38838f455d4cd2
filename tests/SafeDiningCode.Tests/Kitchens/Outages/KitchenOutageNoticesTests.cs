using SafeDiningCode.Rules.Kitchens;
using SafeDiningCode.Tests.Registry.Import;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Kitchens.Outages;
using SafeDiningCode.Web.Kitchens.Records;

namespace SafeDiningCode.Tests.Kitchens.Outages;

public sealed class KitchenOutageNoticesTests
{
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task An_owner_is_told_once_of_each_outage_that_lasts(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        var kitchen = await LiveAsync(services);
        var told = new List<int>();
        for (var minute = 0; minute < 240; minute += 10)
        {
            services.Clock.Advance(TimeSpan.FromMinutes(10));
            told.AddRange(Enumerable.Repeat(minute + 10, await LookAsync(services)));
        }

        // Live until 5 minutes after the last heartbeat, and told of an hour later.
        Assert.Equal([70], told);
        Assert.Equal(
            [FormattableString.Invariant($$"""{"shop":"{{Eateries.Sign}}","time":"2026-11-22 12:05"} /owner/eateries/{{kitchen.EateryId}}/kitchen""")],
            await services.ColumnAsync("SELECT CONCAT(parameters, ' ', link) FROM notice"));

        // Back, and out again the next day: that is another outage.
        await services.Get<KitchenBook>().HearAsync([services.Beat(kitchen.Id)]);
        services.Clock.Advance(TimeSpan.FromHours(21));
        await services.Get<KitchenBook>().HearAsync([services.Beat(kitchen.Id)]);
        services.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(1, await LookAsync(services));
        Assert.Equal(2, await services.ValueAsync<int>("SELECT COUNT(*) FROM notice"));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_frozen_picture_is_told_of_after_two_hours_however_lively_the_platform(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        var kitchen = await LiveAsync(services);
        var told = new List<int>();
        for (var minute = 1; minute <= 200; minute++)
        {
            services.Clock.Advance(TimeSpan.FromMinutes(1));
            await services.Get<KitchenBook>().HearAsync([services.Beat(kitchen.Id, frameAge: minute * 60)]);
            told.AddRange(Enumerable.Repeat(minute, await LookAsync(services)));
        }

        Assert.Equal([126], told);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Nobody_is_told_at_night_of_a_camera_that_went_out_with_the_lights(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        services.Clock.Set(new DateTimeOffset(2026, 11, 22, 21, 30, 0, TimeSpan.FromHours(8)));
        var kitchen = await LiveAsync(services);
        services.Clock.Set(new DateTimeOffset(2026, 11, 23, 9, 59, 0, TimeSpan.FromHours(8)));
        Assert.Equal(0, await LookAsync(services));
        await services.Get<KitchenBook>().HearAsync([services.Beat(kitchen.Id)]);
        services.Clock.Advance(TimeSpan.FromMinutes(4));
        Assert.Equal(0, await LookAsync(services));

        // The one that stays dark is told of when kitchens work.
        services.Clock.Set(new DateTimeOffset(2026, 11, 24, 10, 0, 0, TimeSpan.FromHours(8)));
        Assert.Equal(1, await LookAsync(services));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Kitchens_that_never_were_live_or_are_taken_back_or_out_for_days_are_no_news(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        var pending = await services.DeclaredAsync();
        await People.AddAsync(services.Provider, Role.Owner, eateryIds: [pending.EateryId]);
        var withdrawn = await LiveAsync(services);
        await services.Get<SafeDiningCode.Web.Kitchens.Declarations.KitchenDeclarations>().WithdrawAsync(Actor.Console, Beats.InScope(withdrawn.EateryId));
        var ownerless = await services.DeclaredAsync();
        await services.Get<KitchenBook>().HearAsync([services.Beat(ownerless.Id)]);
        services.Clock.Advance(TimeSpan.FromHours(3));
        Assert.Equal(0, await LookAsync(services));
        await LiveAsync(services);

        services.Clock.Advance(TimeSpan.FromDays(4));

        Assert.Equal(0, await LookAsync(services));
        Assert.Equal(0, await services.ValueAsync<int>("SELECT COUNT(*) FROM notice"));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Two_instances_tell_of_an_outage_once(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        await using var other = await services.AnotherAsync();
        for (var i = 0; i < 5; i++)
        {
            await LiveAsync(services);
        }

        services.Clock.Advance(TimeSpan.FromHours(2));
        await services.Get<KitchenBook>().LookAsync(services.Clock.GetUtcNow().UtcDateTime);
        var told = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(place => Task.Run(() => (place % 2 == 0 ? services : other).Get<KitchenOutageNotices>().SendAsync())));

        Assert.Equal(5, told.Sum());
        Assert.Equal(5, await services.ValueAsync<int>("SELECT COUNT(*) FROM notice"));
    }

    private static async Task<KitchenRow> LiveAsync(TestServices services)
    {
        var kitchen = await services.DeclaredAsync(KitchenKind.Network);
        await People.AddAsync(services.Provider, Role.Owner, eateryIds: [kitchen.EateryId]);
        await services.Get<KitchenBook>().HearAsync([services.Beat(kitchen.Id)]);
        return kitchen;
    }

    // What time alone has changed is written down first, as the sweep does it.
    private static async Task<int> LookAsync(TestServices services)
    {
        await services.Get<KitchenBook>().LookAsync(services.Clock.GetUtcNow().UtcDateTime);
        return await services.Get<KitchenOutageNotices>().SendAsync();
    }
}
