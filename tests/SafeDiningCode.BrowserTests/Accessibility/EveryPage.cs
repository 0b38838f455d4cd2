using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using SafeDiningCode.BrowserTests.Pages;
using SafeDiningCode.BrowserTests.Support;

namespace SafeDiningCode.BrowserTests.Accessibility;

/// <summary>axe's rules (WCAG 2.2 A and AA, and its best practice) on every page, in both languages, light and dark.</summary>
public sealed class EveryPage(Site site)
{
    private static readonly string[] Rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

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

        var objections = await ObjectionsAsync(visitor.Page, new RunOnlyOptions { Type = "tag", Values = [.. Rules] });
        // Only colours differ in the dark.
        await visitor.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        objections.AddRange((await ObjectionsAsync(visitor.Page, new RunOnlyOptions { Type = "rule", Values = ["color-contrast"] })).Select(objection => "dark: " + objection));

        Assert.True(objections.Count == 0, string.Join("\n", objections));
    }

    private static async Task<List<string>> ObjectionsAsync(IPage page, RunOnlyOptions rules)
    {
        var result = await page.RunAxe(new AxeRunOptions { RunOnly = rules });
        return
        [
            .. result.Violations.SelectMany(violation => violation.Nodes.Select(node =>
                $"{violation.Id}: {violation.Help}\n    {node.Html}\n    {string.Join("; ", node.Any.Concat(node.All).Concat(node.None).Select(check => check.Message))}")),
        ];
    }
}
