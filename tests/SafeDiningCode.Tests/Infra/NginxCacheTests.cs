using System.Net;
using Microsoft.AspNetCore.Http;
using SafeDiningCode.Tests.Support;

namespace SafeDiningCode.Tests.Infra;

/// <summary>When the proxy shows what it has kept, and when it asks.</summary>
public sealed class NginxCacheTests
{
    [Fact]
    public async Task A_page_that_has_run_out_is_fetched_anew_and_shown_only_where_no_instance_answers()
    {
        await using var origin = await FakeInstance.StartAsync((http, request) =>
        {
            http.Response.Headers.CacheControl = "public, max-age=1";
            return http.Response.WriteAsync($"version {request}");
        });
        await using var nginx = await NginxProcess.StartAsync(origin.Address, origin.Address);
        using var client = Diner.At("127.0.0.6", nginx.Address);

        Assert.Equal(("MISS", "version 1"), await PageAsync(client));
        var renewed = await UntilAsync(client, answer => answer.Cache != "HIT");
        await origin.DisposeAsync();
        var kept = await UntilAsync(client, answer => answer.Cache != "HIT");

        Assert.Equal(("EXPIRED", "version 2"), renewed);
        Assert.Equal(("STALE", "version 2"), kept);
    }

    [Fact]
    public async Task Of_two_at_once_after_a_quiet_time_neither_is_shown_the_page_that_has_run_out()
    {
        var both = new TaskCompletionSource();
        await using var origin = await FakeInstance.StartAsync(async (http, request) =>
        {
            if (request > 1)
            {
                await both.Task;
            }

            http.Response.Headers.CacheControl = "public, max-age=1";
            await http.Response.WriteAsync($"version {request}");
        });
        await using var nginx = await NginxProcess.StartAsync(origin.Address, origin.Address);
        using var client = Diner.At("127.0.0.6", nginx.Address);
        Assert.Equal(("MISS", "version 1"), await PageAsync(client));
        var first = PageAsync(client);
        while (await AnsweredAsync(first, origin, requests: 2))
        {
            // Still from what is kept, for it has not run out.
            first = PageAsync(client);
        }

        var second = PageAsync(client);
        await AnsweredAsync(second, origin, requests: 3);
        both.SetResult();

        Assert.NotEqual("version 1", (await first).Body);
        Assert.NotEqual("version 1", (await second).Body);
    }

    [Fact]
    public async Task Where_the_instance_has_nothing_to_show_the_kept_page_is_shown_and_a_refused_rating_is_not_hidden()
    {
        await using var origin = await FakeInstance.StartAsync((http, request) =>
        {
            http.Response.StatusCode = request == 1 ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
            http.Response.Headers.CacheControl = request == 1 ? "public, max-age=1" : "no-store";
            return http.Response.WriteAsync($"version {request}");
        });
        await using var nginx = await NginxProcess.StartAsync(origin.Address, origin.Address);
        using var client = Diner.At("127.0.0.6", nginx.Address);

        Assert.Equal(("MISS", "version 1"), await PageAsync(client));
        var kept = await UntilAsync(client, answer => answer.Cache != "HIT");
        using var refused = await client.PostAsync(new Uri("/c/page", UriKind.Relative), content: null, Cancellation);
        using var unknown = await client.GetAsync(new Uri("/c/other", UriKind.Relative), Cancellation);

        Assert.Equal(("STALE", "version 1"), kept);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.ServiceUnavailable), (refused.StatusCode, unknown.StatusCode));
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Waits until the page is there or that many requests have reached the instance; answers whether it is there.</summary>
    private static async Task<bool> AnsweredAsync(Task page, FakeInstance origin, int requests)
    {
        while (!page.IsCompleted && origin.Requests < requests)
        {
            await Task.Delay(20, Cancellation);
        }

        return page.IsCompleted;
    }

    private static async Task<(string? Cache, string Body)> UntilAsync(HttpClient client, Func<(string? Cache, string Body), bool> condition)
    {
        var answer = default((string? Cache, string Body));
        await Eventually.HoldsAsync(async () => condition(answer = await PageAsync(client)), "The proxy goes on showing what it kept.");
        return answer;
    }

    private static async Task<(string? Cache, string Body)> PageAsync(HttpClient client)
    {
        using var answer = await client.GetAsync(new Uri("/c/page", UriKind.Relative), Cancellation);
        return (Diner.Header(answer, "X-Cache"), await answer.Content.ReadAsStringAsync(Cancellation));
    }
}
