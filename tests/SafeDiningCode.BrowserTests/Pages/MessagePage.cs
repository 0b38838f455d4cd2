using SafeDiningCode.BrowserTests.Support;

namespace SafeDiningCode.BrowserTests.Pages;

/// <summary>A page that tells one thing.</summary>
internal sealed class MessagePage(Visitor visitor)
{
    public Task<string> HeadingAsync() => visitor.Page.Locator("h1").InnerTextAsync();
}
