using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Dapper;
using SafeDiningCode.Rules.Licences;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Rating.Recount;

namespace SafeDiningCode.Tests.Rating.Api;

public sealed class RatingApiTests
{
    private const string Device = "device-0001";

    [Fact]
    public async Task A_rating_is_acknowledged_with_a_receipt()
    {
        await using var site = await StartAsync();
        var code = await CodeAsync(site);

        var (status, body) = await RateAsync(site, code, await TokenAsync(site, code));

        Assert.Equal(HttpStatusCode.Created, status);
        Assert.True(body.GetProperty("counted").GetBoolean());
        Assert.Equal(HttpStatusCode.OK, (await site.Client.GetAsync($"/c/{code}/receipts/{body.GetProperty("receipt").GetString()}")).StatusCode);
        Assert.Equal(1, await RolledUpAsync(site));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(13)]
    [InlineData(40)]
    public async Task The_same_sent_again_gets_the_first_answer_also_after_midnight(int hours)
    {
        await using var site = await StartAsync();
        var code = await CodeAsync(site);
        var token = await TokenAsync(site, code);
        var (_, first) = await RateAsync(site, code, token);

        site.Clock.Advance(TimeSpan.FromHours(hours));
        var (status, again) = await RateAsync(site, code, token);

        Assert.Equal(HttpStatusCode.Created, status);
        Assert.Equal(first.GetProperty("receipt").GetString(), again.GetProperty("receipt").GetString());
        Assert.Equal(1, await RolledUpAsync(site));
    }

    [Fact]
    public async Task A_token_is_for_one_rating_of_one_device()
    {
        await using var site = await StartAsync();
        var code = await CodeAsync(site);
        var token = await TokenAsync(site, code);
        await RateAsync(site, code, token);

        Assert.Equal(HttpStatusCode.Conflict, (await RateAsync(site, code, token, value: "fair")).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await RateAsync(site, code, token, device: "device-0002")).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await RateAsync(site, code, token, comment: "别的")).Status);
        Assert.Equal(1, await RolledUpAsync(site));
    }

    [Fact]
    public async Task A_device_counts_once_a_day_and_again_the_next()
    {
        await using var site = await StartAsync();
        var code = await CodeAsync(site);
        await RateAsync(site, code, await TokenAsync(site, code));
        var second = await TokenAsync(site, code);

        for (var i = 0; i < 2; i++)
        {
            var (status, body) = await RateAsync(site, code, second, value: "fair");
            Assert.Equal(HttpStatusCode.OK, status);
            Assert.False(body.GetProperty("counted").GetBoolean());
            Assert.Equal("already-rated-today", body.GetProperty("reason").GetString());
        }

        // Noon: twelve hours on it is the next day in Shanghai.
        site.Clock.Advance(TimeSpan.FromHours(12));
        Assert.Equal(HttpStatusCode.Created, (await RateAsync(site, code, await TokenAsync(site, code))).Status);
        Assert.Equal(2, await RolledUpAsync(site));
    }

    [Fact]
    public async Task A_token_lives_two_hours_and_is_good_for_its_own_code_only()
    {
        await using var site = await StartAsync();
        var (code, other) = (await CodeAsync(site), await CodeAsync(site));
        var token = await TokenAsync(site, code);

        await AssertInvalidAsync(await PostAsync(site, other, Body(token)), "token");
        site.Clock.Advance(TimeSpan.FromHours(2) + TimeSpan.FromSeconds(1));
        await AssertInvalidAsync(await PostAsync(site, code, Body(token)), "token");
        Assert.Equal(0, await RolledUpAsync(site));
    }

    [Theory]
    [InlineData("""{"value":"great","device":"device-0001","token":"TOKEN"}""", "value")]
    [InlineData("""{"value":1,"device":"device-0001","token":"TOKEN"}""", "value")]
    [InlineData("""{"value":"dissatisfied","reasons":[],"device":"device-0001","token":"TOKEN"}""", "reasons")]
    [InlineData("""{"value":"fair","reasons":"food","device":"device-0001","token":"TOKEN"}""", "reasons")]
    [InlineData("""{"value":"fair","reasons":["taste"],"device":"device-0001","token":"TOKEN"}""", "reasons")]
    [InlineData("""{"value":"fair","reasons":[7],"device":"device-0001","token":"TOKEN"}""", "reasons")]
    [InlineData("""{"value":"fair","comment":{"a":1},"device":"device-0001","token":"TOKEN"}""", "comment")]
    [InlineData("""{"value":"fair","comment":"\ud800","device":"device-0001","token":"TOKEN"}""", "comment")]
    [InlineData("""{"value":"fair","device":"short","token":"TOKEN"}""", "device")]
    [InlineData("""{"value":"fair","device":"device 0001","token":"TOKEN"}""", "device")]
    [InlineData("""{"value":"fair","token":"TOKEN"}""", "device")]
    [InlineData("""{"value":"fair","device":"device-0001"}""", "token")]
    [InlineData("""{"value":"fair","device":"device-0001","token":"AAAA"}""", "token")]
    [InlineData("""[1,2]""", "")]
    [InlineData("""{"value":""", "")]
    public async Task What_is_not_in_order_is_refused_by_field(string body, string field)
    {
        await using var site = await StartAsync();
        var code = await CodeAsync(site);

        await AssertInvalidAsync(await PostAsync(site, code, body.Replace("TOKEN", await TokenAsync(site, code), StringComparison.Ordinal)), field);
        Assert.Equal(0, await RolledUpAsync(site));
    }

    [Fact]
    public async Task Two_hundred_characters_go_in_and_one_more_does_not()
    {
        await using var site = await StartAsync();
        var code = await CodeAsync(site);

        await AssertInvalidAsync(await PostAsync(site, code, Body(await TokenAsync(site, code), comment: new string('字', 201))), "comment");
        Assert.Equal(HttpStatusCode.Created, (await RateAsync(site, code, await TokenAsync(site, code), comment: new string('字', 200))).Status);
    }

    [Fact]
    public async Task Unknown_fields_are_passed_over_and_repeated_reasons_are_one()
    {
        await using var site = await StartAsync();
        var code = await CodeAsync(site);
        var token = await TokenAsync(site, code);

        var response = await PostAsync(
            site, code, $$"""{"value":"dissatisfied","reasons":["food","food","staff"],"comment":"a\u0000b\u202Ec","extra":[],"device":"device-0001","token":"{{token}}"}""");

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        await using var connection = await site.Database.ConnectAsync();
        var (reasons, comment) = await connection.QuerySingleAsync<(long, string)>("SELECT reasons, comment FROM rating");
        Assert.Equal((4 + 16, "abc"), (reasons, comment));
    }

    [Fact]
    public async Task A_body_that_is_not_json_is_not_taken()
    {
        await using var site = await StartAsync();
        var code = await CodeAsync(site);
        using var content = new StringContent("value=fair", Encoding.UTF8, "application/x-www-form-urlencoded");

        using var response = await site.Client.PostAsync($"/api/v1/eateries/{code}/ratings", content);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Codes_that_point_to_no_open_shop_are_refused()
    {
        await using var site = await StartAsync();
        var closed = (await Eateries.IssueCodeAsync(site, await Eateries.AddAsync(site.Database, validUntil: new DateOnly(2026, 11, 21)))).ToString();
        var cancelled = (await Eateries.IssueCodeAsync(site, await Eateries.AddAsync(site.Database, status: LicenceStatus.Cancelled))).ToString();
        var revoked = await Eateries.IssueCodeAsync(site, await Eateries.AddAsync(site.Database));
        await using (var connection = await site.Database.ConnectAsync())
        {
            await connection.ExecuteAsync("UPDATE code_issue SET revoked_at = '2026-11-20T00:00:00.000' WHERE serial = @Serial", new { revoked.Serial });
        }

        foreach (var (code, expected) in new[]
            {
                (closed, HttpStatusCode.Conflict), (cancelled, HttpStatusCode.Conflict), (revoked.ToString(), HttpStatusCode.Gone), ("0123456789ABCDEF", HttpStatusCode.NotFound),
            })
        {
            using var visit = await site.Client.GetAsync($"/api/v1/eateries/{code}/visit");
            using var rating = await PostAsync(site, code, Body("x"));
            using var form = await site.Client.GetAsync($"/c/{code}/rate");
            Assert.Equal((expected, expected, expected), (visit.StatusCode, rating.StatusCode, form.StatusCode));
            Assert.Equal("application/problem+json", rating.Content.Headers.ContentType!.MediaType);
            Assert.Equal("text/html", form.Content.Headers.ContentType!.MediaType);
        }
    }

    [Fact]
    public async Task A_network_that_sends_too_many_is_told_when_to_come_back()
    {
        await using var site = await TestSite.StartAsync(("Limits:RatingsPerNetworkPerMinute", "2"));
        var code = await CodeAsync(site);
        for (var i = 0; i < 2; i++)
        {
            await RateAsync(site, code, await TokenAsync(site, code), device: $"device-000{i}");
        }

        using var response = await PostAsync(site, code, Body(await TokenAsync(site, code)));

        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.NotNull(response.Headers.RetryAfter);
        Assert.Equal(2, await RolledUpAsync(site));
    }

    [Fact]
    public async Task A_full_queue_answers_503_and_takes_the_same_later()
    {
        await using var site = await TestSite.StartAsync(("Rating:QueueLength", "1"), ("Rating:BatchSize", "1"), ("Limits:RatingsPerNetworkPerMinute", "0"));
        var code = await CodeAsync(site);
        var tokens = new List<string>();
        for (var i = 0; i < 6; i++)
        {
            tokens.Add(await TokenAsync(site, code));
        }

        await RateAsync(site, code, await TokenAsync(site, code), device: "device-warm");
        List<Task<(HttpStatusCode Status, JsonElement Body)>> sent;
        // The writer waits at the door of the database: one in its hands, one in the queue, no room for more.
        await using (await site.Database.BeginAsync())
        {
            sent = [.. tokens.Select((token, i) => Task.Run(() => RateAsync(site, code, token, device: $"device-000{i}")))];
            // Nothing can be taken now, so the first to be answered was turned away; the door opens before the others lose patience.
            await Task.WhenAny(sent);
        }

        var answers = await Task.WhenAll(sent);
        Assert.Contains(answers, answer => answer.Status == HttpStatusCode.ServiceUnavailable);
        Assert.Contains(answers, answer => answer.Status == HttpStatusCode.Created);
        foreach (var (token, i) in tokens.Select((token, i) => (token, i)))
        {
            Assert.Equal(HttpStatusCode.Created, (await RateAsync(site, code, token, device: $"device-000{i}")).Status);
        }

        Assert.Equal(7, await RolledUpAsync(site));
        Assert.Empty(await site.Get<Recounter>().DifferencesAsync(RollUp.UnitDay));
    }

    private static Task<TestSite> StartAsync() => TestSite.StartAsync(("Limits:RatingsPerNetworkPerMinute", "0"));

    private static async Task<string> CodeAsync(TestSite site) =>
        (await Eateries.IssueCodeAsync(site, await Eateries.AddAsync(site.Database))).ToString();

    private static async Task<string> TokenAsync(TestSite site, string code) =>
        (await site.Client.GetFromJsonAsync<JsonElement>($"/api/v1/eateries/{code}/visit")).GetProperty("token").GetString()!;

    private static string Body(string token, string device = Device, string value = "satisfied", string? comment = null) =>
        JsonSerializer.Serialize(new { value, reasons = Array.Empty<string>(), comment, token, device });

    private static async Task<(HttpStatusCode Status, JsonElement Body)> RateAsync(
        TestSite site, string code, string token, string device = Device, string value = "satisfied", string? comment = null)
    {
        using var response = await PostAsync(site, code, Body(token, device, value, comment));
        return (response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>());
    }

    private static Task<HttpResponseMessage> PostAsync(TestSite site, string code, string body) =>
        site.Client.PostAsync($"/api/v1/eateries/{code}/ratings", new StringContent(body, Encoding.UTF8, "application/json"));

    private static async Task AssertInvalidAsync(HttpResponseMessage response, string field)
    {
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        var errors = (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors");
        Assert.True(errors.TryGetProperty(field, out _), errors.ToString());
    }

    private static async Task<long> RolledUpAsync(TestSite site)
    {
        await using var connection = await site.Database.ConnectAsync();
        return await connection.ExecuteScalarAsync<long>("SELECT COALESCE(SUM(satisfied + fair + dissatisfied), 0) FROM eatery_day");
    }
}
