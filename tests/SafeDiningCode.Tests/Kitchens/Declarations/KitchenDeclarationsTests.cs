using SafeDiningCode.Rules.Kitchens;
using SafeDiningCode.Tests.Registry.Import;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Kitchens.Declarations;
using SafeDiningCode.Web.Kitchens.Records;

namespace SafeDiningCode.Tests.Kitchens.Declarations;

public sealed class KitchenDeclarationsTests
{
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Another_kind_begins_anew_and_another_page_does_not(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        var declarations = services.Get<KitchenDeclarations>();
        var kitchen = await services.DeclaredAsync(KitchenKind.Network);
        await services.Get<KitchenBook>().HearAsync([services.Beat(kitchen.Id)]);
        services.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.True(await declarations.DeclareAsync(Actor.Console, Beats.InScope(kitchen.EateryId), KitchenKind.Network, "https://video.example.com/7"));
        var moved = await services.KitchenAsync(kitchen.EateryId);
        Assert.Equal(("active", kitchen.DeclaredAt, kitchen.Id, "https://video.example.com/7"), (moved.State, moved.DeclaredAt, moved.Id, moved.Viewing));
        Assert.NotNull(moved.HeartbeatAt);

        Assert.True(await declarations.DeclareAsync(Actor.Console, Beats.InScope(kitchen.EateryId), KitchenKind.Video, viewing: null));
        var changed = await services.KitchenAsync(kitchen.EateryId);
        Assert.Equal(("pending", services.Clock.GetUtcNow().UtcDateTime, kitchen.Id), (changed.State, changed.DeclaredAt, changed.Id));
        Assert.Null(changed.HeartbeatAt);
        Assert.Null(changed.Viewing);
        Assert.Equal(["pending", "active", "pending"], await HistoryAsync(services, kitchen.EateryId));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_withdrawn_kitchen_can_be_declared_again_under_its_old_name(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        var declarations = services.Get<KitchenDeclarations>();
        var kitchen = await services.DeclaredAsync(KitchenKind.Transparent);

        Assert.True(await declarations.WithdrawAsync(Actor.Console, Beats.InScope(kitchen.EateryId)));
        Assert.Null((await services.KitchenAsync(kitchen.EateryId)).DeclaredKind);
        services.Clock.Advance(TimeSpan.FromDays(1));
        Assert.True(await declarations.DeclareAsync(Actor.Console, Beats.InScope(kitchen.EateryId), KitchenKind.Transparent, viewing: null));

        var again = await services.KitchenAsync(kitchen.EateryId);
        Assert.Equal((kitchen.Id, "active", KitchenKind.Transparent), (again.Id, again.State, again.DeclaredKind));
        Assert.Equal(["active", "not-declared", "active"], await HistoryAsync(services, kitchen.EateryId));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task What_an_owner_has_said_of_the_kitchen_an_import_leaves_alone(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        using var extract = new Extract();
        await services.ImportAsync(extract, extract.Csv(Extract.Row(1), Extract.Row(2)));
        var (first, second) = (await EateryAsync(services, 1), await EateryAsync(services, 2));
        await services.Get<KitchenDeclarations>().DeclareAsync(Actor.Console, Beats.InScope(first), KitchenKind.Transparent, viewing: null);
        await services.Get<KitchenDeclarations>().WithdrawAsync(Actor.Console, Beats.InScope(second));

        await services.ImportAsync(extract, extract.Csv(Extract.Row(1, kitchen: "无"), Extract.Row(2, kitchen: "网络厨房")));

        Assert.Equal(KitchenKind.Transparent, (await services.KitchenAsync(first)).DeclaredKind);
        Assert.Null((await services.KitchenAsync(second)).DeclaredKind);
    }

    private static Task<long> EateryAsync(TestServices services, int number) =>
        services.ValueAsync<long>($"SELECT eatery_id FROM licence WHERE number = '{Extract.Licence(number)}'");

    private static Task<IEnumerable<string>> HistoryAsync(TestServices services, long eatery) =>
        services.ColumnAsync($"SELECT state FROM kitchen_state WHERE eatery_id = {eatery} ORDER BY number");
}
