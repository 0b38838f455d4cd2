using Microsoft.Playwright;
using SafeDiningCode.BrowserTests.Pages;
using SafeDiningCode.BrowserTests.Support;

namespace SafeDiningCode.BrowserTests;

/// <summary>
/// Pictures of every page for people to look at, where <c>SAFEDINING_SCREENSHOTS</c> names a folder; a relative one lies
/// under <c>TestResults</c> beside the tests. <c>SAFEDINING_SCREENSHOTS_OF</c> takes a part of a page's name: those alone.
/// </summary>
public sealed class Screenshots(Site site)
{
    private static readonly (string Name, VisitorOptions Options)[] Settings =
    [
        ("zh-phone", new()),
        ("en-phone", new() { English = true }),
        ("zh-desk", new() { Width = 1280, Height = 800 }),
        ("en-desk", new() { Width = 1280, Height = 800, English = true }),
        ("zh-phone-dark", new() { Dark = true }),
        ("zh-phone-large", new() { Large = true }),
    ];

    [Fact]
    public async Task Are_taken_of_every_page()
    {
        var wanted = Environment.GetEnvironmentVariable("SAFEDINING_SCREENSHOTS");
        if (string.IsNullOrEmpty(wanted))
        {
            // Not a check: nothing is left out where nobody asked for pictures.
            return;
        }

        var part = Environment.GetEnvironmentVariable("SAFEDINING_SCREENSHOTS_OF") ?? "";
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "TestResults", wanted)).FullName;
        foreach (var (setting, options) in Settings)
        {
            foreach (var page in KeyPages.Names.Where(page => page.Contains(part, StringComparison.Ordinal)))
            {
                await using var visitor = await site.VisitAsync(options);
                await KeyPages.GoAsync(page, site, visitor);
                var name = $"{page.Replace(", ", "-", StringComparison.Ordinal).Replace(' ', '-')}--{setting}.png";
                await visitor.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, name), FullPage = true, Animations = ScreenshotAnimations.Disabled });
            }
        }
    }
}
