using SafeDiningCode.Rules.Kitchens;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.ApiKeys;
using SafeDiningCode.Web.Kitchens.Simulation;

namespace SafeDiningCode.Tests.Kitchens.Simulation;

/// <summary>The simulator against a server on a socket of this machine.</summary>
public sealed class KitchenSimulationTests
{
    [Fact]
    public async Task Every_demo_kitchen_with_a_camera_is_heard_of()
    {
        await using var site = await TestSite.StartAsync(onKestrel: true, ("urls", "http://127.0.0.1:0"));
        for (var i = 0; i < 3; i++)
        {
            await Eateries.AddAsync(site.Database, kitchen: i == 0 ? KitchenKind.Network : KitchenKind.Video);
        }

        await Eateries.AddAsync(site.Database, kitchen: KitchenKind.Transparent);
        await Eateries.AddAsync(site.Database, sign: "真的店", kitchen: KitchenKind.Video);
        var key = await site.Get<ApiKeyRegister>().AddAsync(Actor.Console, "simulator", [KeyPurposes.KitchenHeartbeat], "5301");

        var summary = await site.Get<KitchenSimulation>().RunAsync(Plan(site, key));

        Assert.Equal((3, 3, 3), (summary.Kitchens, summary.Sent, summary.Heard));
        Assert.Empty(summary.Refused);
        Assert.Empty(summary.Failed);
        Assert.Equal(3, await site.ValueAsync<int>("SELECT COUNT(*) FROM kitchen WHERE state = 'active' AND kind <> 'transparent'"));
    }

    [Fact]
    public async Task A_key_that_is_none_is_told()
    {
        await using var site = await TestSite.StartAsync(onKestrel: true, ("urls", "http://127.0.0.1:0"));
        await Eateries.AddAsync(site.Database, kitchen: KitchenKind.Video);

        var summary = await site.Get<KitchenSimulation>().RunAsync(Plan(site, "sd_NONE"));

        Assert.Equal((1, 0), (summary.Sent, summary.Heard));
        Assert.Equal([KeyValuePair.Create(401, 1)], summary.Failed);
    }

    private static SimulationPlan Plan(TestSite site, string key) => new(site.Client.BaseAddress!, key, Rounds: 1, TimeSpan.FromMinutes(1), FrozenPercent: 0, LatePercent: 0);
}
