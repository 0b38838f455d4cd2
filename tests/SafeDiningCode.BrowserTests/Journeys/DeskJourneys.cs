using System.Globalization;
using System.Text;
using Microsoft.Playwright;
using SafeDiningCode.BrowserTests.Accessibility;
using SafeDiningCode.BrowserTests.Layout;
using SafeDiningCode.BrowserTests.Support;
using SafeDiningCode.Tests.Registry.Import;
using SafeDiningCode.Web.Accounts;

namespace SafeDiningCode.BrowserTests.Journeys;

/// <summary>A regulator's day at the registry desk: finds an eatery as one types, looks at what runs out, and has an extract imported.</summary>
public sealed class DeskJourneys(Site site)
{
    private readonly List<string> faults = [];

    [Theory]
    [InlineData(1280, 800)]
    [InlineData(390, 844)]
    public async Task From_the_search_to_the_lists_and_an_import(int width, int height)
    {
        await using var official = await site.VisitAsync(new() { Width = width, Height = height });
        var page = official.Page;
        var code = site.Codes.Take();
        await site.SignedIn.EnterAsync(official, Role.Regulator, "5301");

        await official.GoAsync("/regulator/eateries");
        await page.Locator("#q").PressSequentiallyAsync(code.Name[..^1]);
        var link = page.Locator("#found .row-link", new() { HasTextString = code.Name }).First;
        await link.WaitForAsync();
        // Nothing was sent as a form.
        Assert.DoesNotContain("q=", page.Url, StringComparison.Ordinal);
        await LooksWellAsync(official, $"search-{width}");
        await page.Locator("#q").FillAsync(code.Code);
        await page.Locator("#results", new() { HasTextString = "找到 1 家" }).WaitForAsync();
        await link.ClickAsync();
        await page.Locator("#facts").WaitForAsync();
        Assert.Equal(code.Name, await page.Locator("h1").InnerTextAsync());
        await LooksWellAsync(official, $"eatery-{width}");

        await page.Locator("main nav a[href^='/regulator/licences']").ClickAsync();
        await page.Locator("a[href*='group=90']").First.ClickAsync();
        await page.Locator("#places").WaitForAsync();
        await LooksWellAsync(official, $"licences-{width}");
        await page.Locator("main nav a[href^='/regulator/reports']").First.ClickAsync();
        await page.Locator("#reports").WaitForAsync();
        await LooksWellAsync(official, $"queue-{width}");
        await page.Locator("main nav a[href^='/regulator/posters']").ClickAsync();
        await page.Locator("#place").SelectOptionAsync("530102001");
        await page.Locator("main form button").ClickAsync();
        await page.Locator("#files").WaitForAsync();
        await LooksWellAsync(official, $"posters-{width}");

        await page.Locator("main nav a[href^='/regulator/imports']").ClickAsync();
        await page.Locator("#file").SetInputFilesAsync(new FilePayload { Name = "登记.csv", MimeType = "text/csv", Buffer = Rows(880_000 + width) });
        await page.Locator("main form button").ClickAsync();
        // The page opens again by itself once the check is over.
        await page.Locator("#confirm").WaitForAsync(new() { Timeout = 60_000 });
        Assert.Contains("将新增 2 家", await page.Locator("section[aria-labelledby=confirm]").InnerTextAsync(), StringComparison.Ordinal);
        await LooksWellAsync(official, $"preview-{width}");
        await page.Locator("form[action*=confirm] button").ClickAsync();
        await page.Locator("#counts", new() { HasTextString = "导入结果" }).WaitForAsync(new() { Timeout = 60_000 });
        await LooksWellAsync(official, $"imported-{width}");

        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Assert.Empty(official.Complaints);
    }

    [Fact]
    public async Task Without_scripts_the_search_is_a_form()
    {
        await using var official = await site.VisitAsync(new() { Scripts = false });
        var code = site.Codes.Take();
        await site.SignedIn.EnterAsync(official, Role.Inspector, "5301");

        await official.GoAsync("/regulator/eateries");
        await official.Page.Locator("#q").FillAsync(code.Code);
        await official.Page.Locator("#search button").ClickAsync();
        await official.Page.Locator("#found .row-link").First.ClickAsync();

        Assert.Equal(code.Name, await official.Page.Locator("h1").InnerTextAsync());
        Assert.Empty(official.Complaints);
    }

    private static byte[] Rows(int from) => Encoding.UTF8.GetBytes(
        $"{Extract.Header}\n{Extract.Row(from)}\n{Extract.Row(from + 1, sign: "示例新开的店")}\n{Extract.Row(from + 2, until: "待定")}\n");

    private async Task LooksWellAsync(Visitor visitor, string name)
    {
        if (Environment.GetEnvironmentVariable("SAFEDINING_SCREENSHOTS") is { Length: > 0 } wanted)
        {
            var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "TestResults", wanted)).FullName;
            await visitor.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"desk-{name}.png")), FullPage = true });
        }

        faults.AddRange((await Measures.FaultsAsync(visitor.Page)).Select(fault => $"{name}: {fault}"));
        faults.AddRange((await Axe.ObjectionsAsync(visitor.Page)).Select(objection => $"{name}: axe objects: {objection}"));
        await visitor.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
    }
}
