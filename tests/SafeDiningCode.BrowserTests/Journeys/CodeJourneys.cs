using SafeDiningCode.BrowserTests.Support;
using SafeDiningCode.Tests.Codes;
using SafeDiningCode.Web.Accounts;

namespace SafeDiningCode.BrowserTests.Journeys;

/// <summary>An owner with a phone, without scripts: looks at what diners see, prints the poster, has the code replaced.</summary>
public sealed class CodeJourneys(Site site)
{
    [Fact]
    public async Task The_poster_printed_from_the_page_of_the_code_is_read_by_a_scanner()
    {
        using var scanner = new Scanner();
        await using var owner = await site.VisitAsync(new() { Scripts = false });
        var code = await EnterAsync(owner);

        await owner.Page.Locator("section[aria-labelledby=code] a.button").ClickAsync();
        await owner.Page.Locator(".sheet").WaitForAsync();
        var pdf = scanner.Path("poster.pdf");
        await owner.Page.PdfAsync(new() { Path = pdf, PreferCSSPageSize = true, PrintBackground = true });

        Assert.Equal($"HTTP://LOCALHOST:5080/C/{code.Code}", await scanner.ReadPdfAsync(pdf));
        Assert.Empty(owner.Complaints);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_diners_see_is_shown_within_the_page_and_its_links_lead_out_of_it(bool scripts)
    {
        await using var owner = await site.VisitAsync(new() { Scripts = scripts });
        var code = await EnterAsync(owner);

        await owner.Page.Locator("iframe.preview").ScrollIntoViewIfNeededAsync();
        var preview = owner.Page.FrameLocator("iframe.preview");
        await preview.Locator("h1").WaitForAsync();

        Assert.Equal(code.Name, await preview.Locator("h1").InnerTextAsync());
        var opened = owner.Page.Context.WaitForPageAsync();
        await preview.Locator(".action a").ClickAsync();
        var diner = await opened;
        await diner.WaitForURLAsync($"**/c/{code.Code}/rate**");
        Assert.Contains($"/owner/eateries/", owner.Page.Url, StringComparison.Ordinal);
        Assert.Empty(owner.Complaints);
    }

    [Fact]
    public async Task A_stolen_code_is_replaced_in_three_taps_and_the_old_one_says_so()
    {
        await using var owner = await site.VisitAsync(new() { Scripts = false });
        await using var diner = await site.VisitAsync(new() { Scripts = false });
        var code = await EnterAsync(owner);
        Assert.Equal(200, (await diner.GoAsync($"/c/{code.Code}")).Status);

        await owner.Page.Locator("section[aria-labelledby=replace] a").ClickAsync();
        await owner.Page.Locator("input[value=stolen]").CheckAsync();
        await owner.Page.Locator("main form button").ClickAsync();
        await owner.Page.Locator("[role=status]").WaitForAsync();
        var next = (await owner.Page.Locator("section[aria-labelledby=code] dd.code").InnerTextAsync()).Replace("-", "", StringComparison.Ordinal);

        Assert.NotEqual(code.Code, next);
        Assert.Equal(200, (await diner.GoAsync($"/c/{next}")).Status);
        // Within a second by the change log; the test machine may be busy.
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while ((await diner.GoAsync($"/c/{code.Code}?look={Guid.NewGuid():N}")).Status != 410)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), patience.Token);
        }

        Assert.Contains("换了新码", await diner.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await owner.GoAsync("/notices");
        Assert.Contains("二维码已换新", await owner.Page.Locator("li.unread").First.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(owner.Complaints);
    }

    private async Task<CodeLine> EnterAsync(Visitor owner)
    {
        var code = site.Codes.Take();
        var eatery = await site.SignedIn.EateryAsync(code);
        await site.SignedIn.EnterAsync(owner, Role.Owner, eatery: eatery);
        await owner.GoAsync($"/owner/eateries/{eatery}/code");
        return code;
    }
}
