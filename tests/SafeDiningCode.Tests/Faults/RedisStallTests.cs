using System.Diagnostics;
using System.Net;
using SafeDiningCode.Tests.Support;

namespace SafeDiningCode.Tests.Faults;

/// <summary>A Redis that gives no answer holds nobody up for long.</summary>
[Collection(Alone.Name)]
public sealed class RedisStallTests
{
    private const int EateryCount = 300;
    private static readonly (string, string)[] NoLimits = [("Limits:RatingsPerNetworkPerMinute", "0")];

    [Fact]
    public async Task Standing_still_for_ten_seconds_it_holds_up_no_scan()
    {
        await using var city = await Instances.PrepareAsync(eateries: EateryCount);
        await city.AddServersAsync(2, NoLimits);
        await using var load = new Load(city);
        await Measured.AssertAtMostAsync(TimeSpan.FromMilliseconds(250), async _ =>
        {
            await load.RunAsync(TimeSpan.FromSeconds(2));
            load.Forget();
            await load.RunWhileAsync(StandStillAsync);
            load.AssertNothingFailed();
            return load.Latency(0.99);
        });

        async Task StandStillAsync()
        {
            await city.Redis.PauseAsync();
            for (var second = 0; second < 10; second++)
            {
                // What has changed is not in memory any more: only these scans would wait for Redis.
                await load.ChangeAllAsync();
                await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
            }

            await city.Redis.ResumeAsync();
        }
    }

    [Fact]
    public async Task A_call_that_is_lost_delays_a_change_by_less_than_two_seconds()
    {
        await using var city = await Instances.PrepareAsync(eateries: 3);
        await city.AddServersAsync(1);
        // A command that knows of no Redis: it tells the change log and calls nobody.
        var settings = city.Settings().Where(setting => setting != city.Redis.Setting).ToArray();
        await Measured.AssertAtMostAsync(TimeSpan.FromSeconds(2), async attempt =>
        {
            var path = $"/c/{city.Codes[attempt]}";
            await city.Clients[0].GetAsync(path, TestContext.Current.CancellationToken);
            var (exitCode, output) = await ServerProcess.RunAsync(Path.GetTempPath(), ["revoke", $"{city.Codes[attempt]}"], settings);
            Assert.True(exitCode == 0, output);
            var revoked = Stopwatch.StartNew();
            await Eventually.HoldsAsync(
                async () => (await city.Clients[0].GetAsync(path, TestContext.Current.CancellationToken)).StatusCode == HttpStatusCode.Gone,
                "The change is not shown.");
            return revoked.Elapsed;
        });
    }
}
