using System.Diagnostics;
using System.Net;
using SafeDiningCode.Tests.Support;

namespace SafeDiningCode.Tests.Faults;

/// <summary>Whatever becomes of Redis, scans and ratings go on.</summary>
[Collection(Alone.Name)]
public sealed class RedisFaultsTests
{
    private const int EateryCount = 300;
    private static readonly (string, string)[] NoLimits = [("Limits:RatingsPerNetworkPerMinute", "0")];

    [Fact]
    public async Task Absent_at_the_start_it_is_missed_by_nobody_and_found_when_it_comes()
    {
        await using var city = await Instances.PrepareAsync(eateries: 2, redis: RedisProcess.NotStarted());
        await city.AddServersAsync(1);
        var client = city.Clients[0];

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"/c/{city.Codes[0]}", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await JsonRating.SendAsync(client, city.Codes[0], "device-one")).Status);
        Assert.Contains("\"degraded\"", await client.GetStringAsync("/healthz/ready", TestContext.Current.CancellationToken), StringComparison.Ordinal);

        await city.Redis.StartAgainAsync();
        await UntilAsync(async () => (await client.GetStringAsync("/healthz/ready", TestContext.Current.CancellationToken)).Contains("\"ready\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Killed_and_started_again_under_load_no_scan_and_no_rating_fails()
    {
        await using var city = await Instances.PrepareAsync(eateries: EateryCount);
        await city.AddServersAsync(2, NoLimits);
        await using var load = new Load(city);
        await load.RunWhileAsync(async () =>
        {
            await CopiesAsync();
            await city.Redis.KillAsync();
            await Task.Delay(TimeSpan.FromSeconds(3), TestContext.Current.CancellationToken);
            await city.Redis.StartAgainAsync();
            Assert.Equal(0, await city.Redis.CountKeysAsync("sd:profile:*"));

            // The cache works again: what is changed now is read once and its copy is there.
            await CopiesAsync();
        });
        load.AssertNothingFailed();

        Task CopiesAsync() => UntilAsync(async () =>
        {
            await load.ChangeAllAsync();
            await Task.Delay(TimeSpan.FromMilliseconds(200), TestContext.Current.CancellationToken);
            return await city.Redis.CountKeysAsync("sd:profile:*") > 0;
        });
    }

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
            await UntilAsync(async () => (await city.Clients[0].GetAsync(path, TestContext.Current.CancellationToken)).StatusCode == HttpStatusCode.Gone);
            return revoked.Elapsed;
        });
    }

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        var clock = Stopwatch.StartNew();
        while (!await condition())
        {
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(15), "It did not come back within seconds.");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}
