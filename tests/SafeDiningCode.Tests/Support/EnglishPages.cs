using AngleSharp.Dom;

namespace SafeDiningCode.Tests.Support;

/// <summary>Whether an English page is English: Chinese stands only where it is marked as such.</summary>
internal static class EnglishPages
{
    public static void AssertEnglish(IDocument page)
    {
        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        var unmarked = page.Body!.Descendants<IText>()
            .Where(text => text.Data.Any(IsChinese))
            .Where(text => text.ParentElement!.Closest("[lang]")?.GetAttribute("lang") is not "zh-Hans")
            .Select(text => text.Data.Trim());
        Assert.Empty(unmarked);
        Assert.Empty(page.QuerySelectorAll("[aria-label], [placeholder], [value]")
            .SelectMany(element => element.Attributes)
            .Where(attribute => attribute.Name is "aria-label" or "placeholder" && attribute.Value.Any(IsChinese))
            .Select(attribute => attribute.Value));
    }

    private static bool IsChinese(char c) => c is (>= '\u3400' and <= '\u9FFF') or (>= '\u3000' and <= '\u303F') or (>= '\uFF00' and <= '\uFFEF');
}
