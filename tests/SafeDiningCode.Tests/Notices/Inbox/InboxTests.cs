using System.Net;
using AngleSharp.Html.Dom;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Notices;

namespace SafeDiningCode.Tests.Notices.Inbox;

public sealed class InboxTests
{
    [Fact]
    public async Task Opening_a_notice_leads_to_what_it_is_about_and_marks_it_read()
    {
        await using var site = await TestSite.StartAsync();
        var account = await People.AddAsync(site.Provider, Role.Owner);
        using var owner = await site.SignInAsync(account);
        await AddAsync(site, account, count: 3);

        var page = await site.PageAsync("/notices", owner);
        Assert.Equal(3, page.QuerySelectorAll("li.unread .badge").Length);
        Assert.Equal("未读：3", page.QuerySelector("nav.bar .count")!.TextContent);
        Assert.Contains("未读：3", (await site.PageAsync("/owner", owner)).QuerySelector("nav.bar a[href^='/notices'] .count")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(Noted.Shop, page.QuerySelector("li p")!.TextContent, StringComparison.Ordinal);

        var open = page.QuerySelector("form[action*=open]")!.GetAttribute("action")!;
        using var opened = await site.PostFormAsync(owner, open);

        Assert.Equal(HttpStatusCode.SeeOther, opened.StatusCode);
        Assert.StartsWith("/owner/licence?", opened.Headers.Location!.OriginalString, StringComparison.Ordinal);
        var after = await site.PageAsync("/notices", owner);
        Assert.Equal((3, 2), (after.QuerySelectorAll("li").Length, after.QuerySelectorAll("li.unread").Length));
        // Again leads there again, and changes nothing.
        Assert.Equal(HttpStatusCode.SeeOther, (await site.PostFormAsync(owner, open)).StatusCode);
        EnglishPages.AssertEnglish(await site.PageAsync("/notices?lang=en", owner));
    }

    [Fact]
    public async Task Older_ones_stand_on_further_pages_and_all_are_marked_read_up_to_the_newest_seen()
    {
        await using var site = await TestSite.StartAsync();
        var account = await People.AddAsync(site.Provider, Role.Inspector, "5301");
        using var inspector = await site.SignInAsync(account);
        await AddAsync(site, account, count: 45);
        var first = await site.PageAsync("/notices", inspector);
        var second = await site.PageAsync(first.QuerySelector("a[rel=next]")!.GetAttribute("href")!, inspector);
        var third = await site.PageAsync(second.QuerySelector("a[rel=next]")!.GetAttribute("href")!, inspector);

        Assert.Equal((20, 20, 5), (first.QuerySelectorAll(".lines li").Length, second.QuerySelectorAll(".lines li").Length, third.QuerySelectorAll(".lines li").Length));
        Assert.Null(third.QuerySelector("a[rel=next]"));
        var upTo = ((IHtmlInputElement)first.QuerySelector("input[name=upto]")!).Value;
        await AddAsync(site, account, count: 1, from: 45);
        using var marked = await site.PostFormAsync(inspector, "/notices/read", ("upto", upTo));

        Assert.Equal(HttpStatusCode.SeeOther, marked.StatusCode);
        Assert.Equal(1, await site.ValueAsync<int>("SELECT COUNT(*) FROM notice WHERE read_at IS NULL"));
        // What cannot be read asks for the first page, and marks nothing.
        Assert.Equal(20, (await site.PageAsync("/notices?before=abc", inspector)).QuerySelectorAll(".lines li").Length);
        await site.PostFormAsync(inspector, "/notices/read", ("upto", "-1"));
        Assert.Equal(1, await site.ValueAsync<int>("SELECT COUNT(*) FROM notice WHERE read_at IS NULL"));
    }

    [Fact]
    public async Task An_inbox_is_its_accounts_alone()
    {
        await using var site = await TestSite.StartAsync();
        var account = await People.AddAsync(site.Provider, Role.Owner);
        await AddAsync(site, account, count: 1);
        var notice = await site.ValueAsync<long>("SELECT id FROM notice");
        using var other = await site.SignInAsync(Role.Administrator, "53");

        var page = await site.PageAsync("/notices", other);
        Assert.Empty(page.QuerySelectorAll(".lines li"));
        Assert.Null(page.QuerySelector(".count"));
        Assert.Equal(HttpStatusCode.NotFound, (await site.PostFormAsync(other, FormattableString.Invariant($"/notices/{notice}/open"))).StatusCode);
        await site.PostFormAsync(other, "/notices/read", ("upto", FormattableString.Invariant($"{notice}")));
        Assert.Equal(1, await site.ValueAsync<int>("SELECT COUNT(*) FROM notice WHERE read_at IS NULL"));
        using var signedOut = await site.Client.GetAsync("/notices");
        Assert.Equal(HttpStatusCode.Redirect, signedOut.StatusCode);
        EnglishPages.AssertEnglish(await site.PageAsync("/notices?lang=en", other));
    }

    private static async Task AddAsync(TestSite site, long account, int count, int from = 0)
    {
        await using var session = await site.Database.BeginAsync();
        for (var number = from; number < from + count; number++)
        {
            await site.Get<NoticeBook>().AddAsync(session, Noted.Licence(FormattableString.Invariant($"licence:{number}"), account));
        }

        await session.CommitAsync();
    }
}
