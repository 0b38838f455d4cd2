using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.ApiKeys;
using SafeDiningCode.Web.Accounts.Eateries;
using SafeDiningCode.Web.Accounts.Policy;

namespace SafeDiningCode.Tests.Accounts.ApiKeys;

public sealed class ApiKeyTests
{
    [Fact]
    public async Task A_key_is_shown_once_hashed_at_rest_and_revoked()
    {
        await using var site = await TestSite.StartAsync();
        using var regulator = await site.SignInAsync(Role.Regulator, "5301");
        using var made = await site.PostFormAsync(regulator, "/regulator/api-keys", ("name", "示例视频平台"), ("purpose", "kitchen-heartbeat"), ("division", "530102"));
        var key = (await TestSite.ParseAsync(made)).QuerySelector("#made")!.TextContent;
        Assert.StartsWith("sd_", key, StringComparison.Ordinal);

        var page = await site.PageAsync("/regulator/api-keys", regulator);
        Assert.DoesNotContain(key, page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Contains(key[..9], page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        EnglishPages.AssertEnglish(await site.PageAsync("/regulator/api-keys?lang=en", regulator));
        Assert.DoesNotContain(key[3..], await site.ValueAsync<string>("SELECT key_hash || prefix || (SELECT after_state FROM audit_entry WHERE action = 'api-key.create') FROM api_key"), StringComparison.Ordinal);

        var register = site.Get<ApiKeyRegister>();
        var caller = await register.FindAsync(key);
        Assert.Equal(["kitchen-heartbeat"], caller!.Purposes);
        Assert.Equal("530102", caller.Actor.Scope.Division);
        Assert.Equal(20261122, await site.ValueAsync<int>("SELECT last_used_on FROM api_key"));

        var id = await site.ValueAsync<long>("SELECT id FROM api_key");
        using (var revoked = await site.PostFormAsync(regulator, $"/regulator/api-keys/{id}/revoke"))
        {
            Assert.Equal(HttpStatusCode.SeeOther, revoked.StatusCode);
        }

        Assert.Null(await register.FindAsync(key));
    }

    [Theory]
    [InlineData("", "kitchen-heartbeat", "530102")]
    [InlineData("示例", "everything", "530102")]
    [InlineData("示例", "kitchen-heartbeat", "53")]
    public async Task A_key_beyond_ones_place_or_without_a_purpose_is_not_made(string name, string purpose, string division)
    {
        await using var site = await TestSite.StartAsync();
        using var regulator = await site.SignInAsync(Role.Regulator, "5301");

        using var answer = await site.PostFormAsync(regulator, "/regulator/api-keys", ("name", name), ("purpose", purpose), ("division", division));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(0, await site.ValueAsync<int>("SELECT COUNT(*) FROM api_key"));
    }

    /// <summary>The group itself, over the whole site with one route more: there may be no route of a system yet.</summary>
    [Fact]
    public async Task A_route_for_systems_takes_its_purpose_and_its_place_only()
    {
        await using var site = await TestSite.StartWithRoutesAsync(routes =>
            routes.MapApiKeyed("/api/v1/test", KeyPurposes.KitchenHeartbeat).MapPost("/{eatery:long}", (EateryInScope eatery, ApiCaller caller) => Results.Text($"{eatery.Name} {caller.Actor.Name}")));
        var here = await Eateries.AddAsync(site.Database);
        var elsewhere = await Eateries.AddAsync(site.Database, sign: "示例别处", county: "530103", unit: "530103001");
        var register = site.Get<ApiKeyRegister>();
        var right = await register.AddAsync(Actor.Console, "示例平台", [KeyPurposes.KitchenHeartbeat], "530102");
        var wrong = await register.AddAsync(Actor.Console, "示例外卖", [KeyPurposes.DeliveryPlatform], "530102");

        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(key: null, here)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync("sd_" + new string('0', 32), here)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await SendAsync(wrong, here)).Status);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(right, here)).Status);
        Assert.StartsWith(Eateries.Sign, (await SendAsync(right, here)).Text, StringComparison.Ordinal);
        var outside = await SendAsync(right, elsewhere);
        var none = await SendAsync(right, 1);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (outside.Status, none.Status));
        Assert.Equal(none.Text, outside.Text);
        Assert.Contains("\"title\"", outside.Text, StringComparison.Ordinal);
        // A person's session is no key.
        using var regulator = await site.SignInAsync(Role.Administrator, "53");
        using var person = await regulator.PostAsync($"/api/v1/test/{here}", content: null);
        Assert.Equal(HttpStatusCode.Unauthorized, person.StatusCode);

        async Task<(HttpStatusCode Status, string Text)> SendAsync(string? key, long eatery)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/test/{eatery}");
            request.Headers.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
            using var answer = await site.Client.SendAsync(request);
            // Each answer has a number of its own, to be found by in traces.
            return (answer.StatusCode, (await answer.Content.ReadAsStringAsync()).Split(",\"traceId\"")[0]);
        }
    }
}
