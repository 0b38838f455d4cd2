using System.Text.RegularExpressions;
using SafeDiningCode.BrowserTests.Pages;
using SafeDiningCode.BrowserTests.Support;

namespace SafeDiningCode.BrowserTests.Journeys;

/// <summary>Diners who cannot scan, who read another language or need larger type, and who see that something is wrong.</summary>
public sealed partial class FindingJourneys(Site site)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_code_typed_by_hand_opens_the_eatery(bool scripts)
    {
        await using var visitor = await site.VisitAsync(new() { Scripts = scripts });
        var eatery = site.Codes.First;
        var home = await HomePage.OpenAsync(visitor);

        await home.TypeCodeAsync(string.Join('-', InFours().Matches(eatery.Code.ToLowerInvariant()).Select(four => four.Value)));

        Assert.Equal($"/c/{eatery.Code}", new Uri(visitor.Page.Url).AbsolutePath);
        Assert.Equal(eatery.Name, await new ScanPage(visitor).ShopAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_part_of_the_name_finds_the_eatery(bool scripts)
    {
        await using var visitor = await site.VisitAsync(new() { Scripts = scripts });
        var eatery = site.Codes.First;
        var home = await HomePage.OpenAsync(visitor);

        var found = await home.SearchAsync(eatery.Name[2..^1]);

        Assert.Contains(eatery.Name, found);
        Assert.Equal(eatery.Name, await (await home.OpenFoundAsync(eatery.Name)).ShopAsync());
    }

    [Fact]
    public async Task The_other_language_is_the_same_page_and_stays()
    {
        await using var visitor = await site.VisitAsync();
        var eatery = site.Codes.First;
        var page = await ScanPage.ScanAsync(visitor, eatery);
        Assert.Equal("zh-Hans", await page.LanguageAsync());

        await page.ChangeLanguageAsync();
        await visitor.Page.WaitForURLAsync("**lang=en*");

        Assert.Equal("en", await page.LanguageAsync());
        Assert.Equal($"/c/{eatery.Code}", new Uri(visitor.Page.Url).AbsolutePath);
        Assert.Equal(eatery.Name, await page.ShopAsync());
        await page.RateAsync();
        Assert.Equal("en", await page.LanguageAsync());
    }

    [Fact]
    public async Task The_other_language_of_a_district_keeps_its_month()
    {
        await using var visitor = await site.VisitAsync();
        await DistrictPage.OpenAsync(visitor, "530102");
        await visitor.Page.Locator("a[rel=prev]").ClickAsync();
        await visitor.Page.WaitForURLAsync("**month=*");
        var month = await visitor.Page.Locator("#month").InputValueAsync();

        await new ScanPage(visitor).ChangeLanguageAsync();
        await visitor.Page.WaitForURLAsync("**lang=en*");

        Assert.Equal(month, await visitor.Page.Locator("#month").InputValueAsync());
    }

    [Fact]
    public async Task Larger_type_is_larger_and_stays()
    {
        await using var visitor = await site.VisitAsync();
        var page = await ScanPage.ScanAsync(visitor, site.Codes.First);
        var before = await TypeAsync(visitor);

        await page.ChangeSizeAsync();
        await visitor.Page.WaitForURLAsync("**size=l*");

        Assert.True(await TypeAsync(visitor) >= before * 1.25, $"{before} px before, {await TypeAsync(visitor)} px after.");
        await page.RateAsync();
        Assert.True(await TypeAsync(visitor) >= before * 1.25, "The form is in standard type again.");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_wrong_shop_is_reported_and_thanked_for(bool scripts)
    {
        await using var visitor = await site.VisitAsync(new() { Scripts = scripts });
        var page = await ScanPage.ScanAsync(visitor, site.Codes.First);

        var thanks = await (await page.ReportAsync()).SendAsync(kind: 1, "门头不一样");

        Assert.Equal("谢谢，已经收到", await thanks.HeadingAsync());
    }

    private static Task<double> TypeAsync(Visitor visitor) =>
        visitor.Page.EvaluateAsync<double>("() => parseFloat(getComputedStyle(document.querySelector('main')).fontSize)");

    [GeneratedRegex(".{4}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex InFours();
}
