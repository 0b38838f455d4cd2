using System.IO.Compression;
using System.Net;
using SafeDiningCode.Rules.Inspections;
using SafeDiningCode.Rules.Kitchens;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Scanning.Answers;
using SafeDiningCode.Web.Scanning.Profiles;

namespace SafeDiningCode.Tests.Scanning.Answers;

public sealed class ReadyAnswerTests
{
    private const int FirstRoundTrip = 14 * 1024;

    [Fact]
    public async Task Packed_answers_hold_the_same_bytes_and_fit_the_first_round_trip()
    {
        await using var site = await TestSite.StartAsync();
        var path = await FullPageAsync(site);
        foreach (var variant in (string[])["", "?lang=en", "?size=l", "?lang=en&size=l"])
        {
            using var plain = await GetAsync(site, path + variant, "");
            using var gzip = await GetAsync(site, path + variant, "gzip, deflate");
            using var brotli = await GetAsync(site, path + variant, "gzip, deflate, br, zstd");
            var bytes = await plain.Content.ReadAsByteArrayAsync();

            Assert.Equal(["gzip"], gzip.Content.Headers.ContentEncoding);
            Assert.Equal(["br"], brotli.Content.Headers.ContentEncoding);
            await using var unzipped = new GZipStream(await gzip.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
            await using var unpacked = new BrotliStream(await brotli.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
            Assert.Equal(bytes, await ReadAsync(unzipped));
            Assert.Equal(bytes, await ReadAsync(unpacked));
            Assert.InRange(gzip.Content.Headers.ContentLength!.Value, 1, FirstRoundTrip);
            Assert.InRange(brotli.Content.Headers.ContentLength!.Value, 1, FirstRoundTrip);
            Assert.Equal(3, new[] { plain, gzip, brotli }.Select(answer => answer.Headers.ETag!.Tag).Distinct(StringComparer.Ordinal).Count());
            Assert.Equal(["Accept-Language", "Accept-Encoding"], plain.Headers.Vary);
            Assert.Equal("public, max-age=30", plain.Headers.CacheControl!.ToString());
        }
    }

    [Theory]
    [InlineData("/c/")]
    [InlineData("/api/v1/eateries/")]
    public async Task A_reader_who_has_it_is_told_so_until_it_changes(string prefix)
    {
        await using var site = await TestSite.StartAsync();
        var path = (await FullPageAsync(site)).Replace("/c/", prefix, StringComparison.Ordinal);
        using var first = await site.Client.GetAsync(path);
        var tag = first.Headers.ETag!;
        Assert.False(tag.IsWeak);

        using var same = await AskAsync(site, path, $"\"other\", {tag.Tag}");
        using var weak = await AskAsync(site, path, $"W/{tag.Tag}");
        using var other = await AskAsync(site, path, "\"other\"");

        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
        Assert.Equal(HttpStatusCode.NotModified, weak.StatusCode);
        Assert.Equal(tag, same.Headers.ETag);
        Assert.Empty(await same.Content.ReadAsByteArrayAsync());
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        site.Clock.Advance(TimeSpan.FromDays(1));
        using var tomorrow = await AskAsync(site, path, tag.Tag);
        Assert.Equal(HttpStatusCode.OK, tomorrow.StatusCode);
    }

    [Fact]
    public async Task Head_is_get_without_a_body()
    {
        await using var site = await TestSite.StartAsync();
        var path = await FullPageAsync(site);
        using var get = await site.Client.GetAsync(path);
        using var head = await site.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, path));

        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal(get.Headers.ETag, head.Headers.ETag);
        Assert.Equal((await get.Content.ReadAsByteArrayAsync()).Length, head.Content.Headers.ContentLength);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData(null, null, "zh-Hans")]
    [InlineData("en-GB,en;q=0.9", null, "en")]
    [InlineData("fr,en;q=0.5,zh;q=0.8", null, "zh-Hans")]
    [InlineData("en-GB,en;q=0.9", "zh", "zh-Hans")]
    [InlineData("zh-CN", "en", "en")]
    public async Task The_language_is_the_one_asked_for_else_the_browsers(string? header, string? asked, string expected)
    {
        await using var site = await TestSite.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, await FullPageAsync(site) + (asked is null ? "" : $"?lang={asked}"));
        if (header is not null)
        {
            request.Headers.Add("Accept-Language", header);
        }

        using var answer = await site.Client.SendAsync(request);

        Assert.Equal([expected], answer.Content.Headers.ContentLanguage);
    }

    [Theory]
    [InlineData("", nameof(Packing.Plain))]
    [InlineData("gzip", nameof(Packing.Gzip))]
    [InlineData("GZIP;q=0.5, br;q=0", nameof(Packing.Gzip))]
    [InlineData("br ; q=0.000, gzip; q=0.0", nameof(Packing.Plain))]
    [InlineData("deflate,br;q=0.1", nameof(Packing.Brotli))]
    [InlineData(",;=,,brr", nameof(Packing.Plain))]
    public void The_tightest_packing_that_the_reader_takes(string header, string expected) =>
        Assert.Equal(expected, AnswerVariant.PackingOf(header).ToString());

    private static async Task<string> FullPageAsync(TestSite site)
    {
        var now = site.Clock.GetUtcNow().UtcDateTime;
        var visits = Enumerable.Range(1, 3).Select(month => new PastInspection(
            new DateOnly(2026, month, 1),
            InspectionResult.Fails,
            [.. Enumerable.Range(1, 8).Select(item => new FailedItem($"第 {item} 项不合格的具体情况说明文字", KeyItem: true, MendedOn: null))]));
        var eatery = await Eateries.AddAsync(
            site.Database, grade: Grade.B, kitchen: KitchenKind.Network, heartbeatAt: now, frameAt: now, inspections: visits);
        return $"/c/{await Eateries.IssueCodeAsync(site, eatery)}";
    }

    private static async Task<HttpResponseMessage> GetAsync(TestSite site, string path, string encodings)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", encodings);
        return await site.Client.SendAsync(request);
    }

    private static async Task<HttpResponseMessage> AskAsync(TestSite site, string path, string known)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("If-None-Match", known);
        return await site.Client.SendAsync(request);
    }

    private static async Task<byte[]> ReadAsync(Stream stream)
    {
        using var all = new MemoryStream();
        await stream.CopyToAsync(all);
        return all.ToArray();
    }
}
