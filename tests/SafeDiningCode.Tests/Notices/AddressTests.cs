using System.Net;
using System.Text.RegularExpressions;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Pages;
using SafeDiningCode.Web.Notices;
using SafeDiningCode.Web.Notices.Addresses;

namespace SafeDiningCode.Tests.Notices;

/// <summary>The address that notices go to: nobody's before its owner has opened the link.</summary>
public sealed partial class AddressTests
{
    private const string Mail = "li.laoban@example.cn";

    [Fact]
    public async Task Notices_go_to_an_address_once_its_link_was_opened_and_confirmed()
    {
        await using var sink = new SmtpSink();
        await using var site = await TestSite.StartAsync(sink.Settings);
        var account = await People.AddAsync(site.Provider, Role.Owner);
        using var owner = await site.SignInAsync(account);
        Assert.NotNull((await site.PageAsync("/notices", owner)).QuerySelector("a[href^='/notices/mail']"));

        using var asked = await site.PostFormAsync(owner, AddressPaths.Page, ("mail", $" {Mail} "));
        Assert.Equal(HttpStatusCode.SeeOther, asked.StatusCode);
        Assert.Equal(Mail, Assert.Single(sink.Taken).To);
        var link = LinkIn(sink);
        // Looking is not confirming: programs look, too. And whoever reads the mail need not be signed in there.
        var page = await site.PageAsync(link);
        Assert.Contains(Mail, page.QuerySelector("form b")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await site.ValueAsync<int>("SELECT COUNT(*) FROM notice_address WHERE mail IS NOT NULL"));
        await TellAsync(site, account, "licence:A");
        Assert.Equal(0, await site.ValueAsync<int>("SELECT COUNT(*) FROM notice_delivery"));

        using var confirmed = await ConfirmAsync(site, link);
        Assert.Equal(HttpStatusCode.OK, confirmed.StatusCode);
        await TellAsync(site, account, "licence:B");
        await Eventually.HoldsAsync(() => sink.Taken.Count == 2, "No mail came.");
        Assert.Equal(Mail, sink.Taken.Last().To);
        Assert.Contains(Mail, (await site.PageAsync("/notices", owner)).QuerySelector("#mail + p")!.TextContent, StringComparison.Ordinal);
        var audited = await site.ValueAsync<string>("SELECT after_state FROM audit_entry WHERE action = 'account.mail'");
        Assert.Contains("li.*", audited, StringComparison.Ordinal);
        Assert.DoesNotContain("laoban", audited, StringComparison.Ordinal);

        // Opened twice it is still so.
        using var again = await ConfirmAsync(site, link);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        using var removed = await site.PostFormAsync(owner, AddressPaths.Remove);
        Assert.Equal(HttpStatusCode.SeeOther, removed.StatusCode);
        await TellAsync(site, account, "licence:C");
        Assert.Equal(1, await site.ValueAsync<int>("SELECT COUNT(*) FROM notice_delivery"));
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("")]
    [InlineData("li@example.cn, wang@example.cn")]
    [InlineData("li@example.cn\r\nBCC: all@example.cn")]
    public async Task What_is_not_one_plain_address_gets_no_mail(string typed)
    {
        await using var sink = new SmtpSink();
        await using var site = await TestSite.StartAsync(sink.Settings);
        using var owner = await site.SignInAsync(await People.AddAsync(site.Provider, Role.Owner));

        using var asked = await site.PostFormAsync(owner, AddressPaths.Page, ("mail", typed));

        Assert.Equal(HttpStatusCode.BadRequest, asked.StatusCode);
        Assert.Contains("请填写一个完整的邮箱地址", await asked.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(0, sink.Connections);
    }

    [Fact]
    public async Task Nobody_has_another_s_inbox_filled()
    {
        await using var sink = new SmtpSink();
        await using var site = await TestSite.StartAsync(sink.Settings);
        using var owner = await site.SignInAsync(await People.AddAsync(site.Provider, Role.Owner));
        for (var ask = 1; ask <= AddressBook.MostAsks; ask++)
        {
            Assert.Equal(HttpStatusCode.SeeOther, (await site.PostFormAsync(owner, AddressPaths.Page, ("mail", Mail))).StatusCode);
        }

        using var tooOften = await site.PostFormAsync(owner, AddressPaths.Page, ("mail", Mail));
        Assert.Equal(HttpStatusCode.TooManyRequests, tooOften.StatusCode);
        Assert.Equal(AddressBook.MostAsks, sink.Taken.Count);
        site.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(HttpStatusCode.SeeOther, (await site.PostFormAsync(owner, AddressPaths.Page, ("mail", Mail))).StatusCode);
    }

    [Fact]
    public async Task A_link_is_void_after_a_day_and_once_the_address_was_changed_otherwise()
    {
        await using var sink = new SmtpSink();
        await using var site = await TestSite.StartAsync(sink.Settings);
        using var owner = await site.SignInAsync(await People.AddAsync(site.Provider, Role.Owner));
        await site.PostFormAsync(owner, AddressPaths.Page, ("mail", Mail));
        var first = LinkIn(sink);
        await site.PostFormAsync(owner, AddressPaths.Page, ("mail", "other@example.cn"));
        var second = LinkIn(sink);

        Assert.Equal(HttpStatusCode.OK, (await ConfirmAsync(site, second)).StatusCode);
        Assert.Equal(HttpStatusCode.Gone, (await ConfirmAsync(site, first)).StatusCode);
        site.Clock.Advance(AddressLinks.Life);
        Assert.Equal(HttpStatusCode.Gone, (await ConfirmAsync(site, second)).StatusCode);
        Assert.Equal(HttpStatusCode.Gone, (await site.Client.GetAsync(AddressPaths.Confirm("CfDJ8forged"))).StatusCode);
        Assert.Equal("other@example.cn", await site.ValueAsync<string>("SELECT mail FROM notice_address"));
    }

    [Fact]
    public async Task A_locked_account_confirms_nothing_and_gets_no_mail()
    {
        await using var sink = new SmtpSink();
        await using var site = await TestSite.StartAsync(sink.Settings);
        var account = await People.AddAsync(site.Provider, Role.Owner);
        using var owner = await site.SignInAsync(account);
        await site.PostFormAsync(owner, AddressPaths.Page, ("mail", Mail));
        await ConfirmAsync(site, LinkIn(sink));
        await site.PostFormAsync(owner, AddressPaths.Page, ("mail", "other@example.cn"));
        await site.ExecuteAsync("UPDATE account SET closed_at = created_at");

        Assert.Equal(HttpStatusCode.Gone, (await ConfirmAsync(site, LinkIn(sink))).StatusCode);
        await TellAsync(site, account, "licence:A");
        Assert.Equal(0, await site.ValueAsync<int>("SELECT COUNT(*) FROM notice_delivery"));
    }

    [Fact]
    public async Task Who_asks_while_mail_cannot_go_out_is_told_so_and_what_to_do()
    {
        await using var sink = new SmtpSink();
        await using var site = await TestSite.StartAsync(sink.Settings);
        using var owner = await site.SignInAsync(await People.AddAsync(site.Provider, Role.Owner));
        sink.ToRecipients.Enqueue("550 no such user");
        using var refused = await site.PostFormAsync(owner, AddressPaths.Page, ("mail", Mail));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("没有这个邮箱", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        sink.ToRecipients.Enqueue("451 later");
        using var later = await site.PostFormAsync(owner, AddressPaths.Page, ("mail", Mail));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, later.StatusCode);
        Assert.Contains("过几分钟再试", await later.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_mail_server_the_page_says_so_and_the_inbox_offers_nothing()
    {
        await using var site = await TestSite.StartAsync();
        using var owner = await site.SignInAsync(await People.AddAsync(site.Provider, Role.Owner));

        Assert.Null((await site.PageAsync("/notices", owner)).QuerySelector("a[href^='/notices/mail']"));
        Assert.Contains("还没有接通邮件", (await site.PageAsync(AddressPaths.Page, owner)).Body!.TextContent, StringComparison.Ordinal);
        EnglishPages.AssertEnglish(await site.PageAsync(AddressPaths.Page + "?lang=en", owner));
    }

    [Fact]
    public async Task The_pages_are_english_where_english_is_read()
    {
        await using var sink = new SmtpSink();
        await using var site = await TestSite.StartAsync(sink.Settings);
        using var owner = await site.SignInAsync(await People.AddAsync(site.Provider, Role.Owner));
        await site.PostFormAsync(owner, AddressPaths.Page, ("mail", Mail));

        EnglishPages.AssertEnglish(await site.PageAsync(AddressPaths.Page + "?lang=en", owner));
        EnglishPages.AssertEnglish(await site.PageAsync(LinkIn(sink) + "?lang=en"));
    }

    // The path of the link in the latest mail; Chinese and English have the same.
    private static string LinkIn(SmtpSink sink)
    {
        using var message = SmtpSink.Parse(sink.Taken.Last());
        return Assert.Single(Link().Matches(message.TextBody!).Select(match => match.Value).Distinct(StringComparer.Ordinal));
    }

    // The token is the browser's: any page's form has it.
    private static Task<HttpResponseMessage> ConfirmAsync(TestSite site, string link) => site.SendFromAsync(site.Client, AccountPaths.SignIn, link);

    private static async Task TellAsync(TestSite site, long account, string subject)
    {
        await using var session = await site.Database.BeginAsync();
        await site.Get<NoticeBook>().AddAsync(session, Noted.Licence(subject, account));
        await session.CommitAsync();
    }

    [GeneratedRegex("/confirm-mail/[A-Za-z0-9_-]+", RegexOptions.None, 1000)]
    private static partial Regex Link();
}
