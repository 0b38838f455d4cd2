using System.Net;
using System.Text;
using SafeDiningCode.Tests.Support;

namespace SafeDiningCode.Tests.Hosting;

/// <summary>Whose word is taken for where a request comes from: seen by whom the limit per network holds up.</summary>
public sealed class TrustedProxiesTests
{
    private const int Most = 2;
    private static readonly (string, string) Limit = ("Limits:RatingsPerNetworkPerMinute", $"{Most}");

    [Fact]
    public async Task A_stranger_cannot_say_where_it_comes_from()
    {
        await using var site = await TestSite.StartAsync(onKestrel: true, Limit);

        Assert.Equal([false, false, true], await LimitedAsync(site, "203.0.113.1", "203.0.113.2", "203.0.113.3"));
    }

    [Fact]
    public async Task A_proxy_that_is_not_the_trusted_one_is_a_stranger()
    {
        await using var site = await TestSite.StartAsync(onKestrel: true, Limit, ("Proxies:Trusted", "10.0.0.0/8"));

        Assert.Equal([false, false, true], await LimitedAsync(site, "203.0.113.1", "203.0.113.2", "203.0.113.3"));
    }

    [Fact]
    public async Task A_trusted_proxy_is_believed()
    {
        await using var site = await TestSite.StartAsync(onKestrel: true, Limit, ("Proxies:Trusted", "127.0.0.1, 10.0.0.0/8"));

        Assert.Equal(
            [false, false, false, false, true],
            await LimitedAsync(site, "203.0.113.1", "203.0.113.2", "203.0.113.3", "203.0.113.1", "203.0.113.1"));
    }

    [Fact]
    public async Task Only_the_last_hop_is_the_proxys_own_word()
    {
        await using var site = await TestSite.StartAsync(onKestrel: true, Limit, ("Proxies:Trusted", "127.0.0.1"));

        Assert.Equal(
            [false, false, true, false],
            await LimitedAsync(site, "203.0.113.1, 198.51.100.9", "203.0.113.2, 198.51.100.9", "203.0.113.3, 198.51.100.9", "203.0.113.3, 198.51.100.8"));
    }

    private static async Task<List<bool>> LimitedAsync(TestSite site, params string[] origins)
    {
        var limited = new List<bool>();
        foreach (var origin in origins)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/eateries/0000/ratings")
            {
                Content = new StringContent("{}", Encoding.UTF8, "application/json"),
            };
            request.Headers.Add("X-Forwarded-For", origin);
            using var response = await site.Client.SendAsync(request);
            limited.Add(response.StatusCode == HttpStatusCode.TooManyRequests);
        }

        return limited;
    }
}
