using System.Net;
using SafeDiningCode.Tests.Support;

namespace SafeDiningCode.Tests.Faults;

/// <summary>Whatever becomes of Redis, scans and ratings go on.</summary>
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

            // It keeps nothing over its end. The cache works again: what is changed now is read once and its copy is there.
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

    private static Task UntilAsync(Func<Task<bool>> condition) => Eventually.HoldsAsync(condition, "It did not come back.");
}
