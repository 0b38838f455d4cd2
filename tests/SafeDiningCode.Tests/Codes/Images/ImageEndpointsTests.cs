using System.Net;
using SafeDiningCode.Rules.Identifiers;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Codes;
using SafeDiningCode.Web.Codes.Images;

namespace SafeDiningCode.Tests.Codes.Images;

public sealed class ImageEndpointsTests
{
    [Theory]
    [InlineData("svg", "image/svg+xml")]
    [InlineData("png", "image/png")]
    [InlineData("pdf", "application/pdf")]
    public async Task A_picture_has_its_type_and_name_and_may_be_kept_for_an_hour(string extension, string type)
    {
        await using var site = await TestSite.StartAsync();
        var code = await Eateries.IssueCodeAsync(site, await Eateries.AddAsync(site.Database));

        using var response = await site.Client.GetAsync($"/codes/{code}.{extension}");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(type, response.Content.Headers.ContentType!.MediaType);
        Assert.Equal($"inline; filename=\"anxin-{code}.{extension}\"", response.Content.Headers.ContentDisposition!.ToString());
        Assert.Equal((true, TimeSpan.FromHours(1)), (response.Headers.CacheControl!.Public, response.Headers.CacheControl.MaxAge));

        using var again = new HttpRequestMessage(HttpMethod.Get, $"/codes/{code.ToString().ToLowerInvariant()}.{extension}");
        again.Headers.IfNoneMatch.Add(response.Headers.ETag!);
        using var unchanged = await site.Client.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
    }

    [Theory]
    [InlineData(".svg")]
    [InlineData(".png")]
    [InlineData(".pdf")]
    [InlineData("/poster")]
    public async Task A_revoked_code_is_gone_and_says_so_in_either_language(string ending)
    {
        await using var site = await TestSite.StartAsync();
        var code = await Eateries.IssueCodeAsync(site, await Eateries.AddAsync(site.Database));
        using var before = await site.Client.GetAsync($"/codes/{code}{ending}");
        await site.Get<CodeIssuer>().RevokeAsync(code);

        using var request = new HttpRequestMessage(HttpMethod.Get, $"/codes/{code}{ending}");
        if (before.Headers.ETag is { } tag)
        {
            request.Headers.IfNoneMatch.Add(tag);
        }

        using var response = await site.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.Gone, response.StatusCode);
        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.Equal("此码已作废", (await TestSite.ParseAsync(response)).QuerySelector("h1")!.TextContent);
        Assert.Equal("This code has been revoked", (await site.PageAsync($"/codes/{code}{ending}?lang=en")).QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task A_picture_asked_for_again_is_the_one_that_was_kept_until_its_code_is_revoked()
    {
        await using var site = await TestSite.StartAsync();
        var code = await Eateries.IssueCodeAsync(site, await Eateries.AddAsync(site.Database));
        var kept = site.Get<KeptImages>();

        var first = await site.Client.GetByteArrayAsync($"/codes/{code}.svg");
        Assert.Equal(first.Length, kept.Bytes);
        Assert.Equal(first, await site.Client.GetByteArrayAsync($"/codes/{code}.svg"));
        Assert.Equal(first.Length, kept.Bytes);

        await site.Get<CodeIssuer>().RevokeAsync(code);
        using var gone = await site.Client.GetAsync($"/codes/{code}.svg");
        Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);
        Assert.Equal(0, kept.Bytes);
    }

    [Theory]
    [InlineData(".svg")]
    [InlineData(".png")]
    [InlineData(".pdf")]
    [InlineData("/poster")]
    public async Task Unknown_forged_and_misshapen_codes_are_not_found(string ending)
    {
        await using var site = await TestSite.StartAsync();
        var keys = site.Get<CodeKeys>();
        var unknown = keys.Code(keys.Newest, 4711);
        var forged = TrustCode.Create(keys.Newest, 4711, "somebody else's secret key"u8);

        foreach (var code in (string[])[unknown.ToString(), forged.ToString(), "123", "..", "a.b", "%E5%AE%89"])
        {
            using var response = await site.Client.GetAsync($"/codes/{code}{ending}");
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }
    }
}
