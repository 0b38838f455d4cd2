using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using SafeDiningCode.Rules.Kitchens;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.ApiKeys;
using SafeDiningCode.Web.Scanning.Changes;

namespace SafeDiningCode.Tests.Kitchens.Heartbeats;

/// <summary>What video platforms send, and what they are answered.</summary>
public sealed class HeartbeatApiTests
{
    [Fact]
    public async Task A_heartbeat_makes_a_kitchen_live_on_the_scan_page()
    {
        await using var site = await TestSite.StartAsync();
        using var platform = await PlatformAsync(site);
        var (eatery, kitchen) = await KitchenAsync(site);
        var code = await Eateries.IssueCodeAsync(site, eatery);
        Assert.Contains("待接通", await site.Client.GetStringAsync($"/c/{code}"), StringComparison.Ordinal);

        site.Clock.Advance(TimeSpan.FromSeconds(30));
        using var answer = await SendAsync(platform, kitchen, Body(site));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        Assert.Equal($$"""{"kitchen":"{{kitchen}}","state":"active"}""", await answer.Content.ReadAsStringAsync());
        await site.Get<ChangeFollower>().PollAsync(default);
        Assert.Contains("✓ 在线", await site.Client.GetStringAsync($"/c/{code}"), StringComparison.Ordinal);
        Assert.Contains("\"kitchen\":{\"kind\":\"video\",\"state\":\"active\"}", await site.Client.GetStringAsync($"/api/v1/eateries/{code}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sent_again_it_changes_nothing_and_an_old_picture_is_degraded()
    {
        await using var site = await TestSite.StartAsync();
        using var platform = await PlatformAsync(site);
        var (eatery, kitchen) = await KitchenAsync(site);
        await SendAsync(platform, kitchen, Body(site));
        var revision = await site.ValueAsync<long>("SELECT revision FROM kitchen WHERE eatery_id = @eatery", new { eatery });

        // As people type it, too.
        using (var again = await SendAsync(platform, KitchenId.Grouped(kitchen).ToLowerInvariant(), Body(site)))
        {
            Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        }

        Assert.Equal(revision, await site.ValueAsync<long>("SELECT revision FROM kitchen WHERE eatery_id = @eatery", new { eatery }));
        var frozen = Body(site);
        site.Clock.Advance(TimeSpan.FromMinutes(6));
        using var late = await SendAsync(platform, kitchen, frozen);
        Assert.Contains("degraded", await late.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", HttpStatusCode.BadRequest)]
    [InlineData("[]", HttpStatusCode.BadRequest)]
    [InlineData("{\"frameAt\":1}", HttpStatusCode.BadRequest)]
    [InlineData("{\"frameAt\":\"\\ud800\"}", HttpStatusCode.BadRequest)]
    [InlineData("{\"frameAt\":\"2026-11-22T12:00:00\"}", HttpStatusCode.BadRequest)]
    [InlineData("{\"frameAt\":\"2026-11-22\"}", HttpStatusCode.BadRequest)]
    [InlineData("{\"frameAt\":\"0000-11-22T12:00:00Z\"}", HttpStatusCode.BadRequest)]
    // The clock stands at noon.
    [InlineData("{\"frameAt\":\"2026-11-22T12:02:01+08:00\"}", HttpStatusCode.BadRequest)]
    [InlineData("{\"frameAt\":\"2026-11-22T12:02:00+08:00\"}", HttpStatusCode.OK)]
    [InlineData("{\"frameAt\":\"0001-01-01T00:00:00Z\",\"more\":{}}", HttpStatusCode.OK)]
    public async Task A_body_is_read_as_it_is_meant_or_refused(string body, HttpStatusCode status)
    {
        await using var site = await TestSite.StartAsync();
        using var platform = await PlatformAsync(site);
        var (_, kitchen) = await KitchenAsync(site);

        using var answer = await SendAsync(platform, kitchen, body);

        Assert.Equal(status, answer.StatusCode);
        if (status != HttpStatusCode.OK)
        {
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        }
    }

    [Fact]
    public async Task Who_has_no_key_for_it_or_one_for_elsewhere_is_refused()
    {
        await using var site = await TestSite.StartAsync();
        var (eatery, kitchen) = await KitchenAsync(site);
        using var stranger = site.NewClient();
        using var feed = await PlatformAsync(site, purpose: KeyPurposes.RegistryFeed);
        using var elsewhere = await PlatformAsync(site, division: "530103");

        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(stranger, kitchen, Body(site))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await SendAsync(feed, kitchen, Body(site))).StatusCode);
        using var foreign = await SendAsync(elsewhere, kitchen, Body(site));
        using var missing = await SendAsync(elsewhere, "K000000000000", Body(site));
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (foreign.StatusCode, missing.StatusCode));
        Assert.Equal(await ProblemAsync(missing), await ProblemAsync(foreign));
        Assert.Equal("pending", await site.ValueAsync<string>("SELECT state FROM kitchen WHERE eatery_id = @eatery", new { eatery }));
    }

    [Fact]
    public async Task A_kitchen_that_is_not_declared_as_one_to_watch_is_a_conflict()
    {
        await using var site = await TestSite.StartAsync();
        using var platform = await PlatformAsync(site);
        var (_, kitchen) = await KitchenAsync(site, KitchenKind.Transparent);

        using var answer = await SendAsync(platform, kitchen, Body(site));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal("not-declared", problem.RootElement.GetProperty("reason").GetString());
    }

    [Fact]
    public async Task A_batch_hears_what_it_can_and_says_of_the_rest_why_not()
    {
        await using var site = await TestSite.StartAsync();
        using var platform = await PlatformAsync(site);
        var (_, first) = await KitchenAsync(site);
        var (_, second) = await KitchenAsync(site, KitchenKind.Network);
        var (_, glass) = await KitchenAsync(site, KitchenKind.Partition);
        var now = site.Clock.GetUtcNow();

        using var answer = await platform.PostAsJsonAsync("/api/v1/kitchens/heartbeats", new
        {
            heartbeats = new object[]
            {
                new { kitchen = first, frameAt = now },
                new { kitchen = glass, frameAt = now },
                new { kitchen = "K-0000-0000-0000", frameAt = now },
                new { kitchen = "no kitchen", frameAt = now },
                new { kitchen = second, frameAt = now.AddMinutes(3) },
                new { kitchen = second },
                17,
                new { kitchen = second, frameAt = now.AddSeconds(-20) },
            },
        });

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(
            $$"""{"heard":2,"refused":[{"index":1,"kitchen":"{{glass}}","reason":"not-declared"},{"index":2,"kitchen":"K000000000000","reason":"unknown"},{"index":3,"kitchen":"no kitchen","reason":"unknown"},{"index":4,"kitchen":"{{second}}","reason":"frame-in-future"},{"index":5,"kitchen":"{{second}}","reason":"unreadable"},{"index":6,"kitchen":null,"reason":"unreadable"}]}""",
            await answer.Content.ReadAsStringAsync());
        Assert.Equal(2, await site.ValueAsync<int>("SELECT COUNT(*) FROM kitchen WHERE state = 'active' AND kind IN ('video', 'network')"));
    }

    [Fact]
    public async Task A_thousand_go_in_one_request_and_no_more()
    {
        await using var site = await TestSite.StartAsync(onKestrel: true, ("urls", "http://127.0.0.1:0"));
        using var platform = await PlatformAsync(site);
        var (_, kitchen) = await KitchenAsync(site);
        object Batch(int count) => new { heartbeats = Enumerable.Repeat(new { kitchen, frameAt = site.Clock.GetUtcNow(), camera = "后厨 1 号机位", model = new string('x', 60) }, count) };

        using var full = await platform.PostAsJsonAsync("/api/v1/kitchens/heartbeats", Batch(1000));
        Assert.Equal("""{"heard":1000,"refused":[]}""", await full.Content.ReadAsStringAsync());
        using var over = await platform.PostAsJsonAsync("/api/v1/kitchens/heartbeats", Batch(1001));
        Assert.Equal(HttpStatusCode.BadRequest, over.StatusCode);
        using var huge = await platform.PostAsync("/api/v1/kitchens/heartbeats", new StringContent("{\"heartbeats\":[" + new string(' ', 300_000) + "]}", Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, huge.StatusCode);
        using var text = await platform.PostAsync("/api/v1/kitchens/heartbeats", new StringContent("frameAt=now"));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, text.StatusCode);
    }

    [Fact]
    public async Task A_key_that_sends_too_often_is_told_to_wait_and_another_is_not()
    {
        await using var site = await TestSite.StartAsync(("Kitchens:RequestsPerKeyPerMinute", "2"));
        using var busy = await PlatformAsync(site);
        using var other = await PlatformAsync(site);
        var (_, kitchen) = await KitchenAsync(site);
        await SendAsync(busy, kitchen, Body(site));
        await SendAsync(busy, kitchen, Body(site));

        using var third = await SendAsync(busy, kitchen, Body(site));
        Assert.Equal((HttpStatusCode)429, third.StatusCode);
        Assert.Equal(TimeSpan.FromMinutes(1), third.Headers.RetryAfter!.Delta);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(other, kitchen, Body(site))).StatusCode);
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(busy, kitchen, Body(site))).StatusCode);
    }

    [Fact]
    public async Task Many_at_once_share_transactions_and_each_is_answered()
    {
        await using var site = await TestSite.StartAsync();
        using var platform = await PlatformAsync(site);
        List<string> kitchens = [];
        for (var i = 0; i < 40; i++)
        {
            kitchens.Add((await KitchenAsync(site)).Kitchen);
        }

        var answers = await Task.WhenAll(kitchens.Select(kitchen => SendAsync(platform, kitchen, Body(site))));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.Equal(40, await site.ValueAsync<int>("SELECT COUNT(*) FROM kitchen WHERE state = 'active'"));
        Array.ForEach(answers, answer => answer.Dispose());
    }

    private static async Task<HttpClient> PlatformAsync(TestSite site, string purpose = KeyPurposes.KitchenHeartbeat, string division = "5301")
    {
        var client = site.NewClient();
        var key = await site.Get<ApiKeyRegister>().AddAsync(Actor.Console, "示例视频平台", [purpose], division);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return client;
    }

    private static async Task<(long Eatery, string Kitchen)> KitchenAsync(TestSite site, KitchenKind kind = KitchenKind.Video)
    {
        var eatery = await Eateries.AddAsync(site.Database, kitchen: kind);
        return (eatery, await site.ValueAsync<string>("SELECT id FROM kitchen WHERE eatery_id = @eatery", new { eatery }));
    }

    private static string Body(TestSite site) => JsonSerializer.Serialize(new { frameAt = site.Clock.GetUtcNow() });

    private static Task<HttpResponseMessage> SendAsync(HttpClient platform, string kitchen, string body) =>
        platform.PostAsync($"/api/v1/kitchens/{kitchen}/heartbeat", new StringContent(body, Encoding.UTF8, "application/json"));

    private static async Task<(string? Title, string? Reason)> ProblemAsync(HttpResponseMessage answer)
    {
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return (problem.RootElement.GetProperty("title").GetString(), problem.RootElement.GetProperty("reason").GetString());
    }
}
