using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Hosting.Layout;

namespace SafeDiningCode.Tests.SelfChecks;

public sealed class CheckPagesTests
{
    // One pixel.
    private const string Png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";

    [Fact]
    public async Task All_in_order_is_one_press_after_the_list()
    {
        await using var site = await TestSite.StartAsync();
        var (owner, home) = await OwnerAsync(site);
        var form = await site.PageAsync($"{home}/daily", owner);

        Assert.Equal(15, form.QuerySelectorAll("input[name=item]").Length);
        var sent = await SendAsync(owner, form, ("act", "fine"));

        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        var record = await site.PageAsync(sent.Headers.Location!.OriginalString, owner);
        Assert.Contains("未发现问题", record.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("今天的检查记录已经提交", (await site.PageAsync(home, owner)).Body!.TextContent, StringComparison.Ordinal);
        // The form is not offered again, and the same form sent again changes nothing.
        Assert.Equal(HttpStatusCode.SeeOther, (await owner.GetAsync($"{home}/daily")).StatusCode);
        Assert.Equal(sent.Headers.Location, (await SendAsync(owner, form, ("act", "fine"))).Headers.Location);
        Assert.Equal(1, await site.ValueAsync<int>("SELECT COUNT(*) FROM self_check"));
    }

    [Fact]
    public async Task What_is_marked_opens_a_rectification_and_a_photograph_stays_the_eaterys()
    {
        await using var site = await TestSite.StartAsync();
        var (owner, home) = await OwnerAsync(site);
        var form = await site.PageAsync($"{home}/daily", owner);

        var sent = await SendAsync(owner, form, photo: true, ("act", "found"), ("item", "rooms-cold"), ("note-rooms-cold", "冰箱 12 度"));

        var record = await site.PageAsync(sent.Headers.Location!.OriginalString, owner);
        var link = ((IHtmlAnchorElement)record.QuerySelector(".tasks a")!).PathName;
        Assert.Contains("冰箱 12 度", (await site.PageAsync(link, owner)).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        var photo = record.QuerySelector(".photos img")!.GetAttribute("src")!;
        using var shown = await owner.GetAsync(photo);
        Assert.Equal("image/png", shown.Content.Headers.ContentType!.MediaType);
        var (other, otherHome) = await OwnerAsync(site);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(photo)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"{otherHome}/photos/{photo.Split('/')[^1]}")).StatusCode);
        // It is a self-check's photograph and no proof of the problem, whoever asks.
        Assert.Equal(HttpStatusCode.NotFound, (await owner.GetAsync($"{link}/files/{photo.Split('/')[^1]}")).StatusCode);
    }

    [Fact]
    public async Task A_press_that_does_not_fit_what_is_marked_is_asked_about_and_nothing_typed_is_lost()
    {
        await using var site = await TestSite.StartAsync();
        var (owner, home) = await OwnerAsync(site);
        var form = await site.PageAsync($"{home}/daily", owner);

        var fine = await SendAsync(owner, form, ("act", "fine"), ("item", "rooms-cold"), ("note-rooms-cold", "冰箱 12 度"));
        var again = await TestSite.ParseAsync(fine);
        Assert.Equal(HttpStatusCode.BadRequest, fine.StatusCode);
        Assert.Contains("您勾了 1 项有问题", again.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.True(((IHtmlInputElement)again.QuerySelector("#item-rooms-cold")!).IsChecked);
        Assert.Equal("冰箱 12 度", ((IHtmlTextAreaElement)again.QuerySelector("#note-rooms-cold")!).Value);

        var found = await SendAsync(owner, form, ("act", "found"));
        Assert.Contains("还没有勾出问题", (await TestSite.ParseAsync(found)).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await site.ValueAsync<int>("SELECT COUNT(*) FROM self_check"));
        Assert.Equal(HttpStatusCode.SeeOther, (await SendAsync(owner, again, ("act", "found"), ("item", "rooms-cold"))).StatusCode);
    }

    [Fact]
    public async Task A_correction_says_why()
    {
        await using var site = await TestSite.StartAsync();
        var (owner, home) = await OwnerAsync(site);
        var record = (await SendAsync(owner, await site.PageAsync($"{home}/daily", owner), ("act", "fine"))).Headers.Location!.OriginalString;
        var link = (await site.PageAsync(record, owner)).QuerySelectorAll("a").OfType<IHtmlAnchorElement>().Single(a => a.Search.Contains("correct=1", StringComparison.Ordinal));
        var form = await site.PageAsync(link.PathName + link.Search, owner);

        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(owner, form, ("act", "found"), ("item", "work-raw"))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await SendAsync(owner, form, ("act", "found"), ("item", "work-raw"), ("reason", "晚上发现的"))).StatusCode);
        Assert.Contains("晚上发现的", (await site.PageAsync(record, owner)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_weekly_report_wants_its_text_and_shows_the_days()
    {
        await using var site = await TestSite.StartAsync();
        var (owner, home) = await OwnerAsync(site);
        await SendAsync(owner, await site.PageAsync($"{home}/daily", owner), ("act", "found"), ("item", "rooms-cold"));
        var form = await site.PageAsync($"{home}/weekly", owner);

        Assert.Contains("1 项", form.QuerySelector("#summary")!.ParentElement!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(owner, form, ("act", "fine"))).StatusCode);
        var sent = await SendAsync(owner, form, ("act", "fine"), ("text-measures", "冰箱换了密封条"));
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        var print = await site.PageAsync(sent.Headers.Location!.OriginalString.Split('?')[0] + "/print", owner);
        Assert.Equal("每周食品安全排查治理报告", print.QuerySelector("h1")!.TextContent);
        Assert.Contains("冰箱换了密封条", print.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_scan_page_says_so_where_the_owner_wants_it_and_until_midnight()
    {
        await using var site = await TestSite.StartAsync();
        var eatery = await Eateries.AddAsync(site.Database);
        var code = await Eateries.IssueCodeAsync(site, eatery);
        using var owner = await site.SignInAsync(Role.Owner, eatery);
        var home = $"/owner/eateries/{eatery}/checks";
        await SendAsync(owner, await site.PageAsync($"{home}/daily", owner), ("act", "fine"));
        Assert.DoesNotContain("今日已自查", (await site.PageAsync($"/c/{code}")).Body!.TextContent, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.SeeOther, (await site.PostFormAsync(owner, $"{home}/shown", ("shown", "yes"))).StatusCode);
        await site.Get<Web.Scanning.Changes.ChangeFollower>().PollAsync(default);
        Assert.Contains("今日已自查", (await site.PageAsync($"/c/{code}")).Body!.TextContent, StringComparison.Ordinal);

        site.Clock.Advance(TimeSpan.FromHours(12));
        Assert.DoesNotContain("今日已自查", (await site.PageAsync($"/c/{code}")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Closed_today_is_said_in_one_press_and_taken_back_in_one()
    {
        await using var site = await TestSite.StartAsync();
        var (owner, home) = await OwnerAsync(site);

        await site.PostFormAsync(owner, $"{home}/closed-days", ("days", "3"));
        Assert.Contains("今天申报了休息", (await site.PageAsync(home, owner)).Body!.TextContent, StringComparison.Ordinal);
        await site.PostFormAsync(owner, $"{home}/closed-days/withdraw");
        Assert.Contains("开始今天的检查", (await site.PageAsync(home, owner)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await site.PostFormAsync(owner, $"{home}/closed-days", ("days", "400"))).StatusCode);
    }

    [Theory]
    [InlineData("/daily?period=2026-11-23", HttpStatusCode.NotFound)]
    [InlineData("/daily?period=yesterday", HttpStatusCode.NotFound)]
    [InlineData("/daily?period=2020-01-01", HttpStatusCode.Conflict)]
    [InlineData("/hourly", HttpStatusCode.NotFound)]
    [InlineData("/daily/2026-11-20", HttpStatusCode.NotFound)]
    [InlineData("/daily/2026-11-20/print", HttpStatusCode.NotFound)]
    [InlineData("/monthly", HttpStatusCode.Conflict)]
    [InlineData("/records?kind=x&until=y", HttpStatusCode.OK)]
    [InlineData("/records?until=0001-01-01", HttpStatusCode.OK)]
    public async Task What_cannot_be_is_answered_clearly(string path, HttpStatusCode status)
    {
        await using var site = await TestSite.StartAsync();
        var (owner, home) = await OwnerAsync(site);

        Assert.Equal(status, (await owner.GetAsync(home + path)).StatusCode);
    }

    [Fact]
    public async Task Others_find_nothing_and_a_form_without_its_token_is_refused()
    {
        await using var site = await TestSite.StartAsync();
        var (owner, home) = await OwnerAsync(site);
        var (other, _) = await OwnerAsync(site);
        using var regulator = await site.SignInAsync(Role.Regulator, "5301");
        using var farRegulator = await site.SignInAsync(Role.Regulator, "5303");
        foreach (var path in new[] { "", "/daily", "/records", "/daily/2026-11-22" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(home + path)).StatusCode);
            Assert.NotEqual(HttpStatusCode.OK, (await regulator.GetAsync(home + path)).StatusCode);
            Assert.NotEqual(HttpStatusCode.OK, (await site.Client.GetAsync(home + path)).StatusCode);
        }

        foreach (var path in new[] { "/daily", "/shown", "/closed-days", "/closed-days/withdraw" })
        {
            using var bare = new FormUrlEncodedContent([KeyValuePair.Create("shown", "yes"), KeyValuePair.Create("days", "1")]);
            Assert.Equal(HttpStatusCode.Forbidden, (await owner.PostAsync(home + path, bare)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await site.PostFormAsync(other, home + path, ("shown", "yes"), ("days", "1"))).StatusCode);
        }

        Assert.Equal(0, await site.ValueAsync<int>("SELECT (SELECT COUNT(*) FROM self_check) + (SELECT COUNT(*) FROM closed_day) + (SELECT COUNT(*) FROM self_check_setting)"));
        Assert.NotEqual(HttpStatusCode.OK, (await owner.GetAsync("/regulator/self-checks")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await regulator.GetAsync("/regulator/self-checks")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await farRegulator.GetAsync("/regulator/self-checks?page=2")).StatusCode);
    }

    [Fact]
    public async Task Leads_are_listed_to_those_whose_division_it_is()
    {
        await using var site = await TestSite.StartAsync();
        var (owner, home) = await OwnerAsync(site);
        site.Clock.Advance(TimeSpan.FromDays(4));
        foreach (var day in new[] { "2026-11-23", "2026-11-24", "2026-11-25" })
        {
            await SendAsync(owner, await site.PageAsync($"{home}/daily?period={day}", owner), ("act", "fine"));
        }

        using var regulator = await site.SignInAsync(Role.Inspector, "530102");
        using var other = await site.SignInAsync(Role.Regulator, "530103");
        var page = await site.PageAsync("/regulator/self-checks", regulator);

        Assert.Contains("集中补记", page.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await site.PageAsync("/regulator/self-checks", other)).QuerySelector("tbody"));
        EnglishPages.AssertEnglish(await site.PageAsync("/regulator/self-checks?lang=en", regulator));
    }

    [Fact]
    public async Task In_English_the_pages_are_English()
    {
        await using var site = await TestSite.StartAsync();
        var (owner, home) = await OwnerAsync(site);
        EnglishPages.AssertEnglish(await site.PageAsync($"{home}/daily?lang=en", owner));
        EnglishPages.AssertEnglish(await site.PageAsync($"{home}/weekly?lang=en", owner));
        await SendAsync(owner, await site.PageAsync($"{home}/daily", owner), ("act", "found"), ("item", "rooms-cold"), ("note-rooms-cold", "冰箱 12 度"));
        foreach (var path in new[] { "", "/daily/2026-11-22", "/records", "/weekly" })
        {
            EnglishPages.AssertEnglish(await site.PageAsync($"{home}{path}?lang=en", owner));
        }
    }

    private static async Task<(HttpClient Owner, string Home)> OwnerAsync(TestSite site)
    {
        var eatery = await Eateries.AddAsync(site.Database);
        return (await site.SignInAsync(Role.Owner, eatery), $"/owner/eateries/{eatery}/checks");
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient client, IDocument page, params (string Name, string Value)[] fields) => SendAsync(client, page, photo: false, fields);

    // As a browser would: the form's hidden fields, what was filled in, and a file or none.
    internal static async Task<HttpResponseMessage> SendAsync(HttpClient client, IDocument page, bool photo, params (string Name, string Value)[] fields)
    {
        var form = page.QuerySelector("form[enctype]")!;
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in form.QuerySelectorAll("input[type=hidden]").OfType<IHtmlInputElement>().Select(input => (input.Name!, input.Value)).Concat(fields))
        {
            content.Add(new StringContent(value), name);
        }

        if (photo)
        {
            content.Add(new ByteArrayContent(Convert.FromBase64String(Png)), ((IHtmlInputElement)form.QuerySelector("input[type=file]")!).Name!, "photo.png");
        }

        Assert.Contains(form.QuerySelectorAll("input"), input => input.GetAttribute("name") == Viewer.TokenField);
        return await client.PostAsync(form.GetAttribute("action"), content);
    }
}
