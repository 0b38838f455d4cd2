using System.Globalization;
using Microsoft.Playwright;

namespace SafeDiningCode.BrowserTests.Layout;

/// <summary>How the page that a window shows lies on small screens and in large type: nothing runs out, nothing is small, nothing is left in the other language.</summary>
internal static class Measures
{
    private const int Height = 844;

    // A phone, a small phone, the phone at twice the size; both phones in large type; a desk.
    private static readonly (int Width, bool Large)[] Screens = [(390, false), (320, false), (195, false), (390, true), (320, true), (1280, false)];

    private static readonly string Script = ReadScript();

    /// <summary>What is wrong on the screen as it is, one line for each fault.</summary>
    public static Task<string[]> FaultsAsync(IPage page) => page.EvaluateAsync<string[]>(Script);

    /// <summary>What is wrong on each screen, with its width. The window is as it was afterwards.</summary>
    public static async Task<IEnumerable<string>> FaultsOnAllScreensAsync(IPage page)
    {
        var faults = new List<string>();
        foreach (var (width, large) in Screens)
        {
            await page.SetViewportSizeAsync(width, Height);
            // What the link at the foot brings is this class and nothing else; a form need not be sent again for it.
            var found = await page.EvaluateAsync<string[]>($"large => {{ document.documentElement.classList.toggle('large', large); return ({Script})(); }}", large);
            faults.AddRange(found.Select(fault => string.Create(CultureInfo.InvariantCulture, $"{width} px{(large ? ", large type" : "")}: {fault}")));
        }

        await page.SetViewportSizeAsync(Screens[0].Width, Height);
        return faults.Distinct(StringComparer.Ordinal);
    }

    private static string ReadScript()
    {
        using var stream = typeof(Measures).Assembly.GetManifestResourceStream("Measures.js")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
