using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using SafeDiningCode.Tests.Support;

namespace SafeDiningCode.Tests.Statistics.Districts;

public sealed partial class DistrictPageTests
{
    private const string Panlong = "530103001";
    private static readonly DateOnly Day = new(2026, 11, 20);

    [Fact]
    public async Task The_city_s_page_tells_its_numbers_with_their_bases()
    {
        await using var site = await CityAsync();

        var page = await site.PageAsync("/districts?lang=zh");

        Assert.Equal("昆明市", page.QuerySelector("h1")!.TextContent);
        Assert.Equal(
            ["95.8% 满意率 120 次评价", "33.3% 不满意店占比 1 / 3 家参评 95% 区间 6.1–79.2%", "50.0% 覆盖率 2 / 4 家有码", "75.0% 参评率 3 / 4 家满 10 次评价"],
            page.QuerySelectorAll(".tiles > div").Select(tile => Text(tile.QuerySelectorAll(".figure, dt, dd:not(.figure)").OrderBy(part => part.ClassName == "figure" ? 0 : 1))));
        Assert.Contains("设置第 1 版", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("/api/v1/divisions/5301/statistics?month=2026-11", page.QuerySelector(".links a[href^='/api']")!.GetAttribute("href"));
        Assert.NotNull(page.QuerySelector(".links a[href^='/how']"));
    }

    [Fact]
    public async Task Units_come_by_their_share_the_largest_first_and_those_without_one_last()
    {
        await using var site = await CityAsync();

        var rows = (await site.PageAsync("/districts/5301?lang=zh")).QuerySelectorAll(".units tbody tr");

        Assert.Equal(14 + 9, rows.Length);
        Assert.Equal(["五华区", "50.0%", "", "区间 9.5–90.5%", "不满意/参评 1 / 2", "持证 2", "评价 20", "暂不计入 0", "满意率 75.0%"], rows[0].Children.Select(cell => Text([cell])));
        Assert.Equal(["盘龙区", "0.0%"], rows[1].Children.Take(2).Select(cell => Text([cell])));
        Assert.All(rows.Skip(2), row => Assert.Equal("—", row.Children[1].TextContent));
        Assert.Equal("/districts/530102?month=2026-11&lang=zh", rows[0].QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Units_of_equal_share_keep_the_order_of_the_directory()
    {
        await using var site = await TestSite.StartAsync();
        foreach (var (unit, bad, good) in new[] { ("530111001", 1, 2), ("530103001", 2, 4), ("530102001", 1, 3) })
        {
            for (var number = 0; number < bad + good; number++)
            {
                var id = await Eateries.AddAsync(site.Database, unit: unit);
                await RollUps.RateAsync(site.Database, id, unit, Day, number < bad ? 0 : 10, 0, number < bad ? 10 : 0);
            }
        }

        var rows = (await site.PageAsync("/districts?lang=zh")).QuerySelectorAll(".units tbody tr");

        Assert.Equal(["盘龙区", "官渡区", "五华区"], rows.Take(3).Select(row => Text([row.Children[0]])));
    }

    [Fact]
    public async Task The_chart_has_an_axis_a_gap_where_few_rated_and_a_table_that_says_the_same()
    {
        await using var site = await TestSite.StartAsync();
        foreach (var (day, ratings) in new[] { (1, 20), (2, 40), (3, 9), (4, 30) })
        {
            var id = await Eateries.AddAsync(site.Database);
            await RollUps.RateAsync(site.Database, id, Eateries.Street, new DateOnly(2026, 11, day), ratings - 1, 0, 1);
        }

        var page = await site.PageAsync("/districts/530102001?lang=zh");

        Assert.Equal(2, page.QuerySelectorAll(".chart .line").Length);
        Assert.Equal(3, page.QuerySelectorAll(".chart .dot").Length);
        Assert.Equal(4, page.QuerySelectorAll(".chart .column").Length);
        Assert.Contains("95%", page.QuerySelectorAll(".chart .scale text").Select(text => text.TextContent));
        Assert.Contains("40", page.QuerySelectorAll(".chart .scale text").Select(text => text.TextContent));
        Assert.Equal(["1日", "8日", "15日", "22日", "29日"], page.QuerySelectorAll(".chart .plot text").Select(text => text.TextContent));
        Assert.Equal("每日满意率折线图，在 95.0% 和 97.5% 之间，数字见下表", page.QuerySelector(".chart")!.GetAttribute("aria-label"));
        Assert.Equal(
            ["11-01 20 19 0 1 95.0%", "11-02 40 39 0 1 97.5%", "11-03 9 8 0 1 次数少", "11-04 30 29 0 1 96.7%"],
            page.QuerySelectorAll(".trend tbody tr").Select(row => Text(row.Children)));
        Assert.Null(page.QuerySelector(".units"));
    }

    [Fact]
    public async Task Fewer_than_ten_ratings_are_told_in_words()
    {
        await using var site = await TestSite.StartAsync();
        var id = await Eateries.AddAsync(site.Database);
        await RollUps.RateAsync(site.Database, id, Eateries.Street, Day, 9, 0, 0);

        var county = await site.PageAsync("/districts/530102?lang=zh");

        Assert.Equal("评价还少", county.QuerySelector(".tiles .figure")!.TextContent);
        Assert.DoesNotContain("100.0%", county.QuerySelector(".units")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("每天都不到 10 次评价", county.QuerySelector(".trend")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_way_up_ends_at_the_city_and_keeps_month_and_language()
    {
        await using var site = await TestSite.StartAsync();

        var page = await site.PageAsync("/districts/530102001?month=2026-10&lang=zh");

        Assert.Equal(
            ["/districts/5301?month=2026-10&lang=zh", "/districts/530102?month=2026-10&lang=zh"],
            page.QuerySelectorAll(".crumbs a").Select(link => link.GetAttribute("href")!));
        Assert.Equal("/districts/530102001?month=2026-10&lang=en", page.QuerySelector(".pill")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Months_are_changed_by_links_and_by_a_form_and_never_past_the_running_one()
    {
        await using var site = await CityAsync();

        var running = await site.PageAsync("/districts?lang=zh&size=l");
        var before = await site.PageAsync("/districts?month=2026-09&lang=zh");

        Assert.Null(running.QuerySelector("a[rel=next]"));
        Assert.Equal("/districts/5301?month=2026-10&lang=zh&size=l", running.QuerySelector("a[rel=prev]")!.GetAttribute("href"));
        Assert.Equal(["2026-11", "2026-10", "2026-09"], running.QuerySelectorAll("select[name=month] option").Select(option => option.GetAttribute("value")!));
        Assert.Equal("2026-11", running.QuerySelector("option[selected]")!.GetAttribute("value"));
        Assert.Equal("l", running.QuerySelector("form input[name=size]")!.GetAttribute("value"));
        Assert.Equal("/districts/5301?month=2026-10&lang=zh", before.QuerySelector("a[rel=next]")!.GetAttribute("href"));
        Assert.Null(before.QuerySelector("a[rel=prev]"));
    }

    [Theory]
    [InlineData("/districts/530199", 404, "没有这个区划")]
    [InlineData("/districts/x%20y", 404, "没有这个区划")]
    [InlineData("/districts?month=2026-12", 400, "2026-11")]
    [InlineData("/districts?month=2026-13", 400, "2026-11")]
    [InlineData("/districts?month=november", 400, "2026-11")]
    [InlineData("/districts/5301?month=2026-11&month=2026-10", 400, "2026-11")]
    [InlineData("/districts/5301?month=0001-01", 200, "还没有评价")]
    [InlineData("/districts/5301?month=1999-12", 200, "还没有评价")]
    public async Task What_cannot_be_shown_says_what_to_do(string path, int status, string words)
    {
        await using var site = await TestSite.StartAsync();

        using var response = await site.Client.GetAsync(path, TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode)status, response.StatusCode);
        Assert.Contains(words, (await TestSite.ParseAsync(response)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/districts")]
    [InlineData("/districts/530102")]
    [InlineData("/districts/530102001?month=2026-09")]
    [InlineData("/districts/999")]
    [InlineData("/districts?month=x")]
    public async Task The_english_page_has_no_chinese_but_what_is_marked_as_such(string path)
    {
        await using var site = await CityAsync();

        var page = await site.PageAsync(path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "lang=en");
        var title = page.QuerySelector("title")!;
        foreach (var marked in page.QuerySelectorAll("[lang^=zh]").ToList())
        {
            marked.Remove();
        }

        // A document's title has no language of its own: a street without an English name stands in it as it is.
        title.Remove();
        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        Assert.DoesNotMatch(Chinese(), page.DocumentElement.OuterHtml);
    }

    private static async Task<TestSite> CityAsync()
    {
        var site = await TestSite.StartAsync();
        var good = await Eateries.AddAsync(site.Database);
        var bad = await Eateries.AddAsync(site.Database);
        var other = await Eateries.AddAsync(site.Database, unit: Panlong);
        var unrated = await Eateries.AddAsync(site.Database, unit: Panlong);
        await Eateries.IssueCodeAsync(site, good);
        await Eateries.IssueCodeAsync(site, unrated);
        await RollUps.RateAsync(site.Database, good, Eateries.Street, Day, 9, 1, 0);
        await RollUps.RateAsync(site.Database, bad, Eateries.Street, Day, 5, 0, 5);
        await RollUps.RateAsync(site.Database, other, Panlong, Day, 90, 10, 0);
        await RollUps.RateAsync(site.Database, good, Eateries.Street, new DateOnly(2026, 9, 1), 1, 0, 0);
        return site;
    }

    private static string Text(IEnumerable<IElement> parts) =>
        string.Join(' ', parts.SelectMany(part => part.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));

    [GeneratedRegex(@"[\u3400-\u9fff\uff00-\uffef]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Chinese();
}
