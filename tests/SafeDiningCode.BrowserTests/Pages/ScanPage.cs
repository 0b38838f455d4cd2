using SafeDiningCode.BrowserTests.Support;

namespace SafeDiningCode.BrowserTests.Pages;

/// <summary>What scanning a code opens.</summary>
internal sealed class ScanPage(Visitor visitor)
{
    public static async Task<ScanPage> ScanAsync(Visitor visitor, CodeLine eatery)
    {
        await visitor.GoAsync($"/c/{eatery.Code}");
        return new(visitor);
    }

    public Task<string> ShopAsync() => visitor.Page.Locator("h1").InnerTextAsync();

    public Task<string> LanguageAsync() => visitor.Page.EvaluateAsync<string>("() => document.documentElement.lang");

    /// <summary>Presses «rate».</summary>
    public async Task<RatePage> RateAsync()
    {
        await visitor.Page.Locator(".action a").ClickAsync();
        return await RatePage.OnAsync(visitor);
    }

    /// <summary>Follows «wrong shop, or a code stuck over another?».</summary>
    public async Task<ReportPage> ReportAsync()
    {
        await visitor.Page.Locator("a[href*='/report']").ClickAsync();
        return new(visitor);
    }

    /// <summary>Changes the language by the button in the band.</summary>
    public Task ChangeLanguageAsync() => visitor.Page.Locator(".pill").ClickAsync();

    /// <summary>Changes the size of type by the link at the foot.</summary>
    public Task ChangeSizeAsync() => visitor.Page.Locator("footer nav a").Last.ClickAsync();
}
