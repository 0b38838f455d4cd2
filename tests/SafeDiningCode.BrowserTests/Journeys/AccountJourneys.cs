using Microsoft.Playwright;
using SafeDiningCode.BrowserTests.Support;
using SafeDiningCode.Web.Accounts.Identity;

namespace SafeDiningCode.BrowserTests.Journeys;

/// <summary>From the console's first account to an owner with a second lock, with scripts and without.</summary>
public sealed class AccountJourneys(Site site)
{
    private const string Password = "米线要趁热吃才香是真的";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_regulator_activates_invites_an_owner_and_the_owner_comes_in(bool scripts)
    {
        await using var regulator = await site.VisitAsync(new() { Scripts = scripts, Width = 1280, Height = 800 });
        var name = $"an.li{(scripts ? 1 : 2)}";
        var link = (await site.CommandAsync("create-user", "--role", "regulator", "--division", "5301", "--name", name)).Split('\n').First(line => line.Contains("/ACTIVATE/", StringComparison.Ordinal));

        await regulator.GoAsync(new Uri(link).AbsolutePath);
        await regulator.Page.Locator("#password").FillAsync(Password);
        await regulator.Page.Locator("main button").ClickAsync();
        await SetUpSecondFactorAsync(regulator);
        Assert.Equal("/inspections", new Uri(regulator.Page.Url).AbsolutePath);

        var eatery = site.Codes.Take();
        await regulator.GoAsync("/regulator/invitations");
        await regulator.Page.Locator("#licence").FillAsync(eatery.Licence);
        await regulator.Page.Locator("form[action*='/eatery'] button").ClickAsync();
        var slip = await regulator.Page.Locator(".slip-link").TextContentAsync();

        await using var owner = await site.VisitAsync(new() { Scripts = scripts });
        await owner.GoAsync(new Uri(slip!).AbsolutePath);
        Assert.Contains(eatery.Name, await owner.Page.Locator("h1").TextContentAsync(), StringComparison.Ordinal);
        await owner.Page.Locator("#name").FillAsync("张三丰");
        await owner.Page.Locator("#phone").FillAsync(scripts ? "13800000001" : "13800000002");
        await owner.Page.Locator("#password").FillAsync(Password);
        await owner.Page.Locator("main button").ClickAsync();
        var key = await SetUpSecondFactorAsync(owner);
        await owner.GoAsync("/account");
        Assert.Contains(eatery.Name, await owner.Page.Locator("main").TextContentAsync(), StringComparison.Ordinal);

        await owner.Page.Locator("nav.bar form button").ClickAsync();
        await owner.Page.Locator("#name").FillAsync(scripts ? "138 0000 0001" : "138 0000 0002");
        await owner.Page.Locator("#password").FillAsync(Password);
        await owner.Page.Locator("main button").ClickAsync();
        await owner.Page.Locator("#code").FillAsync(NextCode(key));
        await owner.Page.Locator("main button").ClickAsync();
        await owner.Page.Locator("nav.bar").WaitForAsync();
        Assert.Empty(owner.Complaints);
        Assert.Empty(regulator.Complaints);
    }

    private static async Task<string> SetUpSecondFactorAsync(Visitor visitor)
    {
        var key = (await visitor.Page.Locator("#key").TextContentAsync())!.Replace(" ", "", StringComparison.Ordinal);
        await visitor.Page.Locator("#code").FillAsync(Totp.At(key, TimeProvider.System.GetUtcNow()));
        await visitor.Page.Locator("main button").ClickAsync();
        await visitor.Page.Locator(".codes li").First.WaitForAsync();
        Assert.Equal(10, await visitor.Page.Locator(".codes li").CountAsync());
        await visitor.Page.Locator(".next a").ClickAsync();
        await visitor.Page.Locator(".codes").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        return key;
    }

    // The one of the next half minute, which is taken too: that of this one may have been used.
    private static string NextCode(string key) => Totp.At(key, TimeProvider.System.GetUtcNow().AddSeconds(30));
}
