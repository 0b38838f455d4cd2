using SafeDiningCode.BrowserTests.Support;
using SafeDiningCode.Web.Accounts;

namespace SafeDiningCode.BrowserTests.Journeys;

/// <summary>An owner with a phone does the day's check: taps are counted.</summary>
public sealed class SelfCheckJourneys(Site site)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_daily_check_with_nothing_found_takes_two_taps(bool scripts)
    {
        await using var visitor = await site.VisitAsync(new() { Scripts = scripts });
        var eatery = await site.SignedIn.EateryAsync(site.Codes.Take());
        await site.SignedIn.EnterAsync(visitor, Role.Owner, eatery: eatery);
        await visitor.GoAsync($"/owner/eateries/{eatery}/checks");
        var taps = 0;

        await TapAsync("section[aria-labelledby=today] a.button");
        Assert.Equal(15, await visitor.Page.Locator("input[name=item]").CountAsync());
        await TapAsync(".action button");

        await visitor.Page.Locator("[role=status]").WaitForAsync();
        Assert.Contains("已记录", await visitor.Page.Locator("[role=status]").InnerTextAsync(), StringComparison.Ordinal);
        Assert.True(taps <= 5, $"{taps} taps.");
        Assert.Equal(2, taps);
        Assert.Empty(visitor.Complaints);

        async Task TapAsync(string what)
        {
            taps++;
            await visitor.Page.Locator(what).ClickAsync();
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task One_with_a_finding_takes_four_taps_and_its_mending_three_more(bool scripts)
    {
        await using var visitor = await site.VisitAsync(new() { Scripts = scripts });
        var eatery = await site.SignedIn.EateryAsync(site.Codes.Take());
        await site.SignedIn.EnterAsync(visitor, Role.Owner, eatery: eatery);
        await visitor.GoAsync($"/owner/eateries/{eatery}/checks");
        var page = visitor.Page;

        await page.Locator("section[aria-labelledby=today] a.button").ClickAsync();
        Assert.False(await page.Locator("#note-rooms-cold").IsVisibleAsync());
        await page.Locator("label[for=item-rooms-cold]").ClickAsync();
        await page.Locator("#note-rooms-cold").ClickAsync();
        await page.Locator("#note-rooms-cold").FillAsync("冰箱 12 度，已报修");
        await page.Locator("button[value=found]").ClickAsync();
        await page.Locator("[role=status]").WaitForAsync();
        Assert.Contains("1 项有问题", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);

        await page.Locator(".tasks a").ClickAsync();
        await page.Locator("#note").FillAsync("修好了，现在 4 度");
        await page.Locator("button[value=close]").ClickAsync();
        await page.Locator("[role=status]").WaitForAsync();
        Assert.Contains("已整改", await page.Locator("section[aria-labelledby=state]").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task The_record_prints_on_one_sheet_of_A4()
    {
        await using var visitor = await site.VisitAsync();
        var side = await site.OwnersAsync();
        await site.SignedIn.EnterAsync(visitor, side.Owner);
        await visitor.GoAsync($"/owner/eateries/{side.Eatery}/checks/daily/{side.Day}/print");

        var pdf = System.Text.Encoding.Latin1.GetString(await visitor.Page.PdfAsync(new() { PreferCSSPageSize = true, PrintBackground = true }));

        Assert.Single(System.Text.RegularExpressions.Regex.Matches(pdf, @"/MediaBox \[0 0 59\d[.\d]* 84\d[.\d]*\]", System.Text.RegularExpressions.RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)));
    }
}
