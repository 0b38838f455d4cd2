using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using SafeDiningCode.Tests.Support;

namespace SafeDiningCode.Tests.Faults;

/// <summary>How long scans take while others wait for a database that gives no answer.</summary>
[Collection(Alone.Name)]
public sealed class DatabaseWaitTests
{
    private const int EateryCount = 60;

    [Fact]
    public async Task Those_who_wait_for_the_database_do_not_hold_up_those_who_need_it_not()
    {
        await using var city = await Instances.PrepareAsync(eateries: EateryCount, redis: RedisProcess.NotStarted());
        await city.AddServersAsync(1);
        var client = city.Clients[0];
        await client.GetAsync($"/c/{city.Codes[0]}", TestContext.Current.CancellationToken);
        await Measured.AssertAtMostAsync(TimeSpan.FromMilliseconds(250), _ => LatencyBesideWaitersAsync(city, client));
    }

    private static async Task<TimeSpan> LatencyBesideWaitersAsync(Instances city, HttpClient client)
    {
        var scans = new ConcurrentBag<TimeSpan>();
        using (await HeldDatabase.HoldAsync(city.DatabaseFile))
        {
            var clock = Stopwatch.StartNew();
            var waiting = Enumerable.Range(1, EateryCount - 1).Select(eatery => Task.Run(async () =>
            {
                while (clock.Elapsed < TimeSpan.FromSeconds(5))
                {
                    using var page = await client.GetAsync($"/c/{city.Codes[eatery]}");
                    using var district = await client.GetAsync("/districts/5301");
                }
            }));
            var scanning = Task.Run(async () =>
            {
                while (clock.Elapsed < TimeSpan.FromSeconds(5))
                {
                    var started = Stopwatch.GetTimestamp();
                    using var page = await client.GetAsync($"/c/{city.Codes[0]}");
                    scans.Add(Stopwatch.GetElapsedTime(started));
                    Assert.Equal(HttpStatusCode.OK, page.StatusCode);
                }
            });
            await Task.WhenAll([.. waiting, scanning]);
        }

        return scans.Order().ElementAt((int)(0.99 * (scans.Count - 1)));
    }
}
