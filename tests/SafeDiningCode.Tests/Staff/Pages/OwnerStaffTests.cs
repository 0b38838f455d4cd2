using System.Net;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Scanning.Changes;

namespace SafeDiningCode.Tests.Staff.Pages;

public sealed class OwnerStaffTests
{
    [Fact]
    public async Task Somebody_comes_gets_a_new_certificate_and_leaves_and_diners_see_numbers_only()
    {
        await using var site = await TestSite.StartAsync();
        var eatery = await Eateries.AddAsync(site.Database);
        var code = (await Eateries.IssueCodeAsync(site, eatery)).ToString();
        using var owner = await site.SignInAsync(Role.Owner, eatery);
        Assert.Null(await CertificatesAsync(site, code));

        await PostedAsync(site, owner, Path(eatery), ("name", "示例张三"), ("post", "厨师"), ("issued", "2025-11-20"), ("certificate", "健 0001"));
        await PostedAsync(site, owner, Path(eatery), ("name", "示例李四"), ("post", "洗消"), ("issued", "2026-06-01"));
        // A double tap is one person.
        await PostedAsync(site, owner, Path(eatery), ("name", "示例李四"), ("post", "洗消"), ("issued", "2026-06-01"));

        var list = await site.PageAsync(Path(eatery), owner);
        Assert.Equal(["示例张三", "示例李四"], list.QuerySelectorAll("summary b").Select(name => name.TextContent));
        Assert.Equal(["✕ 已过期", "✓ 有效"], list.QuerySelectorAll("summary .badge").Select(badge => badge.TextContent));
        Assert.Contains("2026-11-19", list.QuerySelector("summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("2 人中 1 人有效", await CertificatesAsync(site, code));
        var json = await site.Client.GetStringAsync($"/api/v1/eateries/{code}");
        Assert.Contains("\"staff\":{\"total\":2,\"valid\":1}", json, StringComparison.Ordinal);
        Assert.DoesNotContain("张三", json + await site.Client.GetStringAsync($"/c/{code}"), StringComparison.Ordinal);

        var renew = list.QuerySelector("form[action*=renew]")!.GetAttribute("action")!;
        await PostedAsync(site, owner, renew, ("issued", "2026-11-21"), ("until", "2027-11-20"), ("certificate", "健 0002"));
        Assert.Equal("2 人中 2 人有效", await CertificatesAsync(site, code));
        await PostedAsync(site, owner, renew.Replace("renew", "leave", StringComparison.Ordinal));
        Assert.Equal("1 人中 1 人有效", await CertificatesAsync(site, code));
        Assert.Equal(HttpStatusCode.NotFound, (await site.PostFormAsync(owner, renew, ("issued", "2026-11-21"))).StatusCode);
    }

    [Fact]
    public async Task A_certificate_ends_at_midnight_in_shanghai_without_anybody_doing_anything()
    {
        await using var site = await TestSite.StartAsync();
        var eatery = await Eateries.AddAsync(site.Database);
        var code = (await Eateries.IssueCodeAsync(site, eatery)).ToString();
        using var owner = await site.SignInAsync(Role.Owner, eatery);
        await PostedAsync(site, owner, Path(eatery), ("name", "示例张三"), ("post", "厨师"), ("issued", "2025-11-23"));
        site.Clock.Set(new DateTimeOffset(2026, 11, 22, 23, 59, 50, TimeSpan.FromHours(8)));
        Assert.Equal("1 人中 1 人有效", await CertificatesAsync(site, code));

        site.Clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal("1 人中 0 人有效", await CertificatesAsync(site, code));
    }

    [Fact]
    public async Task A_form_that_is_not_in_order_comes_back_with_what_was_typed_and_what_is_wrong()
    {
        await using var site = await TestSite.StartAsync();
        var eatery = await Eateries.AddAsync(site.Database);
        using var owner = await site.SignInAsync(Role.Owner, eatery);
        await PostedAsync(site, owner, Path(eatery), ("name", "示例李四"), ("post", "洗消"), ("issued", "2026-06-01"));

        using var added = await site.PostFormAsync(owner, Path(eatery), ("name", "<b>示例"), ("post", ""), ("issued", "2027-01-01"));
        Assert.Equal(HttpStatusCode.BadRequest, added.StatusCode);
        var page = await TestSite.ParseAsync(added);
        Assert.Equal("<b>示例", page.QuerySelector("#name")!.GetAttribute("value"));
        Assert.Equal(["post-fault", "issued-fault"], page.QuerySelectorAll("[role=alert]").Select(fault => fault.Id!));
        Assert.Equal("post-fault", page.QuerySelector("#post")!.GetAttribute("aria-describedby"));

        var renew = page.QuerySelector("form[action*=renew]")!.GetAttribute("action")!;
        using var renewed = await site.PostFormAsync(owner, renew, ("issued", "2026-06-01"), ("until", "2026-05-01"));
        Assert.Equal(HttpStatusCode.BadRequest, renewed.StatusCode);
        var details = (await TestSite.ParseAsync(renewed)).QuerySelector("details[open]")!;
        Assert.Equal("2026-05-01", details.QuerySelector("input[name=until]")!.GetAttribute("value"));
        Assert.NotNull(details.QuerySelector("[role=alert]"));
    }

    [Fact]
    public async Task Names_are_for_the_owner_and_regulators_of_the_place()
    {
        await using var site = await TestSite.StartAsync();
        var eatery = await Eateries.AddAsync(site.Database);
        using var owner = await site.SignInAsync(Role.Owner, eatery);
        using var other = await site.SignInAsync(Role.Owner, await Eateries.AddAsync(site.Database));
        using var official = await site.SignInAsync(Role.Inspector, "530102");
        using var elsewhere = await site.SignInAsync(Role.Regulator, "530103");
        await PostedAsync(site, owner, Path(eatery), ("name", "示例张三"), ("post", "厨师"), ("issued", "2025-06-20"));
        var seen = $"/regulator/eateries/{eatery}/staff";

        Assert.Contains("示例张三", (await site.PageAsync(seen, official)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Null((await site.PageAsync(seen, official)).QuerySelector("main form"));
        var list = await site.PageAsync("/regulator/staff?show=expired", official);
        Assert.Equal(["1", "0", "0", "1"], list.QuerySelectorAll("tbody td.num").Select(cell => cell.TextContent));
        Assert.DoesNotContain("张三", list.Body!.TextContent, StringComparison.Ordinal);
        EnglishPages.AssertEnglish(await site.PageAsync("/regulator/staff?lang=en", official));
        EnglishPages.AssertEnglish(await site.PageAsync(seen + "?lang=en", official));

        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(Path(eatery))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.GetAsync(seen)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await owner.GetAsync(seen)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await official.GetAsync(Path(eatery))).StatusCode);
        Assert.Empty((await site.PageAsync("/regulator/staff", elsewhere)).QuerySelectorAll("tbody tr"));
        Assert.NotEqual(HttpStatusCode.OK, (await site.Client.GetAsync(Path(eatery))).StatusCode);
    }

    [Fact]
    public async Task Forms_from_elsewhere_change_nothing_and_nobody_changes_another_s_list()
    {
        await using var site = await TestSite.StartAsync();
        var eatery = await Eateries.AddAsync(site.Database);
        var others = await Eateries.AddAsync(site.Database);
        using var owner = await site.SignInAsync(Role.Owner, eatery);
        using var other = await site.SignInAsync(Role.Owner, others);
        await PostedAsync(site, owner, Path(eatery), ("name", "示例张三"), ("post", "厨师"), ("issued", "2026-06-20"));
        var member = await site.ValueAsync<long>("SELECT id FROM staff_member");

        foreach (var path in (string[])[Path(eatery), $"{Path(eatery)}/{member}/renew", $"{Path(eatery)}/{member}/leave"])
        {
            using var forged = await owner.PostAsync(path, new FormUrlEncodedContent([KeyValuePair.Create("issued", "2026-07-01"), KeyValuePair.Create("name", "x"), KeyValuePair.Create("post", "x")]));
            Assert.Equal(HttpStatusCode.Forbidden, forged.StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await site.PostFormAsync(other, path, ("issued", "2026-07-01"))).StatusCode);
        }

        // By the way of one's own list.
        Assert.Equal(HttpStatusCode.NotFound, (await site.PostFormAsync(other, $"{Path(others)}/{member}/leave")).StatusCode);
        Assert.Equal(1, await site.ValueAsync<int>("SELECT COUNT(*) FROM staff_member WHERE left_at IS NULL AND issued_on = 20260620"));
    }

    [Fact]
    public async Task An_english_page_is_english()
    {
        await using var site = await TestSite.StartAsync();
        var eatery = await Eateries.AddAsync(site.Database);
        using var owner = await site.SignInAsync(Role.Owner, eatery);
        EnglishPages.AssertEnglish(await site.PageAsync(Path(eatery) + "?lang=en", owner));
        await PostedAsync(site, owner, Path(eatery), ("name", "示例张三"), ("post", "厨师"), ("issued", "2026-06-20"));

        EnglishPages.AssertEnglish(await site.PageAsync(Path(eatery) + "?lang=en&done=added", owner));
        EnglishPages.AssertEnglish(await TestSite.ParseAsync(await site.PostFormAsync(owner, Path(eatery) + "?lang=en")));
    }

    private static string Path(long eatery) => FormattableString.Invariant($"/owner/eateries/{eatery}/staff");

    private static async Task PostedAsync(TestSite site, HttpClient owner, string path, params (string Name, string Value)[] fields)
    {
        using var answer = await site.PostFormAsync(owner, path, fields);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        await site.Get<ChangeFollower>().PollAsync(default);
    }

    // What the scan page says of certificates; null where it says nothing.
    private static async Task<string?> CertificatesAsync(TestSite site, string code) => (await site.PageAsync($"/c/{code}"))
        .QuerySelectorAll("section[aria-labelledby=licence] dl > div").FirstOrDefault(row => row.QuerySelector("dt")!.TextContent == "健康证")
        ?.QuerySelector("dd")!.TextContent.Trim();
}
