using System.Net;
using SafeDiningCode.Tests.Support;

namespace SafeDiningCode.Tests.Rating.Form;

public sealed class RateTroubleTests
{
    private const string Words = "等了很久，筷子不干净";

    [Fact]
    public async Task Over_the_limit_the_form_comes_back_with_all_that_was_typed_and_is_taken_a_minute_later()
    {
        await using var site = await TestSite.StartAsync(("Limits:RatingsPerNetworkPerMinute", "1"));
        var code = await Eateries.IssueCodeAsync(site, await Eateries.AddAsync(site.Database));
        using (var first = await site.NewClient().PostAsync($"/c/{code}/rate", content: null, TestContext.Current.CancellationToken))
        {
            Assert.NotEqual(HttpStatusCode.TooManyRequests, first.StatusCode);
        }

        var token = (await site.PageAsync($"/c/{code}/rate")).QuerySelector("[name=token]")!.GetAttribute("value")!;
        using var refused = await SendAsync(site, code, token);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60));
        var page = await TestSite.ParseAsync(refused);
        Assert.Equal(Words, page.QuerySelector("#comment")!.TextContent.Trim());
        Assert.NotNull(page.QuerySelector("#value-dissatisfied[checked]"));
        Assert.NotNull(page.QuerySelector("#reason-tableware[checked]"));
        Assert.Contains(Eateries.Sign, page.Body!.TextContent, StringComparison.Ordinal);

        site.Clock.Advance(TimeSpan.FromMinutes(1));
        using var taken = await SendAsync(site, code, page.QuerySelector("[name=token]")!.GetAttribute("value")!);
        Assert.Equal(HttpStatusCode.SeeOther, taken.StatusCode);
    }

    private static Task<HttpResponseMessage> SendAsync(TestSite site, object code, string token) => site.Client.PostAsync(
        $"/c/{code}/rate",
        new FormUrlEncodedContent([new("value", "dissatisfied"), new("reasons", "tableware"), new("comment", Words), new("token", token)]),
        TestContext.Current.CancellationToken);
}
