using SafeDiningCode.BrowserTests.Support;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Web.Accounts;

namespace SafeDiningCode.BrowserTests.Journeys;

/// <summary>A closed month becomes public: checked, published, reported on, computed anew by anybody, and talked about.</summary>
public sealed class StandingJourneys(Site site)
{
    [Fact]
    public async Task A_month_is_published_and_reported_on_and_anybody_computes_the_same()
    {
        // Without scripts, as everything works; the demo leaves one month to be published.
        await using var regulator = await site.VisitAsync(new() { Scripts = false, Width = 1280, Height = 800 });
        await site.SignedIn.EnterAsync(regulator, Role.Regulator, division: "5301");
        await regulator.GoAsync("/regulator/standing");
        await regulator.Page.Locator("section[aria-labelledby=months] a.row-link").First.ClickAsync();
        var month = Day.MonthText(Day.MonthNumber(Day.InShanghai(TimeProvider.System).AddMonths(-1)));
        await regulator.Page.WaitForURLAsync($"**/regulator/standing/{month}**");
        await regulator.Page.Locator("main form.fields button").ClickAsync();
        await regulator.Page.Locator("[role=status]").WaitForAsync();
        await regulator.Page.Locator($"a[href^='/regulator/standing/{month}/bulletin']").First.ClickAsync();
        await regulator.Page.Locator("#demands").FillAsync("请各区县核查。\n请按时报告。");
        await regulator.Page.Locator("button[value=issue]").ClickAsync();
        await regulator.Page.Locator("[role=status]").WaitForAsync();
        var number = await regulator.Page.Locator("section[aria-labelledby=what] dd").First.InnerTextAsync();

        await using var diner = await site.VisitAsync(new() { Scripts = false });
        await diner.GoAsync($"/standing/{month}");
        Assert.Contains(number, await diner.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        var downloading = diner.Page.WaitForDownloadAsync();
        await diner.Page.Locator("a[href^='/api/v1/standing/']").ClickAsync();
        Assert.Contains($"same: {month}, version 1", await site.CommandAsync("recompute", await (await downloading).PathAsync()), StringComparison.Ordinal);

        await diner.Page.Locator(".note a").ClickAsync();
        await diner.Page.Locator(".red-line").WaitForAsync();
        Assert.Equal(number, await diner.Page.Locator(".red-line").InnerTextAsync());
        Assert.Contains("（二）请按时报告。", await diner.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(regulator.Complaints);
        Assert.Empty(diner.Complaints);
    }
}
