using System.Net;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Registry.Changes;
using SafeDiningCode.Web.Scanning.Answers;
using SafeDiningCode.Web.Scanning.Page;
using SafeDiningCode.Web.Scanning.Profiles;

namespace SafeDiningCode.Tests.Scanning.Page;

/// <summary>The way of nearly every scan answers as the whole pipeline does.</summary>
public sealed class ReadyScansTests
{
    [Theory]
    [InlineData("", "", "zh-CN,zh;q=0.9")]
    [InlineData("", "gzip, deflate", "")]
    [InlineData("", "gzip, deflate, br", "en-GB,en;q=0.9")]
    [InlineData("?lang=en", "br", "zh-CN")]
    [InlineData("?size=l", "gzip", "zh-CN")]
    [InlineData("?lang=en&size=l", "br", "")]
    public async Task Headers_and_body_are_those_of_the_whole_pipeline(string query, string encodings, string languages)
    {
        await using var site = await TestSite.StartAsync(onKestrel: true);
        var path = await PathAsync(site) + query;

        // Not in memory, then ready; once more along the whole pipeline, by a spelling that the short way leaves to it.
        var made = await AskAsync(site, path, encodings, languages);
        var ready = await AskAsync(site, path, encodings, languages);
        var whole = await AskAsync(site, Hyphened(path), encodings, languages);

        Assert.Equal(HttpStatusCode.OK, ready.Status);
        Assert.Contains(ready.Headers, header => header.StartsWith("Content-Security-Policy: default-src 'none'; style-src 'sha256-", StringComparison.Ordinal));
        Assert.Equal(made, ready, Answer.Same);
        Assert.Equal(whole, ready, Answer.Same);
    }

    [Fact]
    public async Task Not_modified_carries_the_headers_of_the_whole_pipeline()
    {
        await using var site = await TestSite.StartAsync(onKestrel: true);
        var path = await PathAsync(site);
        using var first = await site.Client.GetAsync(path);
        var tag = first.Headers.ETag!.Tag;

        var ready = await AskAsync(site, path, "", "", tag);
        var whole = await AskAsync(site, Hyphened(path), "", "", tag);

        Assert.Equal(HttpStatusCode.NotModified, ready.Status);
        Assert.Equal(whole, ready, Answer.Same);
    }

    [Theory]
    [InlineData("GET", "", true)]
    [InlineData("GET", "?lang=en&size=l", true)]
    [InlineData("HEAD", "", false)]
    [InlineData("POST", "", false)]
    public async Task Only_a_ready_page_that_is_got_leaves_the_pipeline_early(string method, string query, bool isEarly)
    {
        await using var site = await TestSite.StartAsync();
        var path = await PathAsync(site) + query;
        Assert.False(await IsEarlyAsync(site, "GET", path));

        Assert.Equal(isEarly, await IsEarlyAsync(site, method, path));
        Assert.Equal(isEarly, await IsEarlyAsync(site, method, path.Replace("/c/", "/C/", StringComparison.Ordinal)));
        Assert.Equal(isEarly, await IsEarlyAsync(site, method, path.ToLowerInvariant()));
    }

    /// <summary>The framework puts what looks after signing in before everything, unless told where it belongs: every scan would pay for it.</summary>
    [Fact]
    public async Task Nothing_of_the_pipeline_stands_before_a_ready_page()
    {
        await using var site = await TestSite.StartAsync();
        var path = await PathAsync(site);
        var made = await site.SendAsync(request => request.Request.Path = path);
        var ready = await site.SendAsync(request => request.Request.Path = path);

        Assert.NotNull(made.Features.Get<IAuthenticationFeature>());
        Assert.Null(ready.Features.Get<IAuthenticationFeature>());
    }

    [Theory]
    [InlineData("revoked")]
    [InlineData("unknown")]
    [InlineData("forged")]
    public async Task A_code_that_points_to_nothing_never_leaves_it_early(string kind)
    {
        await using var site = await TestSite.StartAsync();
        var path = $"/c/{await RefusalPageTests.CodeAsync(site, kind)}";

        Assert.False(await IsEarlyAsync(site, "GET", path));
        Assert.False(await IsEarlyAsync(site, "GET", path));
    }

    [Fact]
    public async Task A_change_or_a_minute_ends_it_at_once()
    {
        await using var site = await TestSite.StartAsync();
        var eatery = await Eateries.AddAsync(site.Database);
        var path = $"/c/{await Eateries.IssueCodeAsync(site, eatery)}";
        await site.Client.GetAsync(path);
        Assert.True(await IsEarlyAsync(site, "GET", path));

        site.Get<ProfileCache>().Invalidate([new ChangedEatery(eatery, 0)]);
        Assert.False(await IsEarlyAsync(site, "GET", path));
        Assert.True(await IsEarlyAsync(site, "GET", path));

        site.Clock.Advance(Snapshot.SummaryLife);
        Assert.False(await IsEarlyAsync(site, "GET", path));
    }

    [Fact]
    public void Every_place_among_the_answers_has_its_variant() =>
        Assert.All(Enumerable.Range(0, ReadyAnswer.Variants), place => Assert.Equal(place, AnswerVariant.At(place).Index));

    private static async Task<string> PathAsync(TestSite site) => $"/c/{await Eateries.IssueCodeAsync(site, await Eateries.AddAsync(site.Database))}";

    private static string Hyphened(string path) => path.Insert("/c/".Length + 4, "-");

    // What leaves early has no endpoint of the routing's.
    private static async Task<bool> IsEarlyAsync(TestSite site, string method, string path)
    {
        var parts = path.Split('?', 2);
        var http = await site.SendAsync(request =>
        {
            request.Request.Method = method;
            request.Request.Path = parts[0];
            request.Request.QueryString = new QueryString(parts.Length == 2 ? "?" + parts[1] : "");
        });
        return http.GetEndpoint()?.DisplayName == ScanEndpoints.Route;
    }

    private static async Task<Answer> AskAsync(TestSite site, string path, string encodings, string languages, string? known = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", encodings);
        request.Headers.TryAddWithoutValidation("Accept-Language", languages);
        if (known is not null)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", known);
        }

        using var response = await site.Client.SendAsync(request);
        var headers = response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated)
            .Where(header => header.Key != "Date")
            .Select(header => $"{header.Key}: {header.Value}")
            .Order(StringComparer.Ordinal);
        return new Answer(response.StatusCode, [.. headers], await response.Content.ReadAsByteArrayAsync());
    }

    private sealed record Answer(HttpStatusCode Status, IReadOnlyList<string> Headers, byte[] Body)
    {
        public static readonly IEqualityComparer<Answer> Same = EqualityComparer<Answer>.Create(
            static (one, other) => one is not null && other is not null
                && one.Status == other.Status && one.Headers.SequenceEqual(other.Headers) && one.Body.SequenceEqual(other.Body),
            static answer => answer.Status.GetHashCode());

        public override string ToString() => $"{(int)Status}, {Body.Length} bytes\n{string.Join('\n', Headers)}";
    }
}
