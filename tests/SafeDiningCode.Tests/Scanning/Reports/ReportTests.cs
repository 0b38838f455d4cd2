using System.Net;
using SafeDiningCode.Tests.Scanning.Page;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Hosting.Visitors;
using SafeDiningCode.Web.Scanning.Reports;

namespace SafeDiningCode.Tests.Scanning.Reports;

public sealed class ReportTests
{
    [Theory]
    [InlineData("active", true)]
    [InlineData("revoked", true)]
    [InlineData("unknown", false)]
    [InlineData("forged", false)]
    [InlineData("garbage", false)]
    public async Task A_report_reaches_the_regulators_list_whatever_the_code(string kind, bool known)
    {
        await using var site = await TestSite.StartAsync();
        var code = await RefusalPageTests.CodeAsync(site, kind);

        using var answer = await SendAsync(site, code, await TokenAsync(site, code), comment: "  第一行\r\n第二行\u0007 ");

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal($"/c/{code}/report/thanks?lang=zh", answer.Headers.Location!.OriginalString);
        Assert.Equal("谢谢，已经收到", (await site.PageAsync(answer.Headers.Location.OriginalString)).QuerySelector("h1")!.TextContent);
        var report = Assert.Single(await site.Get<CodeReports>().AllAsync());
        Assert.Equal((code, "covered", "第一行\n第二行"), (report.Code, report.Kind, report.Comment));
        Assert.Equal(known, report.Eatery is not null);
        Assert.Equal(known ? Eateries.Sign : null, report.Name);
        Assert.Equal(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.FromHours(8)), report.ReportedAt);
    }

    [Fact]
    public async Task A_form_that_did_not_come_from_here_is_refused()
    {
        await using var site = await TestSite.StartAsync();
        var code = await RefusalPageTests.CodeAsync(site, "active");
        var token = await TokenAsync(site, code);
        using var stranger = site.NewClient();
        using var cookieless = await SendAsync(site, code, token, client: stranger);
        await stranger.GetAsync($"/c/{code}/report");

        using var noToken = await SendAsync(site, code, "");
        using var otherPurpose = await SendAsync(site, code, site.Get<FormTokens>().Issue("rate", code, ""));
        using var otherDevice = await SendAsync(site, code, token, client: stranger);
        using var foreign = await SendAsync(site, code, token, origin: "https://evil.example");
        using var json = await site.Client.PostAsync($"/c/{code}/report", new StringContent("{}", System.Text.Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.Forbidden, cookieless.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, noToken.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, otherPurpose.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, otherDevice.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, foreign.StatusCode);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, json.StatusCode);
        Assert.Empty(await site.Get<CodeReports>().AllAsync());
    }

    [Fact]
    public async Task A_form_with_a_fault_comes_back_with_what_was_written()
    {
        await using var site = await TestSite.StartAsync();
        var code = await RefusalPageTests.CodeAsync(site, "active");
        var token = await TokenAsync(site, code);

        using var unchosen = await SendAsync(site, code, token, kind: "nonsense", comment: "写了一半");
        using var tooLong = await SendAsync(site, code, token, comment: new string('字', 201));
        site.Clock.Advance(TimeSpan.FromHours(3));
        using var late = await SendAsync(site, code, token, comment: "写了很久");

        var page = await TestSite.ParseAsync(unchosen);
        Assert.Equal(HttpStatusCode.BadRequest, unchosen.StatusCode);
        Assert.Contains("请选择一项", page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("写了一半", page.QuerySelector("textarea")!.TextContent);
        Assert.Contains("200 字", (await TestSite.ParseAsync(tooLong)).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        var again = await TestSite.ParseAsync(late);
        Assert.NotNull(again.QuerySelector("input[value=covered][checked]"));
        using var sent = await SendAsync(site, code, again.QuerySelector("input[name=token]")!.GetAttribute("value")!);
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
    }

    [Fact]
    public async Task One_network_cannot_flood_the_list()
    {
        await using var site = await TestSite.StartAsync();
        var code = await RefusalPageTests.CodeAsync(site, "active");
        var token = await TokenAsync(site, code);
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 11; i++)
        {
            using var answer = await SendAsync(site, code, token);
            statuses.Add(answer.StatusCode);
            Assert.Equal(answer.StatusCode == HttpStatusCode.TooManyRequests, answer.Headers.RetryAfter is not null);
        }

        Assert.Equal(10, statuses.Count(status => status == HttpStatusCode.SeeOther));
        Assert.Equal(HttpStatusCode.TooManyRequests, statuses[^1]);
    }

    [Fact]
    public async Task The_form_in_english_is_english()
    {
        await using var site = await TestSite.StartAsync();
        var code = await RefusalPageTests.CodeAsync(site, "active");

        EnglishPages.AssertEnglish(await site.PageAsync($"/c/{code}/report?lang=en"));
        EnglishPages.AssertEnglish(await site.PageAsync($"/c/{code}/report/thanks?lang=en"));
    }

    private static async Task<string> TokenAsync(TestSite site, string code) =>
        (await site.PageAsync($"/c/{code}/report")).QuerySelector("input[name=token]")!.GetAttribute("value")!;

    private static Task<HttpResponseMessage> SendAsync(
        TestSite site, string code, string token, string kind = "covered", string comment = "", string? origin = null, HttpClient? client = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/c/{code}/report")
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["kind"] = kind, ["comment"] = comment, ["token"] = token }),
        };
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        return (client ?? site.Client).SendAsync(request);
    }
}
