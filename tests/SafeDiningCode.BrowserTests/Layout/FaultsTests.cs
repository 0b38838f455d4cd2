using SafeDiningCode.BrowserTests.Accessibility;
using SafeDiningCode.BrowserTests.Support;

namespace SafeDiningCode.BrowserTests.Layout;

/// <summary>What looks at every page sees what is wrong: otherwise that it finds nothing would say nothing.</summary>
public sealed class FaultsTests(Site site)
{
    private const string Bad =
        """
        <!doctype html><html lang="zh-Hans"><head><title>示例</title><style>.wide { width: 360px } .pale { color: #eee; background: #fff; font-size: 12px }
        @media (prefers-color-scheme: dark) { .dim { color: #333; background: #222 } }</style></head>
        <body><main><h1 class="wide">示例</h1><p class="pale">看不清</p><p class="dim">天黑了</p><p>Left over words</p><img src="data:,"><a href="/" style="display:block">去</a></main></body></html>
        """;

    [Fact]
    public async Task Are_found_on_a_page_that_has_them()
    {
        await using var visitor = await site.VisitAsync();
        await visitor.Page.SetContentAsync(Bad);

        var faults = (await Measures.FaultsOnAllScreensAsync(visitor.Page)).ToList();
        var objections = (await Axe.ObjectionsAsync(visitor.Page)).ToList();

        Has(faults, "320 px: scrolls sideways");
        Assert.DoesNotContain(faults, fault => fault.StartsWith("390 px: scrolls sideways", StringComparison.Ordinal));
        Has(faults, "390 px: 12 px type");
        Has(faults, "390 px: English on a Chinese page");
        Has(faults, "px to press");
        Has(objections, "image-alt");
        Has(objections, "看不清");
        Has(objections, "in the dark, color-contrast");
    }

    private static void Has(List<string> lines, string part) =>
        Assert.True(lines.Exists(line => line.Contains(part, StringComparison.Ordinal)), $"«{part}» is not in:\n{string.Join("\n", lines)}");
}
