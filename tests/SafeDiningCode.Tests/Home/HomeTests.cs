using System.Net;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Home;

namespace SafeDiningCode.Tests.Home;

public sealed class HomeTests
{
    [Fact]
    public async Task A_code_typed_or_pasted_leads_to_its_page()
    {
        await using var site = await TestSite.StartAsync();
        var code = await Eateries.IssueCodeAsync(site, await Eateries.AddAsync(site.Database));
        foreach (var typed in (string[])[code.ToString(), $" {code.Grouped.ToLowerInvariant()} ", $"HTTPS://ANXIN.EXAMPLE/C/{code}", $"http://x/c/{code}?lang=en#top"])
        {
            using var answer = await site.Client.GetAsync($"/find?code={Uri.EscapeDataString(typed)}");
            Assert.Equal($"/c/{code}?lang=zh", answer.Headers.Location?.OriginalString);
        }

        using var searched = await site.Client.GetAsync($"/?q={code.Grouped}&lang=en");
        Assert.Equal($"/c/{code}?lang=en", searched.Headers.Location?.OriginalString);
        using var wrong = await site.Client.GetAsync("/find?code=%3Cb%3Ehello");
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        var page = await TestSite.ParseAsync(wrong);
        Assert.Contains("16 位编号", page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("<b>hello", page.QuerySelector("input[name=code]")!.GetAttribute("value"));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_search_finds_by_name_address_and_licence_and_takes_its_text_as_it_stands(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        foreach (var (sign, address, licence) in new[]
        {
            ("示例甲 100% 果汁", "翠湖南路 1 号", "JY25301990000018"), ("示例乙 1000 年老店", "文林街 2 号", null), ("示例丙_[店]", @"文林街\3 号", null), ("示例丁店", "文林街 4 号", null),
        })
        {
            await Eateries.IssueCodeAsync(services, await Eateries.AddAsync(services.Database, sign: sign, name: "昆明公司", address: address, licence: licence));
        }

        await Eateries.AddAsync(services.Database, sign: "示例没有码");
        var search = services.Get<EaterySearch>();

        async Task<IEnumerable<string>> FindAsync(string text) => (await search.FindAsync(text)).Select(found => found.Name[..3]);
        Assert.Equal(["示例甲", "示例乙", "示例丙", "示例丁"], await FindAsync("示例"));
        Assert.Equal(["示例甲"], await FindAsync("100%"));
        Assert.Equal(["示例丙"], await FindAsync("_"));
        Assert.Equal(["示例丙"], await FindAsync("[店]"));
        Assert.Equal(["示例丙"], await FindAsync(@"\"));
        Assert.Equal(["示例甲"], await FindAsync(" jy2530199 "));
        Assert.Equal(["示例乙", "示例丙", "示例丁"], await FindAsync("文林街"));
        Assert.Empty(await FindAsync("%%"));
        Assert.Empty(await FindAsync(" "));
    }

    [Fact]
    public async Task Results_link_to_the_scan_page_and_say_how_the_licence_stands()
    {
        await using var site = await TestSite.StartAsync();
        var code = await Eateries.IssueCodeAsync(site, await Eateries.AddAsync(site.Database, validUntil: new DateOnly(2026, 1, 1)));

        var page = await site.PageAsync("/?q=翠湖");
        var none = await site.PageAsync("/?q=没有的店");

        Assert.Equal($"/c/{code}?lang=zh", page.QuerySelector(".found a")!.GetAttribute("href"));
        Assert.Contains("已过期", page.QuerySelector(".found")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("没有找到", none.QuerySelector(".results")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/how")]
    [InlineData("/privacy")]
    [InlineData("/find?code=x")]
    public async Task The_pages_are_there_in_both_languages(string path)
    {
        await using var site = await TestSite.StartAsync();
        var separator = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';

        var zh = await site.PageAsync($"{path}{separator}lang=zh");
        EnglishPages.AssertEnglish(await site.PageAsync($"{path}{separator}lang=en"));

        Assert.Equal("zh-Hans", zh.DocumentElement.GetAttribute("lang"));
        Assert.NotNull(zh.QuerySelector("a[href^='/districts']"));
        Assert.NotNull(zh.QuerySelector("a[href^='/privacy']"));
    }
}
