using SafeDiningCode.BrowserTests.Support;

namespace SafeDiningCode.BrowserTests.Pages;

/// <summary>The front door.</summary>
internal sealed class HomePage(Visitor visitor)
{
    public static async Task<HomePage> OpenAsync(Visitor visitor)
    {
        await visitor.GoAsync("/");
        return new(visitor);
    }

    /// <summary>Types a code by hand and looks it up.</summary>
    public async Task TypeCodeAsync(string typed)
    {
        await visitor.Page.Locator("#code").FillAsync(typed);
        await visitor.Page.Locator("form[action='/find'] button").ClickAsync();
        await visitor.Page.WaitForURLAsync(url => !string.Equals(new Uri(url).AbsolutePath, "/", StringComparison.Ordinal));
    }

    /// <summary>Searches and answers the names that were found.</summary>
    public async Task<IReadOnlyList<string>> SearchAsync(string words)
    {
        await visitor.Page.Locator("#q").FillAsync(words);
        await visitor.Page.Locator("form.find[action='/'] button").ClickAsync();
        await visitor.Page.Locator(".results").WaitForAsync();
        return await visitor.Page.Locator(".found a").AllInnerTextsAsync();
    }

    /// <summary>Opens what was found under this name.</summary>
    public async Task<ScanPage> OpenFoundAsync(string name)
    {
        await visitor.Page.Locator(".found a", new() { HasText = name }).ClickAsync();
        await visitor.Page.Locator(".verdict").WaitForAsync();
        return new(visitor);
    }
}
