using System.Net;
using Dapper;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Codes;

namespace SafeDiningCode.Tests.Scanning.Page;

public sealed class RefusalPageTests
{
    [Theory]
    [InlineData("revoked", HttpStatusCode.Gone, "此码已作废", "This code is no longer valid")]
    [InlineData("unknown", HttpStatusCode.NotFound, "查不到这个码", "This code is not on record")]
    [InlineData("forged", HttpStatusCode.NotFound, "这不是我们的码", "This is not one of our codes")]
    [InlineData("garbage", HttpStatusCode.NotFound, "这不是我们的码", "This is not one of our codes")]
    public async Task A_code_that_points_to_nothing_says_what_it_is_and_what_to_do(string kind, HttpStatusCode status, string chinese, string english)
    {
        await using var site = await TestSite.StartAsync();
        var code = await CodeAsync(site, kind);

        using var answer = await site.Client.GetAsync($"/c/{code}");
        var zh = await TestSite.ParseAsync(answer);
        var en = await site.PageAsync($"/c/{code}?lang=en");
        using var head = await site.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, $"/c/{code}"));

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(status, head.StatusCode);
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        Assert.Equal(chinese, zh.QuerySelector("h1")!.TextContent);
        Assert.Equal(english, en.QuerySelector("h1")!.TextContent);
        EnglishPages.AssertEnglish(en);
        Assert.DoesNotContain("翠湖", zh.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(zh.QuerySelector("form[action='/find'] input[name=code]"));
        Assert.NotNull(zh.QuerySelector($"a[href^='/c/{code}/report']"));
        Assert.NotNull(zh.QuerySelector("a[href='tel:12315']"));
    }

    internal static async Task<string> CodeAsync(TestSite site, string kind)
    {
        var code = await Eateries.IssueCodeAsync(site, await Eateries.AddAsync(site.Database));
        switch (kind)
        {
            case "revoked":
                await using (var connection = await site.Database.ConnectAsync())
                {
                    await connection.ExecuteAsync("UPDATE code_issue SET revoked_at = issued_at WHERE serial = @Serial", new { code.Serial });
                }

                return code.ToString();
            case "unknown":
                return site.Get<CodeKeys>().Code(code.KeyVersion, code.Serial ^ 1).ToString();
            case "forged":
                return code.ToString()[..15] + (code.ToString()[15] == 'A' ? 'B' : 'A');
            case "garbage":
                return "not-a-code";
            default:
                return code.ToString();
        }
    }
}
