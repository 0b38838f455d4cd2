using SafeDiningCode.BrowserTests.Support;

namespace SafeDiningCode.BrowserTests.Pages;

/// <summary>What was recorded, and its undoing.</summary>
internal sealed class ReceiptPage
{
    private readonly Visitor visitor;

    private ReceiptPage(Visitor visitor) => this.visitor = visitor;

    public static async Task<ReceiptPage> OnAsync(Visitor visitor)
    {
        var receipt = visitor.Page.Locator("section.receipt");
        var form = visitor.Page.Locator("[role=alert]");
        await receipt.Or(form).First.WaitForAsync();
        Assert.True(await receipt.IsVisibleAsync(), $"No receipt, but: {await visitor.Page.Locator("body").InnerTextAsync()}");
        return new(visitor);
    }

    public string Path => new Uri(visitor.Page.Url).AbsolutePath;

    public Task<string> HeadingAsync() => visitor.Page.Locator("h1").InnerTextAsync();

    public Task<string> TextAsync() => visitor.Page.Locator("section.receipt").InnerTextAsync();

    /// <summary>Follows the link to the district's numbers.</summary>
    public async Task<DistrictPage> DistrictAsync()
    {
        await visitor.Page.Locator("a[href*='/districts/']").ClickAsync();
        return await DistrictPage.OnAsync(visitor);
    }

    /// <summary>Takes the rating back.</summary>
    public async Task<ReceiptPage> UndoAsync()
    {
        var button = visitor.Page.Locator("form[action*='/undo'] button");
        await button.ClickAsync();
        await visitor.Page.Locator("a[href*='/rate']").WaitForAsync();
        return this;
    }

    /// <summary>Rates again after taking back.</summary>
    public async Task<RatePage> RateAgainAsync()
    {
        await visitor.Page.Locator("a[href*='/rate']").ClickAsync();
        return await RatePage.OnAsync(visitor);
    }
}
