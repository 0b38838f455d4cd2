using System.Net;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.SavedFilters;

namespace SafeDiningCode.Tests.SavedFilters;

/// <summary>Officials keep what they look for often, open it again and remove it.</summary>
public sealed class SavedFilterTests
{
    [Theory]
    [InlineData("/regulator/licences?group=30&place=530102", "/regulator/licences?group=30&place=530102")]
    // Of the moment, and not of the filter.
    [InlineData("/regulator/licences?group=30&page=7&lang=en&size=l&saved=1", "/regulator/licences?group=30")]
    [InlineData("/regulator/eateries?q=米线", "/regulator/eateries?q=%E7%B1%B3%E7%BA%BF")]
    [InlineData("/regulator/eateries?q=%22%3E%3Cscript%3E", "/regulator/eateries?q=%22%3E%3Cscript%3E")]
    [InlineData("/regulator/statistics?unit=", "/regulator/statistics")]
    [InlineData("//evil.example/regulator/x", null)]
    [InlineData("https://evil.example/regulator/", null)]
    [InlineData("/regulator/../owner", null)]
    [InlineData("/regulator//evil.example", null)]
    [InlineData("/regulator/\\evil.example", null)]
    [InlineData("/regulator/statistics#x", null)]
    [InlineData("/owner", null)]
    [InlineData("/regulator/saved", null)]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Only_a_page_of_this_side_is_a_target(string? address, string? target)
    {
        Assert.Equal(target, FilterTarget.Of(address));
        // What it comes to comes to itself.
        Assert.Equal(target, FilterTarget.Of(target));
    }

    [Fact]
    public void What_is_too_long_is_no_target() => Assert.Null(FilterTarget.Of("/regulator/eateries?q=" + new string('a', FilterTarget.Longest)));

    [Fact]
    public async Task A_filter_is_saved_from_its_page_opened_again_and_removed()
    {
        await using var site = await TestSite.StartAsync();
        using var regulator = await site.SignInAsync(Role.Inspector, "5301");
        var licences = await site.PageAsync("/regulator/licences?group=60", regulator);
        var link = licences.QuerySelectorAll("a").Single(each => each.TextContent == "保存这个筛选").GetAttribute("href")!;

        var saved = await site.SendFromAsync(regulator, link, SavedFilterPaths.Home, ("name", "两个月内到期 <b>"), ("target", "/regulator/licences?group=60"));
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);

        var page = await site.PageAsync(SavedFilterPaths.Home, regulator);
        var filter = Assert.Single(page.QuerySelectorAll("ul.lines .row-link"));
        Assert.Equal("两个月内到期 <b>", filter.TextContent);
        Assert.Equal("60 天内到期", (await site.PageAsync(filter.GetAttribute("href")!, regulator)).QuerySelector("#list")!.TextContent.Trim());
        EnglishPages.AssertEnglish(await site.PageAsync(SavedFilterPaths.Home + "?lang=en&target=%2Fregulator%2Flicences", regulator));

        // Nobody else sees it, nor removes it.
        using var other = await site.SignInAsync(Role.Regulator, "5301");
        Assert.Empty((await site.PageAsync(SavedFilterPaths.Home, other)).QuerySelectorAll("ul.lines .row-link"));
        var remove = page.QuerySelector("ul.lines form")!.GetAttribute("action")!.Split('?')[0];
        Assert.Equal(HttpStatusCode.NotFound, (await site.PostFormAsync(other, remove)).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await site.PostFormAsync(regulator, remove)).StatusCode);
        Assert.Empty((await site.PageAsync(SavedFilterPaths.Home, regulator)).QuerySelectorAll("ul.lines .row-link"));
        Assert.Equal(2, await site.ValueAsync<int>("SELECT COUNT(*) FROM audit_entry WHERE action IN ('filter.save', 'filter.remove')"));
    }

    [Theory]
    [InlineData("/regulator/statistics?month=2026-11&unit=5301", "/regulator/statistics?rate=dissatisfied")]
    [InlineData("/regulator/statistics?month=2026-10&unit=530102&rate=display", "/regulator/statistics?unit=530102&month=2026-10&rate=display")]
    [InlineData("/regulator/themes?month=2026-11", "/regulator/themes")]
    public async Task What_is_of_now_and_of_one_s_own_is_kept_as_such(string page, string target)
    {
        await using var site = await TestSite.StartAsync();
        using var regulator = await site.SignInAsync(Role.Regulator, "5301");

        var link = (await site.PageAsync(page, regulator)).QuerySelectorAll("a").Single(each => each.TextContent == "保存这个筛选").GetAttribute("href")!;

        Assert.Equal(target, ((AngleSharp.Html.Dom.IHtmlInputElement)(await site.PageAsync(link, regulator)).QuerySelector("input[name=target]")!).Value);
    }

    [Theory]
    [InlineData("", "/regulator/licences", "请起个名字")]
    [InlineData("一个名字", "https://evil.example", "这个页面不能保存")]
    [InlineData("有了", "/regulator/licences", "已经有同名的筛选")]
    public async Task What_cannot_be_saved_says_why(string name, string target, string fault)
    {
        await using var site = await TestSite.StartAsync();
        using var regulator = await site.SignInAsync(Role.Regulator, "5301");
        await site.PostFormAsync(regulator, SavedFilterPaths.Home, ("name", "有了"), ("target", "/regulator/statistics"));

        var answer = await site.PostFormAsync(regulator, SavedFilterPaths.Home, ("name", name), ("target", target));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(fault, (await TestSite.ParseAsync(answer)).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await site.ValueAsync<int>("SELECT COUNT(*) FROM saved_filter"));
    }

    [Fact]
    public async Task No_more_are_kept_than_a_page_shows()
    {
        await using var site = await TestSite.StartAsync();
        using var regulator = await site.SignInAsync(Role.Regulator, "5301");
        for (var number = 0; number < SavedFilterBook.Most; number++)
        {
            await site.PostFormAsync(regulator, SavedFilterPaths.Home, ("name", $"第{number}个"), ("target", "/regulator/statistics"));
        }

        var answer = await site.PostFormAsync(regulator, SavedFilterPaths.Home, ("name", "再一个"), ("target", "/regulator/statistics"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(SavedFilterBook.Most, await site.ValueAsync<int>("SELECT COUNT(*) FROM saved_filter"));
    }
}
