using System.Net;
using AngleSharp.Html.Dom;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Scanning.Changes;

namespace SafeDiningCode.Tests.Owners.Codes;

public sealed class OwnerCodeTests
{
    [Fact]
    public async Task The_page_shows_the_code_its_files_and_what_diners_see()
    {
        await using var site = await TestSite.StartAsync();
        var eatery = await Eateries.AddAsync(site.Database);
        var code = await Eateries.IssueCodeAsync(site, eatery);
        using var owner = await site.SignInAsync(Role.Owner, eatery);

        var page = await site.PageAsync(Path(eatery), owner);

        Assert.Contains(code.Grouped, page.QuerySelector("section[aria-labelledby=code] dl")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("2026-11-22", page.QuerySelector("time")!.TextContent, StringComparison.Ordinal);
        foreach (var link in page.QuerySelectorAll("section[aria-labelledby=code] a").Select(link => link.GetAttribute("href")!).Append(page.QuerySelector("img.qr")!.GetAttribute("src")!))
        {
            using var file = await owner.GetAsync(link);
            Assert.True(file.StatusCode == HttpStatusCode.OK, $"{link}: {file.StatusCode}");
        }

        var frame = page.QuerySelector("iframe")!;
        Assert.Equal(("lazy", "食客扫码看到的页面"), (frame.GetAttribute("loading"), frame.GetAttribute("title")));
        var preview = await site.PageAsync(frame.GetAttribute("src")!, owner);
        var scanned = await site.PageAsync($"/c/{code}");
        Assert.Equal(scanned.QuerySelector("main")!.TextContent, preview.QuerySelector("main")!.TextContent);
        Assert.Equal("_blank", preview.QuerySelector("base")!.GetAttribute("target"));
        Assert.Null(scanned.QuerySelector("base"));
        EnglishPages.AssertEnglish(await site.PageAsync(Path(eatery) + "?lang=en&replaced=1", owner));
    }

    [Fact]
    public async Task Only_the_preview_may_be_framed_and_only_by_the_page_of_the_code()
    {
        await using var site = await TestSite.StartAsync();
        var eatery = await Eateries.AddAsync(site.Database);
        var code = await Eateries.IssueCodeAsync(site, eatery);
        using var owner = await site.SignInAsync(Role.Owner, eatery);

        var (framing, framed, replacing) = (await PolicyAsync(owner, Path(eatery)), await PolicyAsync(owner, Path(eatery) + "/preview"), await PolicyAsync(owner, Path(eatery) + "/replace"));

        Assert.Contains("frame-src 'self'", framing, StringComparison.Ordinal);
        Assert.EndsWith("frame-ancestors 'self'", framed, StringComparison.Ordinal);
        Assert.DoesNotContain("frame-src", framed + replacing, StringComparison.Ordinal);
        // The first reading, the ready answer, another page of the owner's, a refused preview.
        foreach (var policy in (string[])[framing, replacing, await PolicyAsync(site.Client, $"/c/{code}"), await PolicyAsync(site.Client, $"/c/{code}"), await PolicyAsync(owner, "/owner/eateries/1/code/preview")])
        {
            Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_stolen_code_is_void_at_once_and_the_new_one_stands_in_its_place()
    {
        await using var site = await TestSite.StartAsync();
        var eatery = await Eateries.AddAsync(site.Database);
        var code = (await Eateries.IssueCodeAsync(site, eatery)).ToString();
        using var owner = await site.SignInAsync(Role.Owner, eatery);
        Assert.Equal(HttpStatusCode.OK, (await site.Client.GetAsync($"/c/{code}")).StatusCode);
        var form = await site.PageAsync(Path(eatery) + "/replace", owner);
        Assert.Equal(code, ((IHtmlInputElement)form.QuerySelector("input[name=code]")!).Value);

        using var answer = await site.PostFormAsync(owner, Path(eatery) + "/replace", ("code", code), ("reason", "stolen"));
        await site.Get<ChangeFollower>().PollAsync(default);

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        var page = await site.PageAsync(answer.Headers.Location!.OriginalString, owner);
        Assert.Contains("旧码从现在起作废", page.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("第 2 号", page.QuerySelector("section[aria-labelledby=code]")!.TextContent, StringComparison.Ordinal);
        using var old = await site.Client.GetAsync($"/c/{code}");
        Assert.Equal(HttpStatusCode.Gone, old.StatusCode);
        Assert.Contains("已经换了新码", await old.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        // The same form once more replaces nothing, and says so.
        using var again = await site.PostFormAsync(owner, Path(eatery) + "/replace", ("code", code), ("reason", "stolen"));
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        Assert.Equal(2, await site.ValueAsync<int>("SELECT COUNT(*) FROM code_issue"));
    }

    [Theory]
    [InlineData("", "", "原因")]
    [InlineData("because", "", "原因")]
    [InlineData("other", " ", "写一句")]
    public async Task A_form_that_is_not_in_order_replaces_nothing_and_comes_back_as_it_was(string reason, string note, string says)
    {
        await using var site = await TestSite.StartAsync();
        var eatery = await Eateries.AddAsync(site.Database);
        var code = (await Eateries.IssueCodeAsync(site, eatery)).ToString();
        using var owner = await site.SignInAsync(Role.Owner, eatery);

        using var answer = await site.PostFormAsync(owner, Path(eatery) + "/replace", ("code", code), ("reason", reason), ("note", note + new string('字', note.Length > 0 ? 0 : 201)));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = await TestSite.ParseAsync(answer);
        Assert.Contains(says, page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(reason == "other", page.QuerySelector("input[value=other][checked]") is not null);
        Assert.Equal(note.Length > 0 ? " " : new string('字', 201), ((IHtmlTextAreaElement)page.QuerySelector("#note")!).Value);
        Assert.Equal(1, await site.ValueAsync<int>("SELECT COUNT(*) FROM code_issue WHERE revoked_at IS NULL"));
        Assert.Equal(1, await site.ValueAsync<int>("SELECT COUNT(*) FROM code_issue"));
        EnglishPages.AssertEnglish(await TestSite.ParseAsync(await site.PostFormAsync(owner, Path(eatery) + "/replace?lang=en", ("code", code))));
    }

    [Fact]
    public async Task Who_has_replaced_it_thrice_is_told_whom_to_ask()
    {
        await using var site = await TestSite.StartAsync();
        var eatery = await Eateries.AddAsync(site.Database);
        await Eateries.IssueCodeAsync(site, eatery);
        using var owner = await site.SignInAsync(Role.Owner, eatery);
        for (var time = 0; time < 3; time++)
        {
            using var answer = await site.PostFormAsync(owner, Path(eatery) + "/replace", ("code", await CodeAsync(site, owner, eatery)), ("reason", "damaged"));
            Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        }

        var code = (await site.PageAsync(Path(eatery), owner)).QuerySelector("section[aria-labelledby=code] dd")!.TextContent.Replace("-", "", StringComparison.Ordinal);
        using var refused = await site.PostFormAsync(owner, Path(eatery) + "/replace", ("code", code), ("reason", "damaged"));
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("市场监督管理所", (await TestSite.ParseAsync(refused)).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await site.PageAsync(Path(eatery) + "/replace", owner)).QuerySelector("main form"));
        Assert.Equal(4, await site.ValueAsync<int>("SELECT COUNT(*) FROM code_issue"));
    }

    [Fact]
    public async Task A_shop_without_a_code_is_told_who_issues_it()
    {
        await using var site = await TestSite.StartAsync();
        var eatery = await Eateries.AddAsync(site.Database);
        using var owner = await site.SignInAsync(Role.Owner, eatery);

        Assert.Contains("没有码", (await site.PageAsync(Path(eatery), owner)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await site.PageAsync(Path(eatery) + "/replace", owner)).QuerySelector("main form"));
        Assert.Equal(HttpStatusCode.NotFound, (await owner.GetAsync(Path(eatery) + "/preview")).StatusCode);
        using var answer = await site.PostFormAsync(owner, Path(eatery) + "/replace", ("reason", "stolen"));
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
    }

    private static string Path(long eatery) => FormattableString.Invariant($"/owner/eateries/{eatery}/code");

    private static async Task<string> CodeAsync(TestSite site, HttpClient owner, long eatery) =>
        ((IHtmlInputElement)(await site.PageAsync(Path(eatery) + "/replace", owner)).QuerySelector("input[name=code]")!).Value;

    private static async Task<string> PolicyAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path);
        return Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
    }
}
