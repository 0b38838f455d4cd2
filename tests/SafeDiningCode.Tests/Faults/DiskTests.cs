using System.Net;
using SafeDiningCode.Rules.Identifiers;
using SafeDiningCode.Tests.Support;

namespace SafeDiningCode.Tests.Faults;

/// <summary>A disk that is full, a database that may only be read: scans go on, ratings are told to come back and do.</summary>
public sealed class DiskTests
{
    private const string Words = "鱼不新鲜";

    [Theory]
    [InlineData("PRAGMA max_page_count=1", "PRAGMA max_page_count=1000000")]
    [InlineData("PRAGMA query_only=1", "PRAGMA query_only=0")]
    public async Task Nothing_is_taken_that_cannot_be_stored_and_all_is_taken_when_it_can(string fault, string mended)
    {
        await using var site = await TestSite.StartAsync(("Limits:RatingsPerNetworkPerMinute", "0"));
        var code = await Eateries.IssueCodeAsync(site, await Eateries.AddAsync(site.Database));
        site.Database.SetUp = fault;

        // A file has some room inside: it takes a while to be full.
        var taken = 0;
        while ((await JsonRating.SendAsync(site.Client, code, $"device-{taken}")).Status == HttpStatusCode.Created)
        {
            Assert.True(++taken < 2000, "The fault has no effect.");
        }

        var token = await JsonRating.TokenAsync(site.Client, code);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await JsonRating.SendAsync(site.Client, code, "device-later", token)).Status);
        await AssertWordsAreKeptAsync(site, code);
        using (var scan = await site.Client.GetAsync($"/c/{code}", TestContext.Current.CancellationToken))
        {
            Assert.Equal(HttpStatusCode.OK, scan.StatusCode);
        }

        site.Database.SetUp = mended;
        Assert.Equal(HttpStatusCode.Created, (await JsonRating.SendAsync(site.Client, code, "device-later", token)).Status);
        Assert.Equal(taken + 1, await Rating.Intake.Arrivals.CountedAsync(site.Database));
    }

    private static async Task AssertWordsAreKeptAsync(TestSite site, TrustCode code)
    {
        var form = await site.PageAsync($"/c/{code}/rate");
        var token = form.QuerySelector("[name=token]")!.GetAttribute("value")!;
        using var sent = await site.Client.PostAsync(
            $"/c/{code}/rate",
            new FormUrlEncodedContent([new("value", "dissatisfied"), new("reasons", "food"), new("comment", Words), new("token", token)]),
            TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, sent.StatusCode);
        Assert.NotNull(sent.Headers.RetryAfter);
        var page = await TestSite.ParseAsync(sent);
        Assert.Equal(Words, page.QuerySelector("#comment")!.TextContent.Trim());
        Assert.NotNull(page.QuerySelector("#value-dissatisfied[checked]"));
        Assert.Equal(token, page.QuerySelector("[name=token]")!.GetAttribute("value"));
    }
}
