using SafeDiningCode.BrowserTests.Pages;
using SafeDiningCode.BrowserTests.Support;

namespace SafeDiningCode.BrowserTests.Layout;

/// <summary>Every page on small screens and in large type: nothing runs out, nothing is small, nothing is left in the other language.</summary>
public sealed class EveryPage(Site site)
{
    // A phone, a small phone, the phone at twice the size; both phones in large type; a desk.
    private static readonly (int Width, bool Large)[] Screens = [(390, false), (320, false), (195, false), (390, true), (320, true), (1280, false)];

    private static readonly string Measures = ReadMeasures();

    public static TheoryData<string, bool> Pages => Accessibility.EveryPage.Pages;

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Lies_well_on_small_screens_and_in_large_type(string page, bool english)
    {
        var faults = new List<string>();
        await using var visitor = await site.VisitAsync(new() { English = english });
        await KeyPages.GoAsync(page, site, visitor);
        foreach (var (width, large) in Screens)
        {
            await visitor.Page.SetViewportSizeAsync(width, 844);
            // What the link at the foot brings is this class and nothing else; a form need not be sent again for it.
            var found = await visitor.Page.EvaluateAsync<string[]>(
                $"large => {{ document.documentElement.classList.toggle('large', large); return ({Measures})(); }}", large);
            faults.AddRange(found.Select(fault => $"{width} px{(large ? ", large type" : "")}: {fault}"));
        }

        faults.AddRange(visitor.Complaints.Select(complaint => "the browser complains: " + complaint));

        Assert.True(faults.Count == 0, string.Join("\n", faults.Distinct()));
    }

    [Fact]
    public async Task Follows_the_size_of_type_that_the_phone_is_set_to()
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

            faults.AddRange((await visitor.Page.EvaluateAsync<string[]>(Measures)).Select(fault => $"{name}: {fault}"));
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

    [Theory]
    [InlineData("scan, in force")]
    [InlineData("scan, failed inspection")]
    [InlineData("home")]
    [InlineData("rate")]
    [InlineData("districts")]
    public async Task Comes_in_one_request(string page)
    {
        await using var visitor = await site.VisitAsync();

        await KeyPages.GoAsync(page, site, visitor);
        await visitor.Page.WaitForLoadStateAsync(Microsoft.Playwright.LoadState.NetworkIdle);

        Assert.Single(visitor.Requests);
    }

    private static string ReadMeasures()
    {
        using var stream = typeof(EveryPage).Assembly.GetManifestResourceStream("Measures.js")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
