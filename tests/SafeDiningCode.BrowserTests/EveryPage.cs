using SafeDiningCode.BrowserTests.Accessibility;
using SafeDiningCode.BrowserTests.Layout;
using SafeDiningCode.BrowserTests.Pages;
using SafeDiningCode.BrowserTests.Support;

namespace SafeDiningCode.BrowserTests;

/// <summary>
/// Every page in one language, visited once: it lies well on every screen, the browser has nothing to complain of, and
/// axe has no objection.
/// </summary>
/// <param name="site">Where the pages are.</param>
/// <param name="reader">Who reads them.</param>
/// <param name="english">The language of the reader.</param>
public abstract class EveryPage(Site site, Reader reader, bool english) : IClassFixture<Reader>
{
    /// <summary>All pages by name.</summary>
    public static TheoryData<string> Pages => [.. KeyPages.Names];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Lies_well_on_every_screen_and_is_open_to_everyone(string page)
    {
        var visitor = await reader.ComeAsync(site, english);
        await KeyPages.GoAsync(page, site, visitor);

        List<string> faults =
        [
            .. await Measures.FaultsOnAllScreensAsync(visitor.Page),
            // Of the page alone, before axe is put into it.
            .. visitor.Complaints.Select(complaint => "the browser complains: " + complaint),
            .. (await Axe.ObjectionsAsync(visitor.Page)).Select(objection => "axe objects: " + objection),
        ];

        Assert.True(faults.Count == 0, string.Join("\n", faults.Select(fault => $"«{page}» in {(english ? "English" : "Chinese")}, {fault}")));
    }
}

/// <summary>One class for each language: they run side by side.</summary>
public sealed class EveryPageInChinese(Site site, Reader reader) : EveryPage(site, reader, english: false);

/// <inheritdoc cref="EveryPageInChinese"/>
public sealed class EveryPageInEnglish(Site site, Reader reader) : EveryPage(site, reader, english: true);
