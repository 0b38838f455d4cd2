using System.Diagnostics;
using System.Net;
using Dapper;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Registry.Changes;

namespace SafeDiningCode.Tests.Faults;

/// <summary>The database goes away under a real server: what is known is shown with its age, nothing typed is lost, and all comes back by itself.</summary>
public sealed class DatabaseAwayTests
{
    private const int EateryCount = 5;
    private const string NewSign = "示例换了招牌";
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

        using (await HeldDatabase.HoldAsync(city.DatabaseFile))
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

        await Eventually.HoldsAsync(
            async () => (await client.GetAsync($"/c/{city.Codes[3]}", TestContext.Current.CancellationToken)).StatusCode == HttpStatusCode.OK,
            "It does not come back by itself.");

        // The same forms again, with what they said: each counts once, also where the first sending was stored late.
        foreach (var (code, form) in new[] { (fresh, formOfKnown), (unknown, formOfUnknown) })
        {
            using var sent = await SendAsync(client, code, form);
            Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        }

        Assert.Equal(2, await Rating.Intake.Arrivals.CountedAsync(city.Command));
        await Rating.Intake.Arrivals.AssertCleanAsync(city.Command);
    }

    private static async Task ChangeAsync(Instances city, IEnumerable<long> eateries)
    {
        // In memory, so that only the change log can bring its new name.
        await city.Clients[0].GetAsync($"/c/{city.Codes[^1]}", TestContext.Current.CancellationToken);
        await using (var session = await city.Command.Database.BeginAsync())
        {
            await session.Connection.ExecuteAsync("UPDATE eatery SET sign = @NewSign WHERE id = @last", new { NewSign, last = city.EateryIds[^1] }, session.Transaction);
            await city.Command.Get<ChangeLog>().AddAsync(session, [.. eateries, city.EateryIds[^1]], TimeProvider.System.GetUtcNow().UtcDateTime);
            await session.CommitAsync();
        }

        // Once the last of them shows its new name the server knows of all; nobody scans the others, so they are not read again.
        await Eventually.HoldsAsync(
            async () => (await city.Clients[0].GetStringAsync($"/c/{city.Codes[^1]}", TestContext.Current.CancellationToken)).Contains(NewSign, StringComparison.Ordinal),
            "The change is not shown.");
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
        // It waits for some seconds and not for ever; the machine may be busy with something else.
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromMinutes(1));
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
