using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace SafeDiningCode.BrowserTests.Accessibility;

/// <summary>axe's rules (WCAG 2.2 A and AA, and its best practice) on the page that a window shows, light and dark.</summary>
internal static class Axe
{
    private const string Objections =
        """
        async rules => (await axe.run({ runOnly: rules, resultTypes: ['violations'], selectors: false })).violations.flatMap(violation => violation.nodes.map(node =>
          `${violation.id}: ${violation.help}\n    ${node.html}\n    ${[...node.any, ...node.all, ...node.none].map(check => check.message).join('; ')}`))
        """;

    private static readonly string[] Rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>What axe objects to, one line for each part of the page. The window is left in the dark.</summary>
    public static async Task<IEnumerable<string>> ObjectionsAsync(IPage page)
    {
        // Once into the page as it is: the package's own RunAxe opens a second page for each run and takes ten times as long.
        await page.EvaluateAsync(Script);
        var light = await RunAsync(page, Rules);
        // Only colours differ in the dark.
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        var dark = await RunAsync(page, ["color-contrast"]);
        return [.. light, .. dark.Select(objection => "in the dark, " + objection)];
    }

    private static Task<string[]> RunAsync(IPage page, string[] rules) => page.EvaluateAsync<string[]>(Objections, rules);
}
