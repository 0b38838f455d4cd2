using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using SafeDiningCode.Tests.SelfChecks;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Accounts;

namespace SafeDiningCode.Tests.Shopfront;

public sealed class ShopfrontPageTests
{
    private static readonly (string Name, string Value)[] Whole =
    [
        ("hours", "same"), ("same-1-from", "10:00"), ("same-1-to", "14:00"), ("same-2-from", "17:00"), ("same-2-to", "01:00"), ("rest", "0"),
        ("phone", "0871 6312 3456"), ("sign", "小锅米线"), ("cuisine", "rice-noodles"), ("language", "en"), ("language", "zh"),
    ];

    [Fact]
    public async Task What_is_saved_stands_in_the_form_and_on_the_scan_page_and_in_its_twin()
    {
        await using var site = await TestSite.StartAsync();
        var (owner, path, code) = await OwnerAsync(site);

        using var sent = await SendAsync(site, owner, path, Whole);
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        var page = await site.PageAsync(sent.Headers.Location!.OriginalString, owner);

        Assert.NotNull(page.QuerySelector("[role=status]"));
        Assert.Equal("0871-63123456", Value(page, "#phone"));
        Assert.Equal("小锅米线", Value(page, "#sign"));
        Assert.Equal(("10:00", "01:00"), (Value(page, "[name=same-1-from]"), Value(page, "[name=same-2-to]")));
        Assert.Equal(["rest-0", "language-zh", "language-en"], page.QuerySelectorAll("input[type=checkbox]").OfType<IHtmlInputElement>().Where(box => box.IsChecked).Select(box => box.Id));
        var scan = await site.PageAsync($"/c/{code}");
        Assert.Equal("小锅米线", scan.QuerySelector("h1")!.TextContent.Trim());
        var shop = scan.QuerySelector("#shop")!.Closest("section")!.TextContent;
        // 22 November 2026 is a Sunday.
        Assert.Contains("今天营业10:00–14:00，17:00–次日01:00", Squeezed(shop), StringComparison.Ordinal);
        Assert.Contains("周一休息", Squeezed(shop), StringComparison.Ordinal);
        Assert.Contains("米线", shop, StringComparison.Ordinal);
        Assert.Contains("普通话、英语", shop, StringComparison.Ordinal);
        Assert.NotNull(scan.QuerySelector("a[href='tel:0871-63123456']"));
        var json = await site.Client.GetStringAsync($"/api/v1/eateries/{code}");
        Assert.Contains("""
            "openingHours":["Tu-Su 10:00-14:00,17:00-01:00"],"phone":"0871-63123456","cuisine":"rice-noodles","languages":["zh","en"],"asOf"
            """.Trim(), json, StringComparison.Ordinal);
        EnglishPages.AssertEnglish(await site.PageAsync($"/c/{code}?lang=en"));
        EnglishPages.AssertEnglish(await site.PageAsync($"{path}?lang=en", owner));
    }

    [Fact]
    public async Task Each_day_may_have_its_own_hours()
    {
        await using var site = await TestSite.StartAsync();
        var (owner, path, code) = await OwnerAsync(site);

        using var sent = await SendAsync(
            site, owner, path, ("hours", "each"), ("same-1-from", "09:00"), ("day-0-1-from", "10:00"), ("day-0-1-to", "22:00"), ("day-6-1-from", "00:00"), ("day-6-1-to", "00:00"));

        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        Assert.Equal("Mo 10:00-22:00; Su 00:00-24:00", await site.ValueAsync<string>("SELECT hours FROM shop_details"));
        var page = await site.PageAsync(path, owner);
        Assert.True(((IHtmlInputElement)page.QuerySelector("#hours-each")!).IsChecked);
        Assert.Equal("10:00", Value(page, "[name=day-0-1-from]"));
        Assert.Contains("今天营业全天", Squeezed((await site.PageAsync($"/c/{code}")).Body!.TextContent), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("phone", "123", "#phone-fault", "0871-63123456")]
    [InlineData("sign", "政府指定米线", "#sign-fault", "政府指定")]
    [InlineData("same-1-to", "", "#hours-fault", "一半")]
    [InlineData("same-2-from", "13:00", "#hours-fault", "重叠")]
    [InlineData("same-1-from", "二十五点", "#hours-fault", "看不懂")]
    public async Task What_is_wrong_is_said_beside_its_field_and_nothing_typed_is_lost(string field, string value, string fault, string words)
    {
        await using var site = await TestSite.StartAsync();
        var (owner, path, _) = await OwnerAsync(site);

        using var sent = await SendAsync(site, owner, path, [.. Whole.Where(each => each.Name != field), (field, value)]);
        var page = await TestSite.ParseAsync(sent);

        Assert.Equal(HttpStatusCode.BadRequest, sent.StatusCode);
        Assert.Contains(words, page.QuerySelector(fault)!.TextContent, StringComparison.Ordinal);
        Assert.Equal(value, Value(page, $"[name={field}]"));
        Assert.Equal("rice-noodles", ((IHtmlSelectElement)page.QuerySelector("#cuisine")!).Value);
        Assert.All(Whole.Where(each => each.Name is "phone" or "sign" or "same-2-to" && each.Name != field), each => Assert.Equal(each.Value, Value(page, $"[name={each.Name}]")));
        Assert.Equal(0, await site.ValueAsync<int>("SELECT COUNT(*) FROM shop_details"));
    }

    [Fact]
    public async Task A_sign_that_the_registry_has_need_not_keep_to_the_rules_for_owners()
    {
        await using var site = await TestSite.StartAsync();
        var (owner, path, _) = await OwnerAsync(site, sign: "昆明市示范店 一店");

        using var sent = await SendAsync(site, owner, path, ("hours", "same"), ("sign", "昆明市示范店 一店"), ("phone", "13812345678"));

        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        Assert.Equal(0, await site.ValueAsync<int>("SELECT COUNT(*) FROM deviating_fact"));
    }

    [Fact]
    public async Task A_form_that_was_overtaken_comes_back_with_what_was_typed_and_is_taken_the_second_time()
    {
        await using var site = await TestSite.StartAsync();
        var (owner, path, _) = await OwnerAsync(site);
        var old = await site.PageAsync(path, owner);
        (await SendAsync(site, owner, path, Whole)).Dispose();

        using var late = await SendAsync(site, owner, path, old, [.. Whole.Where(each => each.Name != "phone"), ("phone", "13812345678")]);
        var page = await TestSite.ParseAsync(late);
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Equal("13812345678", Value(page, "#phone"));

        using var again = await SendAsync(site, owner, path, page, [.. Whole.Where(each => each.Name != "phone"), ("phone", "13812345678")]);
        Assert.Equal(HttpStatusCode.SeeOther, again.StatusCode);
        Assert.Equal("13812345678", await site.ValueAsync<string>("SELECT phone FROM shop_details"));
    }

    [Fact]
    public async Task The_photograph_is_shown_at_an_address_of_its_content_and_only_while_it_is_published()
    {
        await using var site = await TestSite.StartAsync();
        var (owner, path, code) = await OwnerAsync(site);
        using var sent = await CheckPagesTests.SendAsync(owner, await site.PageAsync(path, owner), photo: true);
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        var own = (await site.PageAsync(path, owner)).QuerySelector(".shop-photo")!.GetAttribute("src")!;
        using var ownAnswer = await owner.GetAsync(own);
        Assert.Equal((HttpStatusCode.OK, "image/png"), (ownAnswer.StatusCode, ownAnswer.Content.Headers.ContentType!.MediaType));

        var shown = (await site.PageAsync($"/c/{code}")).QuerySelector("details img")!;
        Assert.Equal("lazy", shown.GetAttribute("loading"));
        using var answer = await site.Client.GetAsync(shown.GetAttribute("src"));
        Assert.Equal((HttpStatusCode.OK, "image/png"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        Assert.Equal("public, max-age=31536000, immutable", answer.Headers.CacheControl!.ToString());
        Assert.Equal(["nosniff"], answer.Headers.GetValues("X-Content-Type-Options"));
        Assert.Contains(shown.GetAttribute("src")!, await site.Client.GetStringAsync($"/api/v1/eateries/{code}"), StringComparison.Ordinal);

        // Another shop's code, another hash, a revoked code: nothing.
        var other = await Eateries.IssueCodeAsync(site, await Eateries.AddAsync(site.Database));
        Assert.Equal(HttpStatusCode.NotFound, (await site.Client.GetAsync(shown.GetAttribute("src")!.Replace(code, other.ToString(), StringComparison.Ordinal))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Client.GetAsync($"/c/{code}/photo/{new string('0', 32)}")).StatusCode);
        using var withdrawn = await site.SendFromAsync(owner, path, $"{path}/photo/withdraw");
        Assert.Equal(HttpStatusCode.SeeOther, withdrawn.StatusCode);
        using var gone = await site.Client.GetAsync(shown.GetAttribute("src"));
        Assert.Equal((HttpStatusCode.NotFound, true), (gone.StatusCode, gone.Headers.CacheControl!.NoStore));
    }

    [Fact]
    public async Task A_photograph_that_is_none_is_refused_with_what_to_do()
    {
        await using var site = await TestSite.StartAsync();
        var (owner, path, _) = await OwnerAsync(site);

        using var sent = await CheckPagesTests.SendAsync(owner, await site.PageAsync(path, owner), photo: false);

        Assert.Equal(HttpStatusCode.BadRequest, sent.StatusCode);
        Assert.Contains("选择一张照片", (await TestSite.ParseAsync(sent)).QuerySelector("#photo-fault")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_eatery_whose_owner_says_nothing_has_no_card()
    {
        await using var site = await TestSite.StartAsync();
        var (owner, path, code) = await OwnerAsync(site);
        (await SendAsync(site, owner, path, Whole)).Dispose();
        (await SendAsync(site, owner, path, ("hours", "same"))).Dispose();

        var scan = await site.PageAsync($"/c/{code}");

        Assert.Null(scan.QuerySelector("#shop"));
        Assert.Equal(Eateries.Sign, scan.QuerySelector("h1")!.TextContent.Trim());
    }

    private static async Task<(HttpClient Owner, string Path, string Code)> OwnerAsync(TestSite site, string sign = Eateries.Sign)
    {
        var eatery = await Eateries.AddAsync(site.Database, sign: sign);
        return (await site.SignInAsync(Role.Owner, eatery), $"/owner/eateries/{eatery}/profile", (await Eateries.IssueCodeAsync(site, eatery)).ToString());
    }

    private static async Task<HttpResponseMessage> SendAsync(TestSite site, HttpClient owner, string path, params (string Name, string Value)[] fields) =>
        await SendAsync(site, owner, path, await site.PageAsync(path, owner), fields);

    // With the revision and the token of the page that the form stands on.
    private static async Task<HttpResponseMessage> SendAsync(TestSite site, HttpClient owner, string path, IDocument page, params (string Name, string Value)[] fields) =>
        await site.SendFromAsync(owner, path, path, [.. fields, ("revision", Value(page, "[name=revision]"))]);

    private static string Value(IDocument page, string selector) => ((IHtmlInputElement)page.QuerySelector(selector)!).Value;

    private static string Squeezed(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
