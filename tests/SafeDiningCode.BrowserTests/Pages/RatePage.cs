using Microsoft.Playwright;
using SafeDiningCode.BrowserTests.Support;

namespace SafeDiningCode.BrowserTests.Pages;

/// <summary>The diner's form.</summary>
internal sealed class RatePage
{
    private readonly Visitor visitor;

    private RatePage(Visitor visitor) => this.visitor = visitor;

    private IPage Page => visitor.Page;

    public static async Task<RatePage> OpenAsync(Visitor visitor, CodeLine eatery)
    {
        await visitor.GoAsync($"/c/{eatery.Code}/rate");
        return await OnAsync(visitor);
    }

    /// <summary>The form that the visitor has before them.</summary>
    public static async Task<RatePage> OnAsync(Visitor visitor)
    {
        await visitor.Page.Locator("form#rate").WaitForAsync();
        return new(visitor);
    }

    /// <summary>Chooses <c>satisfied</c>, <c>fair</c> or <c>dissatisfied</c> by pressing its face.</summary>
    public async Task<RatePage> ChooseAsync(string value)
    {
        await Page.Locator($"label[for=value-{value}]").ClickAsync();
        return this;
    }

    public async Task<RatePage> TickAsync(string reason)
    {
        await Page.Locator($"label[for=reason-{reason}]").ClickAsync();
        return this;
    }

    public async Task<RatePage> SayAsync(string words)
    {
        await Page.Locator("#comment").FillAsync(words);
        return this;
    }

    public ILocator SendButton => Page.Locator("button[form=rate]");

    /// <summary>Sends it and comes to the receipt.</summary>
    public async Task<ReceiptPage> SendAsync()
    {
        await SendButton.ClickAsync();
        return await ReceiptPage.OnAsync(visitor);
    }

    /// <summary>Sends it and comes to a page that tells something else.</summary>
    public async Task<MessagePage> SendInVainAsync()
    {
        await SendButton.ClickAsync();
        await Page.Locator("form#rate").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        return new(visitor);
    }

    /// <summary>Sends it and finds it come back with errors.</summary>
    public async Task<RatePage> SendIncompleteAsync()
    {
        await SendButton.ClickAsync();
        await Errors.First.WaitForAsync();
        return this;
    }

    /// <summary>The links of the summary of errors.</summary>
    public ILocator Errors => Page.Locator("[role=alert] li a");

    public Task<bool> IsChosenAsync(string value) => Page.Locator($"#value-{value}").IsCheckedAsync();

    public Task<string> WordsAsync() => Page.Locator("#comment").InputValueAsync();

    public Task<string> TokenAsync() => Page.Locator("#rate input[name=token]").InputValueAsync();
}
