using Microsoft.Playwright;
using SafeDiningCode.BrowserTests.Accessibility;
using SafeDiningCode.BrowserTests.Pages;
using SafeDiningCode.BrowserTests.Support;
using SafeDiningCode.Web.Accounts;

namespace SafeDiningCode.BrowserTests.Journeys;

/// <summary>
/// A problem's long way: put on record and ordered on a desk, answered on a phone, returned, accepted, found again by the
/// look-back visit; mended once more, and found again by those who eat there. Without scripts, and once with them.
/// </summary>
public sealed class LedgerJourneys(Site site)
{
    private static readonly byte[] Picture = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Ordered_answered_returned_accepted_and_open_again_twice(bool scripts)
    {
        await using var regulator = await site.VisitAsync(new() { Scripts = scripts, Width = 1280, Height = 800 });
        await using var owner = await site.VisitAsync(new() { Scripts = scripts });
        var shop = site.Codes.Take();
        var eatery = await site.SignedIn.EateryAsync(shop);
        await site.SignedIn.EnterAsync(regulator, Role.Regulator, "5301");
        await site.SignedIn.EnterAsync(owner, Role.Owner, eatery: eatery);

        // On record, with its order.
        await regulator.GoAsync("/regulator/rectifications");
        await regulator.Page.Locator("main a[href*='/rectifications/new']").ClickAsync();
        await regulator.Page.Locator("#licence").FillAsync(shop.Licence);
        await regulator.Page.Locator("#wording").FillAsync("餐具保洁柜未关闭，柜内有积水");
        await regulator.Page.Locator("#topic").SelectOptionAsync("tableware");
        await regulator.Page.Locator("input[name=dispatch]").CheckAsync();
        await regulator.Page.Locator("form:has(#wording) button").ClickAsync();
        await regulator.Page.Locator("[role=status]").WaitForAsync();
        var problem = new Uri(regulator.Page.Url).AbsolutePath;
        await ShotAsync(regulator, "dispatched");
        await regulator.Page.Locator("main a[href*='/order']").ClickAsync();
        Assert.Contains("食安交办", await regulator.Page.Locator(".order-number").TextContentAsync(), StringComparison.Ordinal);
        await CleanAsync(regulator, scripts, "order");

        // Answered, returned, answered again.
        await AnswerAsync(owner, "关好了");
        await regulator.GoAsync(problem);
        await regulator.Page.Locator("#return-note").FillAsync("照片看不清柜内");
        await regulator.Page.Locator("form[action*='/return'] button").ClickAsync();
        await regulator.Page.Locator("[role=status]").WaitForAsync();
        await owner.GoAsync("/owner");
        await owner.Page.Locator("a[href*='/rectifications/']").First.ClickAsync();
        Assert.Contains("照片看不清柜内", await owner.Page.Locator("main").TextContentAsync(), StringComparison.Ordinal);
        await ShotAsync(owner, "returned");
        await AnswerAsync(owner, "重拍了，柜内已擦干");

        // Accepted until the look-back visit, which finds it again.
        await AcceptAsync(regulator, problem);
        await CleanAsync(regulator, scripts, "accepted");
        await regulator.Page.Locator("#visit-note").FillAsync("柜门又没关");
        await regulator.Page.Locator("button[value=failed]").ClickAsync();
        await regulator.Page.Locator("[role=status]").WaitForAsync();
        Assert.Contains("重新整改", await regulator.Page.Locator("main .badge").First.TextContentAsync(), StringComparison.Ordinal);
        await CleanAsync(regulator, scripts, "look-back-failed");

        // Mended again, and three diners see that it is not: nobody is told before the next morning.
        await AnswerAsync(owner, "换了闭门器");
        await AcceptAsync(regulator, problem);
        for (var diner = 0; diner < 3; diner++)
        {
            await using var phone = await site.VisitAsync(new() { Scripts = scripts });
            await (await (await RatePage.OpenAsync(phone, shop)).ChooseAsync("satisfied")).SendAsync();
            await phone.Page.Locator("#mended").WaitForAsync();
            if (diner == 0)
            {
                await CleanAsync(phone, scripts, "receipt-asks");
            }

            await phone.Page.Locator("button[value=no]").ClickAsync();
            await phone.Page.Locator("[role=status]").WaitForAsync();
            Assert.Equal(0, await phone.Page.Locator("#mended").CountAsync());
            Assert.Empty(phone.Complaints);
        }

        await regulator.GoAsync(problem);
        Assert.Contains("已验收", await regulator.Page.Locator("main .badge").First.TextContentAsync(), StringComparison.Ordinal);
        await regulator.GoAsync("/regulator/rectifications");
        await regulator.Page.Locator("table.list").WaitForAsync();
        await CleanAsync(regulator, scripts, "ledger");
        Assert.Empty(owner.Complaints);
        Assert.Empty(regulator.Complaints);
    }

    private static async Task AnswerAsync(Visitor owner, string note)
    {
        await owner.GoAsync("/owner");
        await owner.Page.Locator("a[href*='/rectifications/']").First.ClickAsync();
        await owner.Page.Locator("#note").FillAsync(note);
        await owner.Page.Locator("#proofs").SetInputFilesAsync(new FilePayload { Name = "cabinet.png", MimeType = "image/png", Buffer = Picture });
        await owner.Page.Locator("button[value=ask]").ClickAsync();
        await owner.Page.Locator("[role=status]").WaitForAsync();
    }

    private static async Task AcceptAsync(Visitor regulator, string problem)
    {
        await regulator.GoAsync(problem);
        await ShotAsync(regulator, "to-accept");
        await regulator.Page.Locator("button[value=visit]").ClickAsync();
        await regulator.Page.Locator("[role=status]").WaitForAsync();
    }

    // axe needs scripts: without them the page is the same.
    private static async Task CleanAsync(Visitor visitor, bool scripts, string name)
    {
        await ShotAsync(visitor, name);
        if (scripts)
        {
            Assert.Empty(await Axe.ObjectionsAsync(visitor.Page));
            await visitor.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        }
    }

    // Pictures to look at, as of every page.
    private static async Task ShotAsync(Visitor visitor, string name)
    {
        if (Environment.GetEnvironmentVariable("SAFEDINING_SCREENSHOTS") is { Length: > 0 } wanted)
        {
            var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "TestResults", wanted)).FullName;
            await visitor.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"ledger-{name}.png"), FullPage = true, Animations = ScreenshotAnimations.Disabled });
        }
    }
}
