using System.Net;
using SafeDiningCode.Rules.Calendar;
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
    public async Task A_licence_with_time_left_is_nothing_to_do_and_an_account_without_a_shop_is_told_where_to_get_one()
    {
        await using var site = await TestSite.StartAsync();
        var owner = await site.SignInAsync(Role.Owner, await Eateries.AddAsync(site.Database));

        Assert.DoesNotContain("许可证到期", (await site.PageAsync("/owner", owner)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("激活单", (await site.PageAsync("/owner", await site.SignInAsync(Role.Owner))).Body!.TextContent, StringComparison.Ordinal);
    }
}
