using System.Net;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Inspections;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Accounts;

namespace SafeDiningCode.Tests.Owners;

/// <summary>Where signing in leads an owner: what is to be done, and the ways to everything else.</summary>
public sealed class OwnerHomeTests
{
    [Fact]
    public async Task It_shows_the_owners_shops_what_is_due_there_and_the_way_to_each_page()
    {
        await using var site = await TestSite.StartAsync();
        var ending = Day.InShanghai(site.Clock).AddDays(9);
        var mine = await Eateries.AddAsync(site.Database, validUntil: ending);
        var other = await Eateries.AddAsync(site.Database, sign: "示例别家面馆");
        var code = await Eateries.IssueCodeAsync(site, mine);
        var owner = await site.SignInAsync(Role.Owner, mine);

        var page = await site.PageAsync("/owner", owner);

        Assert.Equal(Eateries.Sign, page.QuerySelector("main h2")!.TextContent);
        Assert.DoesNotContain("别家", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain($"/eateries/{other}/", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        var tasks = page.QuerySelectorAll(".tasks li").Select(task => task.TextContent).ToList();
        Assert.Contains(tasks, task => task.Contains("许可证到期", StringComparison.Ordinal) && task.Contains("还有 9 天", StringComparison.Ordinal));
        Assert.Contains(tasks, task => task.Contains("日管控", StringComparison.Ordinal));
        var links = page.QuerySelectorAll("main a").Select(link => link.GetAttribute("href")!).ToList();
        Assert.Contains(links, link => link.StartsWith($"/c/{code}", StringComparison.Ordinal));
        foreach (var link in links)
        {
            using var answer = await owner.GetAsync(link, TestContext.Current.CancellationToken);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{link}: {answer.StatusCode}");
        }
    }

    [Fact]
    public async Task It_shows_how_a_shop_stands_in_weeks_that_are_over_with_the_numbers_beside_the_drawing()
    {
        await using var site = await TestSite.StartAsync();
        var mine = await Eateries.AddAsync(site.Database, grade: Grade.A);
        var owner = await site.SignInAsync(Role.Owner, mine);
        Assert.Contains("评价还不多", (await site.PageAsync("/owner", owner)).QuerySelector(".standing")!.TextContent, StringComparison.Ordinal);
        foreach (var (day, satisfied, fair, dissatisfied) in ((int, int, int, int)[])[(20261109, 17, 2, 1), (20261026, 5, 0, 0), (20261102, 5, 0, 1), (20261116, 0, 0, 77)])
        {
            await site.ExecuteAsync("INSERT INTO eatery_day (eatery_id, day, satisfied, fair, dissatisfied) VALUES (@mine, @day, @satisfied, @fair, @dissatisfied)", new { mine, day, satisfied, fair, dissatisfied });
            await site.ExecuteAsync("INSERT INTO unit_day (unit, day, satisfied, fair, dissatisfied) VALUES (@Street, @day, @satisfied, @fair, @dissatisfied)", new { Eateries.Street, day, satisfied, fair, dissatisfied });
        }

        var standing = (await site.PageAsync("/owner", owner)).QuerySelector(".standing")!;

        Assert.Contains("优秀", standing.QuerySelector("dd")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("31 次", standing.QuerySelector("dl")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("看不出差别", standing.QuerySelector("dl")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["11-09 – 11-15|20|95.0%", "10-26 – 11-08|11|90.9%"], standing.QuerySelectorAll("tbody tr").Select(row => string.Join('|', row.Children.Select(cell => cell.TextContent))));
        Assert.Equal(6, standing.QuerySelectorAll("svg.trend-columns rect").Length);
        Assert.Contains("93.5%", standing.QuerySelector("svg.trend-columns[role=img]")!.GetAttribute("aria-label"), StringComparison.Ordinal);
        Assert.Empty(standing.QuerySelectorAll("[style]"));
        // Nothing of the running week, in which 77 were dissatisfied.
        Assert.DoesNotContain("77", standing.TextContent, StringComparison.Ordinal);
        EnglishPages.AssertEnglish(await site.PageAsync("/owner?lang=en", owner));
    }

    [Fact]
    public async Task A_licence_with_time_left_is_nothing_to_do_and_an_account_without_a_shop_is_told_where_to_get_one()
    {
        await using var site = await TestSite.StartAsync();
        var owner = await site.SignInAsync(Role.Owner, await Eateries.AddAsync(site.Database));

        Assert.DoesNotContain("许可证到期", (await site.PageAsync("/owner", owner)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("激活单", (await site.PageAsync("/owner", await site.SignInAsync(Role.Owner))).Body!.TextContent, StringComparison.Ordinal);
    }
}
