using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.Scanning.Changes;

namespace SafeDiningCode.Tests.Inspections;

/// <summary>Inspections as pages, without scripts: what a phone sends, what officials, owners and diners see.</summary>
public sealed class VisitPagesTests
{
    // One pixel.
    private const string Png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";

    [Fact]
    public async Task An_eatery_is_picked_by_its_code_its_name_or_its_licence_within_the_scope()
    {
        await using var site = await TestSite.StartAsync();
        var (eatery, code) = await EateryAsync(site);
        using var inspector = await site.SignInAsync(Role.Inspector, "530102");
        using var elsewhere = await site.SignInAsync(Role.Inspector, "530103");
        var licence = await site.ValueAsync<string>("SELECT number FROM licence");

        foreach (var typed in new[] { code, $"HTTPS://EXAMPLE.COM/C/{code}" })
        {
            using var found = await inspector.GetAsync($"/inspections?q={Uri.EscapeDataString(typed)}");
            Assert.StartsWith($"/inspections/eateries/{eatery}", found.Headers.Location!.OriginalString, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.OK, (await elsewhere.GetAsync($"/inspections?q={Uri.EscapeDataString(typed)}")).StatusCode);
        }

        foreach (var typed in new[] { "翠湖", licence.ToLowerInvariant(), "翠湖南路68号" })
        {
            var path = $"/inspections?q={Uri.EscapeDataString(typed)}";
            Assert.Single((await site.PageAsync(path, inspector)).QuerySelectorAll(".row-link"));
            Assert.Empty((await site.PageAsync(path, elsewhere)).QuerySelectorAll(".row-link"));
        }
    }

    [Fact]
    public async Task The_form_proposes_ten_items_and_sent_it_is_what_diners_see()
    {
        await using var site = await TestSite.StartAsync();
        var (eatery, code) = await EateryAsync(site);
        using var inspector = await site.SignInAsync(Role.Inspector, "530102");
        var form = await site.PageAsync($"/inspections/eateries/{eatery}/new", inspector);

        Assert.Equal(30, form.QuerySelectorAll(".check").Length);
        Assert.Equal((10, 3), (Proposed(form).Count, form.QuerySelectorAll("section .check legend").Count(legend => legend.TextContent.Contains('★', StringComparison.Ordinal))));
        var sent = await SendAsync(inspector, form, photo: true, Answers(form, failed: Proposed(form)[^1]));

        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        var visit = await site.PageAsync(sent.Headers.Location!.OriginalString, inspector);
        Assert.Contains("基本符合", visit.QuerySelector("#result")!.ParentElement!.TextContent, StringComparison.Ordinal);
        Assert.Contains("9.0 / 10", visit.Body!.TextContent, StringComparison.Ordinal);
        var photo = visit.QuerySelector(".photos img")!.GetAttribute("src")!;
        Assert.Equal("image/png", (await inspector.GetAsync(photo)).Content.Headers.ContentType!.MediaType);
        await site.Get<ChangeFollower>().PollAsync(default);
        var shown = (await site.PageAsync($"/c/{code}")).QuerySelector(".visits li")!.TextContent;
        Assert.Contains("2026-11-22", shown, StringComparison.Ordinal);
        Assert.Contains("不符合：", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("有油渍", shown, StringComparison.Ordinal);
        Assert.Contains("\"date\":\"2026-11-22\",\"result\":\"mostly\",\"failed\":[\"不符合：", await site.Client.GetStringAsync($"/api/v1/eateries/{code}"), StringComparison.Ordinal);

        // The next form has what failed as mandatory.
        var next = await site.PageAsync($"/inspections/eateries/{eatery}/new", inspector);
        Assert.Contains("必查", Assert.Single(next.QuerySelectorAll(".check .badge")).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_form_again_is_the_same_visit()
    {
        await using var site = await TestSite.StartAsync();
        var (eatery, _) = await EateryAsync(site);
        var account = await People.AddAsync(site.Provider, Role.Inspector, "530102");
        using var inspector = await site.SignInAsync(account);
        var form = await site.PageAsync($"/inspections/eateries/{eatery}/new", inspector);

        var first = (await SendAsync(inspector, form, photo: true, Answers(form))).Headers.Location!.OriginalString;
        site.Clock.Advance(TimeSpan.FromDays(3));
        // Three days later and signed in anew, from a phone that never got its answer, and with something else in it.
        using var later = await site.SignInAsync(account);
        var page = await site.PageAsync($"/inspections/eateries/{eatery}/new", later);
        var again = (await SendAsync(later, page, photo: true, Answers(form, failed: Proposed(form)[0]), sheet: form)).Headers.Location!.OriginalString;

        Assert.Equal(first.Split('?')[0], again.Split('?')[0]);
        Assert.Contains("没有再记一次", (await site.PageAsync(again, later)).QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await site.ValueAsync<int>("SELECT COUNT(*) FROM inspection_version"));
    }

    [Fact]
    public async Task What_is_missing_is_said_and_nothing_written_is_lost()
    {
        await using var site = await TestSite.StartAsync();
        var (eatery, _) = await EateryAsync(site);
        using var inspector = await site.SignInAsync(Role.Inspector, "530102");
        var form = await site.PageAsync($"/inspections/eateries/{eatery}/new", inspector);
        var whole = Answers(form, failed: Proposed(form)[0]);

        async Task RefusedAsync(string says, Func<(string Name, string Value), bool> without, params (string, string)[] instead)
        {
            var answer = await SendAsync(inspector, form, photo: says != "还没有签名", [.. whole.Where(field => !without(field)), .. instead]);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            var page = await TestSite.ParseAsync(answer);
            Assert.Contains(says, page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
            Assert.Equal("备注一句", ((IHtmlTextAreaElement)page.QuerySelector("#remark")!).Value);
        }

        await RefusedAsync("重点项（★）至少检查 3 项", field => field.Name == $"a-{Proposed(form)[0]}");
        await RefusedAsync("一般项至少检查 7 项", field => field.Name == $"a-{Proposed(form)[^1]}");
        await RefusedAsync("看到了什么", field => field.Name.StartsWith("n-", StringComparison.Ordinal));
        await RefusedAsync("请让店家签字", field => field.Name == "signed");
        await RefusedAsync("签字人的姓名", field => field.Name == "signer");
        await RefusedAsync("为什么没有签字", field => field.Name == "signed", ("signed", "refused"));
        await RefusedAsync("检查日期", field => field.Name == "on", ("on", "2026-11-23"));
        await RefusedAsync("公示日期不能晚于 2026-12-18", field => field.Name == "publish", ("publish", "later"), ("publish-on", "2026-12-19"));
        await RefusedAsync("还没有签名", _ => false);
        Assert.Equal(0, await site.ValueAsync<int>("SELECT COUNT(*) FROM inspection_visit"));
        // Refused to sign is as good, with its reason.
        var refused = await SendAsync(inspector, form, photo: false, [.. whole.Where(field => field.Name is not "signed"), ("signed", "refused"), ("refusal", "负责人不在场")]);
        Assert.Contains("负责人不在场", (await site.PageAsync(refused.Headers.Location!.OriginalString, inspector)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_published_later_corrected_objected_to_and_answered()
    {
        await using var site = await TestSite.StartAsync();
        var (eatery, code) = await EateryAsync(site);
        using var regulator = await site.SignInAsync(Role.Regulator, "530102");
        using var owner = await site.SignInAsync(Role.Owner, eatery);
        var form = await site.PageAsync($"/inspections/eateries/{eatery}/new", regulator);
        var fields = Answers(form, failed: Proposed(form)[^1]).Where(field => field.Name != "publish").Append(("publish", "later")).Append(("publish-on", "2026-12-01")).ToArray();
        var path = (await SendAsync(regulator, form, photo: true, fields)).Headers.Location!.OriginalString.Split('?')[0];
        var ownersPath = $"/owner{path["/inspections".Length..].Replace($"/{eatery}/", $"/{eatery}/inspections/", StringComparison.Ordinal)}";

        // The owner sees it at once and cannot object before diners do.
        var seen = await site.PageAsync(ownersPath, owner);
        Assert.Contains("将于 2026-12-01 公示", seen.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(seen.QuerySelector("form[action*=appeal]"));
        Assert.Equal(HttpStatusCode.SeeOther, (await site.PostFormAsync(regulator, $"{path}/publish")).StatusCode);

        var correction = await site.PageAsync($"{path}/correct", regulator);
        var fixedFields = Answers(correction, failed: null);
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(regulator, correction, photo: false, fixedFields)).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await SendAsync(regulator, correction, photo: false, [.. fixedFields, ("reason", "记错了店")])).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await SendAsync(regulator, correction, photo: false, [.. fixedFields.Where(field => field.Name != "sheet"), ("reason", "又一次")], sheet: await site.PageAsync($"{path}/correct", regulator))).StatusCode);
        await site.Get<ChangeFollower>().PollAsync(default);
        Assert.Contains("这是更正后的结果", (await site.PageAsync($"/c/{code}")).QuerySelector(".visits li")!.TextContent, StringComparison.Ordinal);

        seen = await site.PageAsync(ownersPath, owner);
        Assert.Contains("记错了店", seen.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(owner, seen, "appeal", ("kind", "reinspection"))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await PostAsync(owner, seen, "appeal", ("kind", "reinspection"), ("reason", "请再来看一次"))).StatusCode);
        Assert.Null((await site.PageAsync(ownersPath, owner)).QuerySelector("form[action*=appeal]"));
        await site.Get<ChangeFollower>().PollAsync(default);
        Assert.Contains("已申请复检", (await site.PageAsync($"/c/{code}")).QuerySelector(".visits li")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("\"mark\":\"reinspection\"", await site.Client.GetStringAsync($"/api/v1/eateries/{code}"), StringComparison.Ordinal);

        Assert.Single((await site.PageAsync("/inspections/appeals", regulator)).QuerySelectorAll(".row-link"));
        var asked = await site.PageAsync(path, regulator);
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(regulator, asked, "answer", ("state", "granted"), ("answer", "好"))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await PostAsync(regulator, asked, "answer", ("state", "granted"), ("answer", "周四再去"), ("visit-on", "2026-11-26"))).StatusCode);
        Assert.Contains("周四再去", (await site.PageAsync(ownersPath, owner)).Body!.TextContent, StringComparison.Ordinal);
        using var inspector = await site.SignInAsync(Role.Inspector, "530102");
        Assert.Equal(HttpStatusCode.Forbidden, (await site.PostFormAsync(inspector, $"{path}/answer")).StatusCode);
    }

    [Fact]
    public async Task A_code_on_display_is_verified_and_no_other()
    {
        await using var site = await TestSite.StartAsync();
        var (eatery, code) = await EateryAsync(site);
        using var inspector = await site.SignInAsync(Role.Inspector, "530102");
        using var elsewhere = await site.SignInAsync(Role.Inspector, "530103");

        async Task<IDocument> VerifyAsync(HttpClient client, string typed, HttpStatusCode status)
        {
            using var answer = await site.PostFormAsync(client, "/inspections/display", ("code", typed));
            Assert.Equal(status, answer.StatusCode);
            return await TestSite.ParseAsync(answer);
        }

        Assert.Contains("0 / 1", (await site.PageAsync("/inspections/display", inspector)).QuerySelector("[aria-labelledby=rate]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("假码", (await VerifyAsync(inspector, "0000000000000000", HttpStatusCode.UnprocessableEntity)).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("不在您的辖区", (await VerifyAsync(elsewhere, code, HttpStatusCode.UnprocessableEntity)).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        var verified = await VerifyAsync(inspector, $"HTTPS://EXAMPLE.COM/C/{code}", HttpStatusCode.OK);
        Assert.Contains("已核实", verified.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("1 / 1", verified.QuerySelector("[aria-labelledby=rate]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("已核实", (await site.PageAsync($"/inspections/eateries/{eatery}", inspector)).QuerySelector("[aria-labelledby=display]")!.TextContent, StringComparison.Ordinal);

        await site.ExecuteAsync("UPDATE code_issue SET revoked_at = '2026-11-22T04:00:00.000'");
        Assert.Contains("旧码", (await VerifyAsync(inspector, code, HttpStatusCode.UnprocessableEntity)).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("0 / 1", (await site.PageAsync("/inspections/display", inspector)).QuerySelector("[aria-labelledby=rate]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scripts_run_on_the_pages_that_need_them_and_may_talk_to_this_site_alone()
    {
        await using var site = await TestSite.StartAsync();
        var (eatery, _) = await EateryAsync(site);
        using var inspector = await site.SignInAsync(Role.Inspector, "530102");

        async Task<string> PolicyAsync(string path) => (await inspector.GetAsync(path)).Headers.GetValues("Content-Security-Policy").Single();
        var form = await PolicyAsync($"/inspections/eateries/{eatery}/new");
        Assert.Contains("script-src 'self';", form, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", form, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src", await PolicyAsync($"/inspections/eateries/{eatery}"), StringComparison.Ordinal);
        Assert.Equal("default-src 'none'; connect-src 'self'", await PolicyAsync("/inspections/worker.js"));
        Assert.Equal("text/javascript", (await inspector.GetAsync("/inspections/form.js")).Content.Headers.ContentType!.MediaType);
        Assert.Contains("camera=(self)", (await inspector.GetAsync("/inspections")).Headers.GetValues("Permissions-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_English_the_pages_are_English()
    {
        await using var site = await TestSite.StartAsync();
        var (eatery, _) = await EateryAsync(site);
        using var regulator = await site.SignInAsync(Role.Regulator, "530102");
        using var owner = await site.SignInAsync(Role.Owner, eatery);
        var form = await site.PageAsync($"/inspections/eateries/{eatery}/new", regulator);
        var path = (await SendAsync(regulator, form, photo: true, Answers(form, failed: Proposed(form)[0]))).Headers.Location!.OriginalString.Split('?')[0];

        foreach (var page in new[] { "/inspections?q=x", $"/inspections/eateries/{eatery}", $"/inspections/eateries/{eatery}/new", path, $"{path}/correct", "/inspections/appeals", "/inspections/display" })
        {
            EnglishPages.AssertEnglish(await site.PageAsync($"{page}{(page.Contains('?', StringComparison.Ordinal) ? '&' : '?')}lang=en", regulator));
        }

        EnglishPages.AssertEnglish(await site.PageAsync($"/owner/eateries/{eatery}/inspections?lang=en", owner));
        EnglishPages.AssertEnglish(await site.PageAsync($"/owner/eateries/{eatery}/inspections/{path.Split('/')[^1]}?lang=en", owner));
    }

    private static async Task<(long Eatery, string Code)> EateryAsync(TestSite site)
    {
        var eatery = await Eateries.AddAsync(site.Database);
        return (eatery, (await Eateries.IssueCodeAsync(site, eatery)).ToString());
    }

    // The codes of the items that are proposed, key items first.
    private static List<string> Proposed(IDocument form) =>
    [
        .. form.QuerySelectorAll("section .check").OrderBy(check => check.TextContent.Contains('★', StringComparison.Ordinal) ? 0 : 1)
            .Select(check => check.QuerySelector("input")!.GetAttribute("name")![2..]),
    ];

    private static (string Name, string Value)[] Answers(IDocument form, string? failed = null) =>
    [
        .. Proposed(form).Select(item => ($"a-{item}", item == failed ? "fail" : "pass")),
        .. failed is null ? Array.Empty<(string, string)>() : [($"n-{failed}", "灶台边有油渍")],
        ("on", "2026-11-22"), ("mend", "2026-12-02"), ("signed", "signed"), ("signer", "李示例"), ("remark", "备注一句"), ("publish", "now"),
    ];

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, IDocument page, string action, params (string Name, string Value)[] fields)
    {
        var form = page.QuerySelector($"form[action*='/{action}']")!;
        var hidden = form.QuerySelectorAll("input[type=hidden]").OfType<IHtmlInputElement>().Select(input => (Name: input.Name!, input.Value));
        using var content = new FormUrlEncodedContent(hidden.Concat(fields).Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await client.PostAsync(form.GetAttribute("action"), content);
    }

    // As a browser would: the form's hidden fields, what was filled in, and a photograph of the signed sheet.
    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, IDocument page, bool photo, (string Name, string Value)[] fields, IDocument? sheet = null)
    {
        var form = page.QuerySelector("form[enctype]")!;
        var fresh = (sheet ?? page).QuerySelector("input[name=sheet]")!.GetAttribute("value")!;
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in form.QuerySelectorAll("input[type=hidden]").OfType<IHtmlInputElement>().Select(input => (input.Name!, input.Name == "sheet" ? fresh : input.Value)).Concat(fields))
        {
            content.Add(new StringContent(value), name);
        }

        if (photo)
        {
            content.Add(new ByteArrayContent(Convert.FromBase64String(Png)), "signature", "sheet.png");
        }

        Assert.Contains(form.QuerySelectorAll("input"), input => input.GetAttribute("name") == Viewer.TokenField);
        return await client.PostAsync(form.GetAttribute("action"), content);
    }
}
