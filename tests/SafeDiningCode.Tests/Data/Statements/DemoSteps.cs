using SafeDiningCode.Tests.Rating.Intake;
using SafeDiningCode.Tests.Registry.Import;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Demo;

namespace SafeDiningCode.Tests.Data.Statements;

/// <summary>The fictional city, beside what the other steps left: its ratings add to the roll-ups that are there.</summary>
internal static class DemoSteps
{
    private const int Shops = 14;

    public static async Task RunAsync(TestServices services)
    {
        var demo = services.Get<DemoData>();
        Assert.True(await demo.HoldsRealEateriesAsync());
        Assert.False(await demo.IsRegistryEmptyAsync());
        var before = await Arrivals.CountedAsync(services);

        var added = await demo.FillAsync(Shops, ratingCount: 400);
        Assert.Equal(0, await demo.FillAsync(Shops, ratingCount: 400));

        Assert.InRange(added, 300, 420);
        Assert.Equal(before + added, await Arrivals.CountedAsync(services));
        Assert.Equal(before + added, await Arrivals.RolledUpAsync(services));
        await Arrivals.AssertCleanAsync(services);
        Assert.True(await services.ValueAsync<int>("SELECT COUNT(*) FROM inspection WHERE source = 'routine'") > 3);
        Assert.Equal(1, await services.ValueAsync<int>("SELECT COUNT(*) FROM inspection_failure WHERE key_item = 0 AND position = 3 AND mended_on IS NOT NULL"));
        Assert.Equal(2, await services.ValueAsync<int>("SELECT COUNT(*) FROM inspection_failure WHERE key_item = 1 AND mended_on IS NULL"));
        Assert.True(await services.ValueAsync<int>("SELECT COUNT(*) FROM kitchen WHERE heartbeat_at = '2026-11-23T04:00:00.000' AND frame_at = heartbeat_at AND state = 'active' AND viewing IS NOT NULL") > 0);
        Assert.True(await services.ValueAsync<int>("SELECT COUNT(*) FROM kitchen_state WHERE state = 'offline'") > 3);
        Assert.Equal(12, await services.ValueAsync<int>("SELECT COUNT(*) FROM staff_member WHERE certificate LIKE '示例00000%' AND valid_until >= 20261123"));
        Assert.Equal(DemoRatings.Days, await services.ValueAsync<int>("SELECT COUNT(DISTINCT day) FROM unit_total"));
        await using var session = await services.Database.OpenAsync();
        var examples = await session.QueryAsync<Greeting.ExampleCodeRow>("ExampleCodes", new { Most = 3 });
        Assert.Equal(3, examples.Count);
        Assert.All(examples, example => Assert.True(example.Name.Length > 0 && example.Serial > 0 && example.KeyVersion == 1));
    }
}
