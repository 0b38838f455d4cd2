using Microsoft.Playwright;
using SafeDiningCode.BrowserTests.Support;

namespace SafeDiningCode.BrowserTests.Pages;

/// <summary>«Wrong shop, or a code stuck over another?»</summary>
internal sealed class ReportPage(Visitor visitor)
{
    public async Task<MessagePage> SendAsync(int kind, string words)
    {
        await visitor.Page.Locator("label.choice").Nth(kind).ClickAsync();
        await visitor.Page.Locator("#comment").FillAsync(words);
        await visitor.Page.Locator("form.card button").ClickAsync();
        await visitor.Page.Locator("form.card").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        return new(visitor);
    }
}
