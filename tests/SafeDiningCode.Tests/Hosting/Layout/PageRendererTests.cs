using SafeDiningCode.Tests.Support;

namespace SafeDiningCode.Tests.Hosting.Layout;

public sealed class PageRendererTests
{
    [Fact]
    public async Task Chinese_stands_in_the_page_as_it_is_and_markup_from_people_does_not()
    {
        await using var site = await TestSite.StartAsync();
        var code = await Eateries.IssueCodeAsync(site, await Eateries.AddAsync(site.Database, sign: "示例<script>alert(1)</script>\"小馆'&"));

        var html = await site.Client.GetStringAsync($"/c/{code}");

        Assert.Contains("示例&lt;script&gt;alert(1)&lt;/script&gt;", html, StringComparison.Ordinal);
        Assert.Contains("请核对门头与地址", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
    }
}
