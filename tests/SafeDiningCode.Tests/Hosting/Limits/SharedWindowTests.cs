using System.Threading.RateLimiting;
using SafeDiningCode.Tests.Data.Redis;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Data.Redis;
using SafeDiningCode.Web.Hosting.Limits;

namespace SafeDiningCode.Tests.Hosting.Limits;

public sealed class SharedWindowTests
{
    private const int Permits = 5;

    [Fact]
    public async Task So_many_a_minute_and_the_next_minute_again()
    {
        await using var services = await TestServices.CreateAsync();
        services.Clock.Set(new DateTimeOffset(2026, 11, 22, 4, 0, 40, TimeSpan.Zero));
        using var window = Window(services, services.Get<RedisLink>());

        Assert.Equal(Permits, await AcquiredAsync(window, Permits + 3));
        using (var refused = await window.AcquireAsync(1, TestContext.Current.CancellationToken))
        {
            Assert.True(refused.TryGetMetadata(MetadataName.RetryAfter, out var wait));
            Assert.Equal(TimeSpan.FromSeconds(20), wait);
        }

        services.Clock.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(Permits, await AcquiredAsync(window, Permits + 3));
    }

    [Fact]
    public async Task What_was_counted_is_not_thrown_away_while_its_minute_lasts()
    {
        await using var services = await TestServices.CreateAsync();
        using var window = Window(services, services.Get<RedisLink>());
        await AcquiredAsync(window, 1);

        services.Clock.Advance(TimeSpan.FromSeconds(50));
        Assert.Null(window.IdleDuration);
        services.Clock.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(TimeSpan.FromSeconds(70), window.IdleDuration);
    }

    [Fact]
    public async Task Two_instances_count_together_and_another_network_for_itself()
    {
        await using var services = await TestServices.CreateAsync();
        await using var redis = await RedisProcess.StartAsync();
        using var one = await RedisLinkTests.LinkAsync(services, redis.Connection);
        using var two = await RedisLinkTests.LinkAsync(services, redis.Connection);
        await RedisLinkTests.AnswersAsync(one);
        await RedisLinkTests.AnswersAsync(two);
        using var here = Window(services, one);
        using var there = Window(services, two);
        using var elsewhere = Window(services, two, "198.51.100.9");

        Assert.Equal(Permits, await AcquiredAsync(here, Permits - 2) + await AcquiredAsync(there, Permits));
        Assert.Equal(Permits, await AcquiredAsync(elsewhere, Permits + 1));
    }

    private static SharedWindow Window(TestServices services, RedisLink redis, string network = "203.0.113.7") =>
        new(redis, services.Clock, "ratings", network, Permits);

    private static async Task<int> AcquiredAsync(SharedWindow window, int times)
    {
        var acquired = 0;
        for (var i = 0; i < times; i++)
        {
            using var lease = await window.AcquireAsync(1, TestContext.Current.CancellationToken);
            acquired += lease.IsAcquired ? 1 : 0;
        }

        return acquired;
    }
}
