using System.Net;
using AngleSharp.Dom;
using SafeDiningCode.Rules.Kitchens;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Scanning.Changes;

namespace SafeDiningCode.Tests.Kitchens.Pages;

public sealed class OwnerKitchenTests
{
    private static readonly (string, string) Hosts = ("Kitchens:ViewingHosts:0", "video.example.com");

    [Fact]
    public async Task A_declared_kitchen_is_on_the_scan_page_and_its_viewing_page_is_linked_while_it_is_live()
    {
        await using var site = await TestSite.StartAsync(Hosts);
        var eatery = await Eateries.AddAsync(site.Database);
        var code = await Eateries.IssueCodeAsync(site, eatery);
        using var owner = await site.SignInAsync(Role.Owner, eatery);
        Assert.Contains("未申报", (await KitchenCardAsync(site, code.ToString())).TextContent, StringComparison.Ordinal);

        using var saved = await site.PostFormAsync(owner, Path(eatery), ("kind", "network"), ("viewing", "https://video.example.com/7"));

        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        var page = await site.PageAsync(saved.Headers.Location!.OriginalString, owner);
        Assert.Contains("已保存", page.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("待接通", page.QuerySelector(".badge")!.TextContent, StringComparison.Ordinal);
        var id = await site.ValueAsync<string>("SELECT id FROM kitchen WHERE eatery_id = @eatery", new { eatery });
        Assert.Contains(KitchenId.Grouped(id), page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("https://video.example.com/7", page.QuerySelector("#viewing")!.GetAttribute("value"));
        Assert.NotNull(page.QuerySelector("input[value=network][checked]"));
        await site.Get<ChangeFollower>().PollAsync(default);
        Assert.Null((await KitchenCardAsync(site, code.ToString())).QuerySelector("a"));

        var now = site.Clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff", null);
        await site.ExecuteAsync("UPDATE kitchen SET heartbeat_at = @now, frame_at = @now WHERE eatery_id = @eatery", new { now, eatery });
        site.Clock.Advance(TimeSpan.FromSeconds(61));
        var link = (await KitchenCardAsync(site, code.ToString())).QuerySelector("a")!;
        Assert.Equal(("https://video.example.com/7", "noopener nofollow external"), (link.GetAttribute("href"), link.GetAttribute("rel")));
        Assert.Contains("\"viewing\":\"https://video.example.com/7\"", await site.Client.GetStringAsync($"/api/v1/eateries/{code}"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("network", "http://video.example.com/7", "https://")]
    [InlineData("network", "https://evil.example/7", "还没有登记")]
    [InlineData("network", "https://video.example.com@evil.example/7", "@")]
    [InlineData("network", "https://192.168.1.1/", "IP")]
    [InlineData("glass", "", "请选择")]
    [InlineData("", "", "请选择")]
    public async Task What_is_not_in_order_is_said_and_not_lost_and_nothing_is_declared(string kind, string viewing, string says)
    {
        await using var site = await TestSite.StartAsync(Hosts);
        var eatery = await Eateries.AddAsync(site.Database);
        using var owner = await site.SignInAsync(Role.Owner, eatery);

        using var answer = await site.PostFormAsync(owner, Path(eatery), ("kind", kind), ("viewing", viewing));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = await TestSite.ParseAsync(answer);
        Assert.Contains(says, page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(viewing, page.QuerySelector("#viewing")!.GetAttribute("value") ?? "");
        Assert.Equal(0, await site.ValueAsync<int>("SELECT COUNT(*) FROM kitchen"));
    }

    [Fact]
    public async Task A_kitchen_without_a_viewing_page_lets_what_was_typed_go()
    {
        await using var site = await TestSite.StartAsync(Hosts);
        var eatery = await Eateries.AddAsync(site.Database);
        using var owner = await site.SignInAsync(Role.Owner, eatery);

        using var answer = await site.PostFormAsync(owner, Path(eatery), ("kind", "transparent"), ("viewing", "https://evil.example/7"));

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal(1, await site.ValueAsync<int>("SELECT COUNT(*) FROM kitchen WHERE kind = 'transparent' AND viewing IS NULL AND state = 'active'"));
    }

    [Fact]
    public async Task A_withdrawn_kitchen_is_gone_from_the_scan_page_and_both_are_audited()
    {
        await using var site = await TestSite.StartAsync();
        var eatery = await Eateries.AddAsync(site.Database, kitchen: KitchenKind.Transparent);
        var code = await Eateries.IssueCodeAsync(site, eatery);
        using var owner = await site.SignInAsync(Role.Owner, eatery);

        using var answer = await site.PostFormAsync(owner, Path(eatery) + "/withdraw");
        using var twice = await site.PostFormAsync(owner, Path(eatery) + "/withdraw");

        Assert.Equal((HttpStatusCode.SeeOther, HttpStatusCode.SeeOther), (answer.StatusCode, twice.StatusCode));
        await site.Get<ChangeFollower>().PollAsync(default);
        Assert.Contains("未申报", (await KitchenCardAsync(site, code.ToString())).TextContent, StringComparison.Ordinal);
        Assert.Null((await site.PageAsync(Path(eatery), owner)).QuerySelector("form[action*=withdraw]"));
        Assert.Equal(
            "{\"kind\":\"transparent\",\"viewing\":null}",
            await site.ValueAsync<string>("SELECT before_state FROM audit_entry WHERE action = 'kitchen.withdraw' AND eatery_id = @eatery", new { eatery }));
    }

    [Fact]
    public async Task Only_its_owner_may_and_only_from_its_own_page()
    {
        await using var site = await TestSite.StartAsync();
        var eatery = await Eateries.AddAsync(site.Database);
        using var owner = await site.SignInAsync(Role.Owner, eatery);
        using var other = await site.SignInAsync(Role.Owner, await Eateries.AddAsync(site.Database));
        using var official = await site.SignInAsync(Role.Regulator, "5301");

        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(Path(eatery))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await site.PostFormAsync(other, Path(eatery), ("kind", "transparent"))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await site.PostFormAsync(official, Path(eatery), ("kind", "transparent"))).StatusCode);
        Assert.NotEqual(HttpStatusCode.OK, (await site.Client.GetAsync(Path(eatery))).StatusCode);
        foreach (var path in (string[])[Path(eatery), Path(eatery) + "/withdraw"])
        {
            using var forged = await owner.PostAsync(path, new FormUrlEncodedContent([KeyValuePair.Create("kind", "transparent")]));
            Assert.Equal(HttpStatusCode.Forbidden, forged.StatusCode);
        }

        Assert.Equal(0, await site.ValueAsync<int>("SELECT COUNT(*) FROM kitchen"));
    }

    [Theory]
    [InlineData("video.example.com", true)]
    [InlineData("other.example.com", false)]
    [InlineData(null, false)]
    public async Task Diners_are_led_to_a_viewing_page_only_while_its_host_is_approved(string? approved, bool isLinked)
    {
        await using var site = await TestSite.StartAsync(approved is null ? [] : [("Kitchens:ViewingHosts:0", approved)]);
        var now = site.Clock.GetUtcNow().UtcDateTime;
        var eatery = await Eateries.AddAsync(site.Database, kitchen: KitchenKind.Network, heartbeatAt: now, frameAt: now, viewing: "https://video.example.com/7");
        var code = (await Eateries.IssueCodeAsync(site, eatery)).ToString();

        var card = await KitchenCardAsync(site, code);

        Assert.Contains("在线", card.TextContent, StringComparison.Ordinal);
        Assert.Equal(isLinked, card.QuerySelector("a") is not null);
        Assert.Equal(isLinked, (await site.Client.GetStringAsync($"/api/v1/eateries/{code}")).Contains("video.example.com", StringComparison.Ordinal));
        using var owner = await site.SignInAsync(Role.Owner, eatery);
        Assert.Equal(isLinked, (await site.PageAsync(Path(eatery), owner)).QuerySelector("a[href='https://video.example.com/7']") is not null);
    }

    [Fact]
    public async Task An_english_page_is_english()
    {
        await using var site = await TestSite.StartAsync(Hosts);
        var now = site.Clock.GetUtcNow().UtcDateTime;
        var live = await Eateries.AddAsync(site.Database, kitchen: KitchenKind.Network, heartbeatAt: now, frameAt: now, viewing: "https://video.example.com/7");
        var none = await Eateries.AddAsync(site.Database);
        using var owner = await site.SignInAsync(Role.Owner, live, none);

        EnglishPages.AssertEnglish(await site.PageAsync(Path(live) + "?lang=en&saved=1", owner));
        EnglishPages.AssertEnglish(await site.PageAsync(Path(none) + "?lang=en", owner));
        EnglishPages.AssertEnglish(await TestSite.ParseAsync(await site.PostFormAsync(owner, Path(none) + "?lang=en", ("kind", "network"), ("viewing", "https://x"))));
    }

    private static string Path(long eatery) => FormattableString.Invariant($"/owner/eateries/{eatery}/kitchen");

    private static async Task<IElement> KitchenCardAsync(TestSite site, string code) =>
        (await site.PageAsync($"/c/{code}")).QuerySelector("section[aria-labelledby=kitchen]")!;
}
