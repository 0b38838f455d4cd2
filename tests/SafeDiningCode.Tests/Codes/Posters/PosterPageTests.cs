using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Codes;

namespace SafeDiningCode.Tests.Codes.Posters;

public sealed class PosterPageTests
{
    [Fact]
    public async Task The_sheet_says_whose_shop_it_is_what_to_do_and_whom_to_call()
    {
        await using var site = await TestSite.StartAsync();
        var code = await Eateries.IssueCodeAsync(site, await Eateries.AddAsync(site.Database));

        var page = await site.PageAsync($"/codes/{code}/poster");

        var sheet = page.QuerySelector("main.sheet")!;
        Assert.Equal(Eateries.Sign, sheet.QuerySelector("h1")!.TextContent);
        Assert.Equal("昆明市五华区翠湖南路68号", sheet.QuerySelector(".plate-address")!.TextContent);
        Assert.Equal(code.Grouped.Split('-'), sheet.QuerySelectorAll(".plate-chars span").Select(group => group.TextContent));
        Assert.Equal("0 0 37 37", sheet.QuerySelector("svg")!.GetAttribute("viewBox"));
        foreach (var words in (string[])[
            "扫一扫，查证照、看检查、评一评", "Scan to see licences and inspections, and to rate", "请核对店名与地址", "Check the name and address",
            "昆明市市场监督管理局", "12315", "第 1 号", "2026-11-22"])
        {
            Assert.Contains(words, sheet.TextContent, StringComparison.Ordinal);
        }

        Assert.Empty(page.QuerySelectorAll("script, [style]"));
    }

    [Fact]
    public async Task The_page_leads_to_both_sizes_and_to_the_pictures()
    {
        await using var site = await TestSite.StartAsync();
        var code = await Eateries.IssueCodeAsync(site, await Eateries.AddAsync(site.Database));

        foreach (var (query, size) in ((string, string)[])[("", "a5"), ("?size=a5", "a5"), ("?size=a4&lang=en", "a4"), ("?size=A4", "a4"), ("?size=banner", "a5")])
        {
            var page = await site.PageAsync($"/codes/{code}/poster{query}");
            Assert.Contains(size, page.QuerySelector("main")!.ClassList);
            Assert.Equal(size.ToUpperInvariant(), page.QuerySelector("[aria-current=page]")!.TextContent);
            foreach (var link in page.QuerySelectorAll(".poster-bar a").Select(link => link.GetAttribute("href")!))
            {
                using var response = await site.Client.GetAsync(link);
                Assert.True(response.IsSuccessStatusCode, link);
            }
        }
    }

    [Fact]
    public async Task A_name_is_text_whatever_it_holds()
    {
        await using var site = await TestSite.StartAsync();
        const string Name = "<script>alert(1)</script>&amp;'\"";
        var code = await Eateries.IssueCodeAsync(site, await Eateries.AddAsync(site.Database, sign: Name, address: "<b>路</b>"));

        var page = await site.PageAsync($"/codes/{code}/poster");

        Assert.Equal(Name, page.QuerySelector("h1")!.TextContent);
        Assert.StartsWith(Name, page.Title, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("script, .plate-address b"));
    }

    [Theory]
    [InlineData("a5", 148, 210)]
    [InlineData("a4", 210, 297)]
    public async Task Printed_it_is_one_page_of_that_size_and_the_code_is_read(string size, int width, int height)
    {
        using var scanner = new Scanner();
        await using var site = await TestSite.StartAsync();
        foreach (var sign in (string[])["麦香", string.Concat(Enumerable.Repeat("长名", 50))])
        {
            var code = await Eateries.IssueCodeAsync(
                site, await Eateries.AddAsync(site.Database, sign: sign, address: string.Concat(Enumerable.Repeat("昆明市五华区翠湖南路", sign.Length > 2 ? 20 : 1))));

            var pdf = await scanner.PrintAsync(await site.Client.GetStringAsync($"/codes/{code}/poster?size={size}"));

            Assert.Equal(site.Get<CodeLinks>().For(code), await scanner.ReadPdfAsync(pdf));
            Assert.Equal((width, height), await Scanner.PageSizeAsync(pdf));
        }
    }
}
