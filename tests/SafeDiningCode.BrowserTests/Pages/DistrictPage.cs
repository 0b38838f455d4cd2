using System.Globalization;
using System.Text.RegularExpressions;
using SafeDiningCode.BrowserTests.Support;

namespace SafeDiningCode.BrowserTests.Pages;

/// <summary>A district's numbers.</summary>
internal sealed partial class DistrictPage
{
    private readonly Visitor visitor;

    private DistrictPage(Visitor visitor) => this.visitor = visitor;

    public static async Task<DistrictPage> OpenAsync(Visitor visitor, string unit)
    {
        await visitor.GoAsync($"/districts/{unit}");
        return await OnAsync(visitor);
    }

    public static async Task<DistrictPage> OnAsync(Visitor visitor)
    {
        await visitor.Page.Locator("dl.tiles").WaitForAsync();
        return new(visitor);
    }

    public string Path => new Uri(visitor.Page.Url).AbsolutePath;

    /// <summary>The ratings of the month, as the page words them.</summary>
    public async Task<int> RatingsAsync()
    {
        var words = await visitor.Page.Locator("dl.tiles > div:first-child dd:not(.figure)").First.InnerTextAsync();
        var number = Number().Match(words);
        Assert.True(number.Success, $"No number of ratings in «{words}».");
        return int.Parse(number.Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"\d[\d,]*", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Number();
}
