using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using SafeDiningCode.Tests.SelfChecks;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Scanning.Changes;

namespace SafeDiningCode.Tests.ChangeRequests;

public sealed class ChangePagesTests
{
    private static readonly (string Name, string Value)[] NewAddress = [("fact", "address"), ("value-address", "昆明市五华区新街1号"), ("note", "搬到隔壁")];

    [Fact]
    public async Task Sent_returned_corrected_and_accepted_the_scan_page_shows_the_new_value_and_not_before()
    {
        await using var site = await TestSite.StartAsync();
        var shop = await ShopAsync(site);
        var (request, decision) = await SendAsync(site, shop, NewAddress);
        Assert.Contains("翠湖南路68号", (await site.PageAsync($"/c/{shop.Code}")).QuerySelector(".sub")!.TextContent, StringComparison.Ordinal);
        using var regulator = await site.SignInAsync(Role.Regulator, "530102");
        var list = await site.PageAsync("/regulator/changes", regulator);
        Assert.Equal(decision, ((IHtmlAnchorElement)list.QuerySelector(".row-link")!).PathName);
        Assert.Contains("今天", list.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);

        // A return without its reason is no return.
        var page = await site.PageAsync(decision, regulator);
        Assert.Equal(("昆明市五华区翠湖南路68号", "昆明市五华区新街1号"), (page.QuerySelector("del")!.TextContent, page.QuerySelector("ins")!.TextContent));
        Assert.Contains("搬到隔壁", page.Body!.TextContent, StringComparison.Ordinal);
        using var bare = await DecideAsync(regulator, page, "return", ("reason", " "));
        Assert.Equal(HttpStatusCode.BadRequest, bare.StatusCode);
        using var tooLong = await DecideAsync(regulator, page, "return", ("reason", new string('长', 401)));
        Assert.Equal(HttpStatusCode.BadRequest, tooLong.StatusCode);
        Assert.Equal(new string('长', 401), ((IHtmlTextAreaElement)(await TestSite.ParseAsync(tooLong)).QuerySelector("#reason")!).Value);
        using var returned = await DecideAsync(regulator, page, "return", ("reason", "照片看不清"));
        Assert.Equal(HttpStatusCode.SeeOther, returned.StatusCode);
        Assert.Contains(ReturnedTasks(await site.PageAsync("/owner", shop.Owner)), link => link.StartsWith(request, StringComparison.Ordinal));

        var correction = await site.PageAsync(request, shop.Owner);
        Assert.Contains("照片看不清", correction.QuerySelector(".note.bad")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("昆明市五华区新街1号", ((IHtmlInputElement)correction.QuerySelector("#value-address")!).Value);
        using var corrected = await CheckPagesTests.SendAsync(shop.Owner, correction, photo: true, ("fact", "address"), ("value-address", "昆明市五华区新街2号"));
        Assert.Equal(HttpStatusCode.SeeOther, corrected.StatusCode);
        Assert.Empty(ReturnedTasks(await site.PageAsync("/owner", shop.Owner)));
        // What the regulator had open before is no longer it.
        using var stale = await DecideAsync(regulator, page, "accept");
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        using var accepted = await DecideAsync(regulator, await site.PageAsync(decision, regulator), "accept");
        Assert.Equal(HttpStatusCode.SeeOther, accepted.StatusCode);

        await site.Get<ChangeFollower>().PollAsync(default);
        Assert.Contains("新街2号", (await site.PageAsync($"/c/{shop.Code}")).QuerySelector(".sub")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await site.PageAsync(decision, regulator)).QuerySelector("form[action*=accept]"));
        Assert.Equal(2, (await site.PageAsync(request, shop.Owner)).QuerySelectorAll(".photos img").Length);
        foreach (var (client, path) in new[] { (regulator, decision), (regulator, "/regulator/changes?state=done"), (shop.Owner, request), (shop.Owner, $"{shop.Home}/new"), (shop.Owner, shop.Home) })
        {
            EnglishPages.AssertEnglish(await site.PageAsync(path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "lang=en", client));
        }
    }

    [Fact]
    public async Task An_inspector_looks_and_does_not_decide()
    {
        await using var site = await TestSite.StartAsync();
        var shop = await ShopAsync(site);
        var (_, decision) = await SendAsync(site, shop, NewAddress);
        using var inspector = await site.SignInAsync(Role.Inspector, "530102");

        var page = await site.PageAsync(decision, inspector);

        Assert.Equal("昆明市五华区新街1号", page.QuerySelector("ins")!.TextContent);
        Assert.Empty(page.QuerySelectorAll("main form"));
        using var shown = await inspector.GetAsync(page.QuerySelector(".photos img")!.GetAttribute("src"));
        Assert.Equal((HttpStatusCode.OK, "image/png"), (shown.StatusCode, shown.Content.Headers.ContentType!.MediaType));
        using var tried = await site.PostFormAsync(inspector, $"{decision}/accept", ("events", "1"));
        Assert.Equal(HttpStatusCode.Forbidden, tried.StatusCode);
        Assert.Equal("pending", await site.ValueAsync<string>("SELECT state FROM change_request"));
    }

    [Theory]
    [InlineData("licence-number", "JY25301020000017", "最后一位")]
    [InlineData("licence-number", "JY13101140093802", "JY1")]
    [InlineData("valid-until", "2020-01-01", "已经过了")]
    [InlineData("address", "昆明市五华区翠湖南路68号", "一样")]
    [InlineData("name", "", "请填写")]
    public async Task A_value_that_cannot_be_registered_is_said_beside_its_field(string fact, string value, string words)
    {
        await using var site = await TestSite.StartAsync();
        var shop = await ShopAsync(site);

        using var sent = await CheckPagesTests.SendAsync(
            shop.Owner, await site.PageAsync($"{shop.Home}/new", shop.Owner), photo: true, ("fact", fact), ($"value-{fact}", value), ("fact", "scope"), ("value-scope", "糕点类食品制售"), ("note", "新证"));
        var page = await TestSite.ParseAsync(sent);

        Assert.Equal(HttpStatusCode.BadRequest, sent.StatusCode);
        Assert.Contains(words, page.QuerySelector($"#fault-{fact}")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(value, ((IHtmlInputElement)page.QuerySelector($"#value-{fact}")!).Value);
        Assert.Equal("糕点类食品制售", ((IHtmlTextAreaElement)page.QuerySelector("#value-scope")!).Value);
        Assert.True(((IHtmlInputElement)page.QuerySelector("#fact-scope")!).IsChecked);
        Assert.Equal("新证", ((IHtmlTextAreaElement)page.QuerySelector("#note")!).Value);
        Assert.Equal(0, await site.ValueAsync<int>("SELECT COUNT(*) FROM change_request"));
    }

    [Fact]
    public async Task Without_evidence_or_anything_ticked_the_form_comes_back()
    {
        await using var site = await TestSite.StartAsync();
        var shop = await ShopAsync(site);
        var form = await site.PageAsync($"{shop.Home}/new", shop.Owner);

        using var bare = await CheckPagesTests.SendAsync(shop.Owner, form, photo: false, NewAddress);
        using var empty = await CheckPagesTests.SendAsync(shop.Owner, form, photo: true, ("note", "改一下"));

        Assert.NotNull((await TestSite.ParseAsync(bare)).QuerySelector("#evidence-fault"));
        Assert.Contains("勾选", (await TestSite.ParseAsync(empty)).QuerySelector("#form-fault")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await site.ValueAsync<int>("SELECT COUNT(*) FROM change_request"));
    }

    [Fact]
    public async Task A_second_request_for_the_same_fact_is_refused_and_the_form_says_why_it_is_not_offered()
    {
        await using var site = await TestSite.StartAsync();
        var shop = await ShopAsync(site);
        var form = await site.PageAsync($"{shop.Home}/new", shop.Owner);
        await SendAsync(site, shop, NewAddress);

        using var second = await CheckPagesTests.SendAsync(shop.Owner, form, photo: true, [.. NewAddress.Where(field => field.Name != "note"), ("fact", "name"), ("value-name", "新名字")]);
        var page = await TestSite.ParseAsync(second);

        // The form that was sent is another than the first one, but its fact is taken.
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Contains("已有一份申请在办", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("#fact-address"));
        Assert.Equal("新名字", ((IHtmlInputElement)page.QuerySelector("#value-name")!).Value);
    }

    [Fact]
    public async Task A_request_is_withdrawn_once_and_then_asked_again()
    {
        await using var site = await TestSite.StartAsync();
        var shop = await ShopAsync(site);
        var (request, _) = await SendAsync(site, shop, NewAddress);
        var page = await site.PageAsync(request, shop.Owner);

        using var withdrawn = await DecideAsync(shop.Owner, page, "withdraw");
        using var again = await DecideAsync(shop.Owner, page, "withdraw");

        Assert.Equal((HttpStatusCode.SeeOther, HttpStatusCode.SeeOther), (withdrawn.StatusCode, again.StatusCode));
        Assert.Equal("withdrawn", await site.ValueAsync<string>("SELECT state FROM change_request"));
        Assert.Equal(2, await site.ValueAsync<int>("SELECT COUNT(*) FROM change_request_event"));
        Assert.Null((await site.PageAsync(request, shop.Owner)).QuerySelector("form[action*=withdraw]"));
        await SendAsync(site, shop, NewAddress);
    }

    [Fact]
    public async Task When_the_registry_changed_meanwhile_the_regulator_sees_it_and_is_asked_again()
    {
        await using var site = await TestSite.StartAsync();
        var shop = await ShopAsync(site);
        var (_, decision) = await SendAsync(site, shop, NewAddress);
        using var regulator = await site.SignInAsync(Role.Regulator, "5301");
        var open = await site.PageAsync(decision, regulator);
        await site.ExecuteAsync($"UPDATE eatery SET address = '导入的地址' WHERE id = {shop.Id}");

        using var stale = await DecideAsync(regulator, open, "accept");
        var page = await TestSite.ParseAsync(stale);

        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        Assert.Equal("导入的地址", page.QuerySelector("del")!.TextContent);
        Assert.Contains("翠湖南路68号", page.QuerySelector(".diff .note.fair")!.TextContent, StringComparison.Ordinal);
        using var decided = await DecideAsync(regulator, page, "accept");
        Assert.Equal(HttpStatusCode.SeeOther, decided.StatusCode);
        Assert.Equal("昆明市五华区新街1号", await site.ValueAsync<string>($"SELECT address FROM eatery WHERE id = {shop.Id}"));
    }

    [Fact]
    public async Task Evidence_is_shown_with_its_own_request_to_those_who_may_see_it()
    {
        await using var site = await TestSite.StartAsync();
        var (one, other) = (await ShopAsync(site), await ShopAsync(site));
        var (request, decision) = await SendAsync(site, one, NewAddress);
        var (second, _) = await SendAsync(site, one, ("fact", "name"), ("value-name", "新名字"));
        var (foreign, _) = await SendAsync(site, other, NewAddress);
        var file = (await site.PageAsync(request, one.Owner)).QuerySelector(".photos img")!.GetAttribute("src")!;
        var name = file.Split('/')[^1];
        using var elsewhere = await site.SignInAsync(Role.Regulator, "530103");

        Assert.Equal(HttpStatusCode.OK, (await one.Owner.GetAsync(file)).StatusCode);
        foreach (var (client, path) in new[]
        {
            (one.Owner, $"{second}/files/{name}"), (other.Owner, file), (other.Owner, $"{foreign}/files/{name}"), (elsewhere, $"{decision}/files/{name}"), (elsewhere, decision),
            (one.Owner, $"/owner/eateries/{one.Id}/profile/photo/{name}"), (one.Owner, $"/owner/eateries/{one.Id}/checks/photos/{name}"),
        })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(path)).StatusCode);
        }

        Assert.NotEqual(HttpStatusCode.OK, (await site.Client.GetAsync(file)).StatusCode);
    }

    private static IEnumerable<string> ReturnedTasks(IDocument home) =>
        home.QuerySelectorAll(".tasks a[href*='/changes/']").Select(link => link.GetAttribute("href")!);

    private static async Task<OwnedShop> ShopAsync(TestSite site)
    {
        var eatery = await Eateries.AddAsync(site.Database);
        return new OwnedShop(eatery, await site.SignInAsync(Role.Owner, eatery), $"/owner/eateries/{eatery}/changes", (await Eateries.IssueCodeAsync(site, eatery)).ToString());
    }

    // Answers where its owner and where a regulator sees the request.
    private static async Task<(string Owner, string Regulator)> SendAsync(TestSite site, OwnedShop shop, params (string Name, string Value)[] fields)
    {
        using var sent = await CheckPagesTests.SendAsync(shop.Owner, await site.PageAsync($"{shop.Home}/new", shop.Owner), photo: true, fields);
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        var path = sent.Headers.Location!.OriginalString.Split('?')[0];
        return (path, path.Replace("/owner/", "/regulator/", StringComparison.Ordinal));
    }

    // Presses the button of one of a page's forms, with the hidden fields that stand in it.
    private static async Task<HttpResponseMessage> DecideAsync(HttpClient client, IDocument page, string act, params (string Name, string Value)[] fields)
    {
        var form = page.QuerySelector($"form[action*='/{act}']")!;
        using var content = new FormUrlEncodedContent(
            form.QuerySelectorAll("input[type=hidden]").OfType<IHtmlInputElement>().Select(input => (input.Name!, input.Value)).Concat(fields).Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
        return await client.PostAsync(form.GetAttribute("action"), content);
    }

    private sealed record OwnedShop(long Id, HttpClient Owner, string Home, string Code);
}
