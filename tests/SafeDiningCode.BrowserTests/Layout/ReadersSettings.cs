using SafeDiningCode.BrowserTests.Pages;
using SafeDiningCode.BrowserTests.Support;

namespace SafeDiningCode.BrowserTests.Layout;

/// <summary>Pages follow what readers have set on their phones, whatever page it is.</summary>
public sealed class ReadersSettings(Site site)
{
    [Fact]
    public async Task Type_is_as_large_as_the_phone_is_set_to()
    {
        // Twice the usual 16 px, as set in the browser for all sites.
        await using var browser = await site.OtherBrowserAsync("--blink-settings=defaultFontSize=32");
        var faults = new List<string>();
        foreach (var name in new[] { "home", "scan, in force", "scan, failed inspection", "rate", "rate, errors", "district, county", "how" })
        {
            await using var visitor = await Visitor.ArriveAsync(browser, site.Url, new());
            await KeyPages.GoAsync(name, site, visitor);
            var size = await visitor.Page.EvaluateAsync<double>("() => parseFloat(getComputedStyle(document.querySelector('main')).fontSize)");
            if (size < 32)
            {
                faults.Add($"{name}: type of {size} px where the reader asked for twice as much");
            }

            faults.AddRange((await Measures.FaultsAsync(visitor.Page)).Select(fault => $"{name}: {fault}"));
        }

        Assert.True(faults.Count == 0, string.Join("\n", faults));
    }

    [Fact]
    public async Task Choices_show_without_colours()
    {
        await using var visitor = await site.VisitAsync(new() { ForcedColors = true });
        foreach (var name in new[] { "scan, in force", "district, county", "home" })
        {
            await KeyPages.GoAsync(name, site, visitor);
        }

        var form = await RatePage.OpenAsync(visitor, site.Codes.First);
        await form.ChooseAsync("fair");

        var marks = await visitor.Page.EvaluateAsync<string[]>(
            "() => ['satisfied', 'fair'].map(value => getComputedStyle(document.querySelector(`label[for=value-${value}]`), '::before').content)");
        Assert.Equal("none", marks[0]);
        Assert.Contains("✓", marks[1], StringComparison.Ordinal);
        Assert.Empty(visitor.Complaints);
    }
}
