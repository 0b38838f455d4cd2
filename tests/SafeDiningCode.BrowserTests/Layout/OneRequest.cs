using Microsoft.Playwright;
using SafeDiningCode.BrowserTests.Pages;
using SafeDiningCode.BrowserTests.Support;

namespace SafeDiningCode.BrowserTests.Layout;

/// <summary>What diners open in a shop with a bad connection is there at once or not at all.</summary>
public sealed class OneRequest(Site site)
{
    [Theory]
    [InlineData("scan, in force")]
    [InlineData("scan, failed inspection")]
    [InlineData("home")]
    [InlineData("rate")]
    [InlineData("districts")]
    public async Task Brings_the_whole_page(string page)
    {
        await using var visitor = await site.VisitAsync();

        await KeyPages.GoAsync(page, site, visitor);
        await visitor.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        Assert.Single(visitor.Requests);
    }
}
