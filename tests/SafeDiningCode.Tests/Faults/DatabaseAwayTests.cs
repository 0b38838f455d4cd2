using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Microsoft.Data.Sqlite;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Registry.Changes;

namespace SafeDiningCode.Tests.Faults;

/// <summary>The database goes away under a real server: what is known is shown with its age, nothing typed is lost, and all comes back by itself.</summary>
[Collection(Alone.Name)]
public sealed class DatabaseAwayTests
{
    private const int EateryCount = 60;
    private const string Words = "碗边有油渍，请多冲一遍";

    [Fact]
    public async Task Cached_scans_go_on_with_their_age_and_the_rest_is_told_to_come_back()
    {
        await using var city = await Instances.PrepareAsync(eateries: EateryCount, redis: RedisProcess.NotStarted());
        await city.AddServersAsync(1, ("Limits:RatingsPerNetworkPerMinute", "0"));
        var client = city.Clients[0];
        var (fresh, changed, unknown) = (city.Codes[0], city.Codes[1], city.Codes[2]);
        await client.GetAsync($"/c/{fresh}", TestContext.Current.CancellationToken);
        await client.GetAsync($"/c/{changed}", TestContext.Current.CancellationToken);
        var formOfKnown = await FormAsync(client, fresh);
        var formOfUnknown = await FormAsync(client, unknown);
        await ChangeAsync(city, [city.EateryIds[1], city.EateryIds[2]]);

        using (await HeldDatabase.HoldAsync(new SqliteConnectionStringBuilder(DatabaseOf(city)).DataSource))
        {
            Assert.DoesNotContain("暂时取不到最新信息", await client.GetStringAsync($"/c/{fresh}", TestContext.Current.CancellationToken), StringComparison.Ordinal);
            Assert.Contains("暂时取不到最新信息", await client.GetStringAsync($"/c/{changed}", TestContext.Current.CancellationToken), StringComparison.Ordinal);
            await AssertBusyAsync(() => client.GetAsync($"/c/{city.Codes[3]}", TestContext.Current.CancellationToken));
            await AssertBusyAsync(() => client.GetAsync($"/api/v1/eateries/{city.Codes[3]}", TestContext.Current.CancellationToken));
            Assert.Contains(Words, await AssertBusyAsync(() => SendAsync(client, fresh, formOfKnown)), StringComparison.Ordinal);
            Assert.Contains(Words, await AssertBusyAsync(() => SendAsync(client, unknown, formOfUnknown)), StringComparison.Ordinal);
            Assert.Contains("\"database\":\"down\"", await AssertBusyAsync(
                () => client.GetAsync("/healthz/ready", TestContext.Current.CancellationToken), retryAfter: false), StringComparison.Ordinal);
        }

        var back = Stopwatch.StartNew();
        while ((await client.GetAsync($"/c/{city.Codes[3]}", TestContext.Current.CancellationToken)).StatusCode != HttpStatusCode.OK)
        {
            Assert.True(back.Elapsed < TimeSpan.FromSeconds(15), "It does not come back by itself.");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        // The same forms again, with what they said: each counts once, also where the first sending was stored late.
        foreach (var (code, form) in new[] { (fresh, formOfKnown), (unknown, formOfUnknown) })
        {
            using var sent = await SendAsync(client, code, form);
            Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        }

        Assert.Equal(2, await Rating.Intake.Arrivals.CountedAsync(city.Command));
        await Rating.Intake.Arrivals.AssertCleanAsync(city.Command);
    }

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
        using (await HeldDatabase.HoldAsync(new SqliteConnectionStringBuilder(DatabaseOf(city)).DataSource))
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

    private static string DatabaseOf(Instances city) => city.Settings().Single(setting => setting.Key == "ConnectionStrings:Database").Value;

    private static async Task ChangeAsync(Instances city, IEnumerable<long> eateries)
    {
        await using (var session = await city.Command.Database.BeginAsync())
        {
            await city.Command.Get<ChangeLog>().AddAsync(session, eateries, TimeProvider.System.GetUtcNow().UtcDateTime);
            await session.CommitAsync();
        }

        // The server asks the change log twice a second; nobody scans meanwhile, so nothing is read again.
        await Task.Delay(TimeSpan.FromSeconds(3), TestContext.Current.CancellationToken);
    }

    private static async Task<string> FormAsync(HttpClient client, object code)
    {
        using var shown = await client.GetAsync($"/c/{code}/rate", TestContext.Current.CancellationToken);
        var form = await TestSite.ParseAsync(shown);
        return form.QuerySelector("[name=token]")!.GetAttribute("value")!;
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient client, object code, string token) => client.PostAsync(
        $"/c/{code}/rate",
        new FormUrlEncodedContent([new("value", "dissatisfied"), new("reasons", "tableware"), new("comment", Words), new("token", token)]),
        TestContext.Current.CancellationToken);

    private static async Task<string> AssertBusyAsync(Func<Task<HttpResponseMessage>> ask, bool retryAfter = true)
    {
        var clock = Stopwatch.StartNew();
        using var response = await ask();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal(retryAfter, response.Headers.RetryAfter is not null);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(15));
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
