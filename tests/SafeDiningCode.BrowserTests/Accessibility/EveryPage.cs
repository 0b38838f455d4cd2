using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using SafeDiningCode.BrowserTests.Pages;
using SafeDiningCode.BrowserTests.Support;

namespace SafeDiningCode.BrowserTests.Accessibility;

/// <summary>axe's rules (WCAG 2.2 A and AA, and its best practice) on every page, in both languages, light and dark.</summary>
public sealed class EveryPage(Site site)
{
    private static readonly string[] Rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

    private const string Objections =
        """
        async rules => (await axe.run({ runOnly: rules, resultTypes: ['violations'] })).violations.flatMap(violation => violation.nodes.map(node =>
          `${violation.id}: ${violation.help}\n    ${node.html}\n    ${[...node.any, ...node.all, ...node.none].map(check => check.message).join('; ')}`))
        """;

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    public static TheoryData<string, bool> Pages
    {
        get
        {
            var pages = new TheoryData<string, bool>();
            foreach (var name in KeyPages.Names)
            {
                pages.Add(name, false);
                pages.Add(name, true);
            }

            return pages;
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Axe_finds_nothing_to_object_to(string page, bool english)
    {
        await using var visitor = await site.VisitAsync(new() { English = english });
        await KeyPages.GoAsync(page, site, visitor);

        // Once into the page as it is: the package's own RunAxe opens a second page for each run and takes ten times as long.
        await visitor.Page.EvaluateAsync(Axe);
        var objections = await ObjectionsAsync(visitor.Page, Rules);
        // Only colours differ in the dark.
        await visitor.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        objections = [.. objections, .. (await ObjectionsAsync(visitor.Page, ["color-contrast"])).Select(objection => "in the dark, " + objection)];

        Assert.True(objections.Length == 0, string.Join("\n", objections));
    }

    private static Task<string[]> ObjectionsAsync(IPage page, string[] rules) => page.EvaluateAsync<string[]>(Objections, rules);
}
