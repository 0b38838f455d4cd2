using Microsoft.Playwright;
using SafeDiningCode.BrowserTests.Support;
using SafeDiningCode.Web.Accounts.Identity;

namespace SafeDiningCode.BrowserTests.Journeys;

/// <summary>
/// From the slip to a changed address: an owner takes up an invitation, says when the shop is open, and asks for a change,
/// which a regulator returns and then accepts. Everybody signs in as people do. Without scripts, and once with them.
/// </summary>
public sealed class ProfileJourneys(Site site)
{
    private const string Password = "米线要趁热吃才香是真的";

    private static readonly byte[] Picture = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_owner_comes_in_keeps_the_profile_and_has_a_change_accepted(bool scripts)
    {
        await using var regulator = await site.VisitAsync(new() { Scripts = scripts, Width = 1280, Height = 800 });
        var name = $"zj.{(scripts ? 11 : 12)}";
        var link = (await site.CommandAsync("create-user", "--role", "regulator", "--division", "5301", "--name", name)).Split('\n').First(line => line.Contains("/ACTIVATE/", StringComparison.Ordinal));
        await regulator.GoAsync(new Uri(link).AbsolutePath);
        await regulator.Page.Locator("#password").FillAsync(Password);
        await regulator.Page.Locator("main button").ClickAsync();
        var key = await SetUpSecondFactorAsync(regulator);
        var eatery = site.Codes.Take();
        await regulator.GoAsync("/regulator/invitations");
        await regulator.Page.Locator("#licence").FillAsync(eatery.Licence);
        await regulator.Page.Locator("form[action*='/eatery'] button").ClickAsync();
        var slip = await regulator.Page.Locator(".slip-link").TextContentAsync();
        await regulator.Page.Locator("nav.bar form button").ClickAsync();

        // The slip: activation, the second factor is offered and put off, home.
        await using var owner = await site.VisitAsync(new() { Scripts = scripts });
        await owner.GoAsync(new Uri(slip!).AbsolutePath);
        await owner.Page.Locator("#name").FillAsync("赵钱孙");
        await owner.Page.Locator("#phone").FillAsync(scripts ? "13800000011" : "13800000012");
        await owner.Page.Locator("#password").FillAsync(Password);
        await owner.Page.Locator("main button").ClickAsync();
        await owner.Page.Locator("#key").WaitForAsync();
        await owner.GoAsync("/owner");
        await owner.Page.Locator("nav.links a[href*='/profile']").ClickAsync();

        // Opening hours: at every origin within a second, give or take what this machine is busy with.
        await owner.Page.Locator("[name=same-1-from]").FillAsync("10:00");
        await owner.Page.Locator("[name=same-1-to]").FillAsync("01:30");
        await owner.Page.Locator("form:has(#phone) button").ClickAsync();
        await owner.Page.Locator("[role=status]").WaitForAsync();
        await ShowsAsync(eatery, "\"openingHours\":[\"Mo-Su 10:00-01:30\"]");
        await owner.GoAsync($"/c/{eatery.Code}");
        Assert.Contains("次日 01:30", await owner.Page.Locator("section:has(#shop)").TextContentAsync(), StringComparison.Ordinal);

        // A change of address, with a photograph.
        var address = $"昆明市示例路{(scripts ? 101 : 102)}号";
        await owner.GoAsync("/owner");
        await owner.Page.Locator("nav.links a[href*='/profile']").ClickAsync();
        await owner.Page.Locator("a[href*='/changes']").ClickAsync();
        await owner.Page.Locator("main a.button").ClickAsync();
        await owner.Page.Locator("label[for=fact-address]").ClickAsync();
        await owner.Page.Locator("#value-address").FillAsync("昆明市抄错路1号");
        await owner.Page.Locator("#evidence-files").SetInputFilesAsync(new FilePayload { Name = "licence.png", MimeType = "image/png", Buffer = Picture });
        await owner.Page.Locator("form:has(#evidence-files) button").ClickAsync();
        await owner.Page.Locator("[role=status]").WaitForAsync();
        var request = new Uri(owner.Page.Url).AbsolutePath;

        // The regulator signs in with the second factor, and returns it.
        await regulator.GoAsync("/sign-in");
        await regulator.Page.Locator("#name").FillAsync(name);
        await regulator.Page.Locator("#password").FillAsync(Password);
        await regulator.Page.Locator("main button").ClickAsync();
        await regulator.Page.Locator("#code").FillAsync(Totp.At(key, TimeProvider.System.GetUtcNow().AddSeconds(30)));
        await regulator.Page.Locator("main button").ClickAsync();
        await regulator.Page.Locator("nav.bar").WaitForAsync();
        await OpenRequestAsync(regulator, eatery);
        Assert.Equal("昆明市抄错路1号", await regulator.Page.Locator("ins").TextContentAsync());
        await regulator.Page.Locator("#reason").FillAsync("地址和证上的不一样，请照证填写。");
        await regulator.Page.Locator("form:has(#reason) button").ClickAsync();
        await regulator.Page.Locator("[role=status]").WaitForAsync();

        // The owner reads why, corrects and sends again.
        await owner.GoAsync(request);
        Assert.Contains("照证填写", await owner.Page.Locator(".note.bad").TextContentAsync(), StringComparison.Ordinal);
        await owner.Page.Locator("#value-address").FillAsync(address);
        await owner.Page.Locator("form:has(#evidence-files) button").ClickAsync();
        await owner.Page.Locator("[role=status]").WaitForAsync();
        Assert.DoesNotContain(address, await JsonAsync(eatery), StringComparison.Ordinal);

        // Accepted, it is what diners read.
        await OpenRequestAsync(regulator, eatery);
        await regulator.Page.Locator("form[action*='/accept'] button").ClickAsync();
        await regulator.Page.Locator("[role=status]").WaitForAsync();
        await ShowsAsync(eatery, $"\"address\":\"{address}\"");
        // Somebody else's phone: the owner's own browser may keep the page that it showed for half a minute.
        await using var diner = await site.VisitAsync(new() { Scripts = scripts });
        await diner.GoAsync($"/c/{eatery.Code}");
        Assert.Contains(address, await diner.Page.Locator(".sub").TextContentAsync(), StringComparison.Ordinal);
        Assert.Empty(owner.Complaints);
        Assert.Empty(regulator.Complaints);
    }

    private static async Task OpenRequestAsync(Visitor regulator, CodeLine eatery)
    {
        await regulator.Page.Locator("nav.bar summary").ClickAsync();
        await regulator.Page.Locator("nav.bar a[href*='/regulator/changes']").ClickAsync();
        await regulator.Page.Locator($".row-link:has-text('{eatery.Name}')").ClickAsync();
        await regulator.Page.Locator("#difference").WaitForAsync();
    }

    private static async Task<string> SetUpSecondFactorAsync(Visitor visitor)
    {
        var key = (await visitor.Page.Locator("#key").TextContentAsync())!.Replace(" ", "", StringComparison.Ordinal);
        await visitor.Page.Locator("#code").FillAsync(Totp.At(key, TimeProvider.System.GetUtcNow()));
        await visitor.Page.Locator("main button").ClickAsync();
        await visitor.Page.Locator(".codes li").First.WaitForAsync();
        await visitor.Page.Locator(".next a").ClickAsync();
        await visitor.Page.Locator(".codes").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        return key;
    }

    private async Task ShowsAsync(CodeLine code, string text)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!(await JsonAsync(code)).Contains(text, StringComparison.Ordinal))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), patience.Token);
        }
    }

    private async Task<string> JsonAsync(CodeLine code)
    {
        using var client = new HttpClient();
        return await client.GetStringAsync(new Uri($"{site.Url}/api/v1/eateries/{code.Code}"));
    }
}
