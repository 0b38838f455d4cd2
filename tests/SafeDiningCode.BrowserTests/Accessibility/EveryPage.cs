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

    private const string Contrast =
        """
        async () => (await axe.run({ runOnly: ['color-contrast'], resultTypes: ['violations'] })).violations
          .flatMap(violation => violation.nodes.map(node => `in the dark, ${violation.id}: ${node.html}\n    ${node.any.map(check => check.message).join('; ')}`))
        """;

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

        var result = await visitor.Page.RunAxe(new AxeRunOptions
        {
            RunOnly = new RunOnlyOptions { Type = "tag", Values = [.. Rules] },
            ResultTypes = [ResultType.Violations],
        });
        var objections = result.Violations.SelectMany(violation => violation.Nodes.Select(node =>
            $"{violation.Id}: {violation.Help}\n    {node.Html}\n    {string.Join("; ", node.Any.Concat(node.All).Concat(node.None).Select(check => check.Message))}")).ToList();

        // Only colours differ in the dark; axe is in the page already.
        await visitor.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        objections.AddRange(await visitor.Page.EvaluateAsync<string[]>(Contrast));

        Assert.True(objections.Count == 0, string.Join("\n", objections));
    }
}
