using SafeDiningCode.BrowserTests.Support;
using SafeDiningCode.Web.Accounts;

namespace SafeDiningCode.BrowserTests.Journeys;

/// <summary>An owner with a phone, without scripts: declares a kitchen and keeps the list of staff, and the scan page follows.</summary>
public sealed class OwnerJourneys(Site site)
{
    [Fact]
    public async Task A_kitchen_is_declared_in_three_taps_and_taken_back_in_one()
    {
        await using var owner = await site.VisitAsync(new() { Scripts = false });
        var code = site.Codes.Take();
        var eatery = await site.SignedIn.EateryAsync(code);
        await site.SignedIn.EnterAsync(owner, Role.Owner, eatery: eatery);

        await owner.GoAsync($"/owner/eateries/{eatery}/kitchen");
        await owner.Page.Locator("input[value=transparent]").CheckAsync();
        await owner.Page.Locator("form:has(#viewing) button").ClickAsync();
        await owner.Page.Locator("[role=status]").WaitForAsync();
        await site.ShowsAsync(code, "\"kitchen\":{\"kind\":\"transparent\",\"state\":\"active\"}");

        await owner.Page.Locator("form[action*=withdraw] button").ClickAsync();
        await owner.Page.Locator("[role=status]").WaitForAsync();
        await site.ShowsAsync(code, "\"kitchen\":{\"kind\":null,\"state\":\"not-declared\"}");
        Assert.Empty(owner.Complaints);
    }

    [Fact]
    public async Task Somebody_is_added_to_the_staff_and_leaves()
    {
        await using var owner = await site.VisitAsync(new() { Scripts = false });
        // The demo gave this eatery no list.
        var code = site.Codes.Named("新开");
        var eatery = await site.SignedIn.EateryAsync(code);
        await site.SignedIn.EnterAsync(owner, Role.Owner, eatery: eatery);

        await owner.GoAsync($"/owner/eateries/{eatery}/staff");
        await owner.Page.Locator("#name").FillAsync("示例王五");
        await owner.Page.Locator("#post").FillAsync("厨师");
        await owner.Page.Locator("#issued").FillAsync(TimeProvider.System.GetUtcNow().AddDays(-20).ToString("yyyy-MM-dd", null));
        await owner.Page.Locator("form:has(#name) button").ClickAsync();
        await owner.Page.Locator("[role=status]").WaitForAsync();
        await site.ShowsAsync(code, "\"staff\":{\"total\":1,\"valid\":1}");

        await owner.Page.Locator("summary").First.ClickAsync();
        await owner.Page.Locator("form[action*=leave] button").ClickAsync();
        await owner.Page.Locator("[role=status]").WaitForAsync();
        Assert.Equal(0, await owner.Page.Locator("summary").CountAsync());
        Assert.Empty(owner.Complaints);
    }
}
