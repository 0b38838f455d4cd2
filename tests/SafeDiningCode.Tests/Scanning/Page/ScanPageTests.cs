using AngleSharp.Dom;
using Dapper;
using SafeDiningCode.Rules.Identifiers;
using SafeDiningCode.Rules.Inspections;
using SafeDiningCode.Rules.Kitchens;
using SafeDiningCode.Rules.Licences;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Scanning.Profiles;

namespace SafeDiningCode.Tests.Scanning.Page;

public sealed class ScanPageTests
{
    private static readonly PastInspection Passed = new(new DateOnly(2026, 10, 18), InspectionResult.Conforms, []);
    private static readonly PastInspection Mostly = new(new DateOnly(2026, 4, 2), InspectionResult.Mostly, [
        new FailedItem("餐具保洁柜未关闭", KeyItem: false, new DateOnly(2026, 4, 9)), new FailedItem("从业人员无健康证", KeyItem: true, MendedOn: null)]);

    public static TheoryData<string, string, string> InactiveStates => new()
    {
        { "expired", "许可证已过期", "Licence expired" },
        { "revoked", "许可证已吊销", "Licence revoked" },
        { "withdrawn", "许可证已撤销", "Licence withdrawn" },
        { "cancelled", "许可证已注销", "Licence cancelled" },
    };

    [Theory]
    [InlineData("zh", "监管部门已于 2026-04-20 撤销", "还没有整改记录")]
    [InlineData("en", "Withdrawn by the authority on 2026-04-20", "Not mended")]
    public async Task A_failure_that_the_authority_withdrew_is_not_said_to_be_unmended(string language, string says, string saysNot)
    {
        await using var site = await TestSite.StartAsync();
        var eatery = await Eateries.AddAsync(
            site.Database, inspections: [new PastInspection(new DateOnly(2026, 4, 2), InspectionResult.Mostly, [new FailedItem("垃圾桶无盖", KeyItem: false, MendedOn: null)])]);
        await site.ExecuteAsync("UPDATE inspection_failure SET withdrawn_on = 20260420");

        var visit = Card(await site.PageAsync($"/c/{await Eateries.IssueCodeAsync(site, eatery)}?lang={language}"), "inspections").QuerySelector(".visits > li")!.TextContent;

        Assert.Contains(says, visit, StringComparison.Ordinal);
        Assert.DoesNotContain(saysNot, visit, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_of_an_eatery_in_force_shows_every_fact_in_order()
    {
        await using var site = await TestSite.StartAsync();
        var now = site.Clock.GetUtcNow().UtcDateTime;
        var eatery = await Eateries.AddAsync(
            site.Database, grade: Grade.A, kitchen: KitchenKind.Network, heartbeatAt: now, frameAt: now, inspections: [Passed, Mostly]);
        await RateAsync(site, eatery, 368, 39, 21);
        var page = await site.PageAsync($"/c/{await Eateries.IssueCodeAsync(site, eatery)}");

        Assert.Equal(Eateries.Sign, Text(page, "h1"));
        Assert.Contains("昆明市五华区翠湖南路68号", Text(page, ".sub"), StringComparison.Ordinal);
        Assert.Contains("请核对门头与地址", Text(page, ".sub"), StringComparison.Ordinal);
        Assert.Equal("优秀 · A 级", Text(page, ".verdict h2").Replace('\u00A0', ' '));
        Assert.Equal("笑脸", page.QuerySelector(".verdict svg")!.GetAttribute("aria-label"));
        Assert.Contains("2026 年 10 月 18 日检查 · 35 天前", Text(page, ".verdict"), StringComparison.Ordinal);
        var licence = Card(page, "licence");
        Assert.Contains("有效", Text(licence, ".badge.good"), StringComparison.Ordinal);
        Assert.Contains("2029-03-11", licence.TextContent, StringComparison.Ordinal);
        Assert.Contains("热食、冷食、自制饮品", licence.TextContent, StringComparison.Ordinal);
        Assert.Contains("昆明示例餐饮有限公司", licence.TextContent, StringComparison.Ordinal);
        var visits = Card(page, "inspections").QuerySelectorAll(".visits > li");
        Assert.Equal(["2026-10-18", "2026-04-02"], visits.Select(visit => Text(visit, "time")));
        Assert.Contains("餐具保洁柜未关闭", visits[1].TextContent, StringComparison.Ordinal);
        Assert.Contains("已于 2026-04-09 整改", visits[1].TextContent, StringComparison.Ordinal);
        Assert.Contains("从业人员无健康证（重点项）✕ 还没有整改记录", visits[1].TextContent.Replace(" （", "（", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("在线", Text(Card(page, "kitchen"), ".badge.good"), StringComparison.Ordinal);
        var diners = Card(page, "diners");
        Assert.Contains("近 90 天 · 428 次", diners.TextContent, StringComparison.Ordinal);
        Assert.Contains("95.1%", diners.TextContent, StringComparison.Ordinal);
        Assert.Equal(["368", "39", "21"], diners.QuerySelectorAll("li b").Select(count => count.TextContent));
        Assert.Contains("证照 2026-11-20", Text(page, ".facts"), StringComparison.Ordinal);
        Assert.Contains("评价 2026-11-22 12:00", Text(page, ".facts"), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("a[href='tel:12315']"));
        Assert.EndsWith("/report?lang=zh", page.QuerySelector(".facts a[href*='/report']")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Contains("/rate?", page.QuerySelector(".action a")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("script, [style], link[rel=stylesheet], img"));
    }

    [Fact]
    public async Task A_licence_that_expires_soon_says_in_how_many_days()
    {
        await using var site = await TestSite.StartAsync();
        var (zh, en) = await BothAsync(site, await Eateries.AddAsync(site.Database, validUntil: new DateOnly(2026, 12, 10)));

        Assert.Contains("即将到期", Text(Card(zh, "licence"), ".badge.fair"), StringComparison.Ordinal);
        Assert.Contains("还有 18 天", Card(zh, "licence").TextContent, StringComparison.Ordinal);
        Assert.Contains("18 days left", Card(en, "licence").TextContent, StringComparison.Ordinal);
        Assert.NotNull(zh.QuerySelector(".action a"));
    }

    [Theory]
    [MemberData(nameof(InactiveStates))]
    public async Task An_eatery_without_a_licence_in_force_says_so_first_and_takes_no_ratings(string state, string chinese, string english)
    {
        await using var site = await TestSite.StartAsync();
        var (zh, en) = await BothAsync(site, await Eateries.AddAsync(
            site.Database,
            grade: Grade.A,
            inspections: [Passed],
            status: state == "expired" ? LicenceStatus.Valid : LicenceStatuses.FromCode(state)!.Value,
            validUntil: state == "expired" ? new DateOnly(2026, 11, 21) : null));

        Assert.Equal(chinese, Text(zh, "main > .card h2"));
        Assert.Equal(english, Text(en, "main > .card h2"));
        Assert.Contains("不再接受评价", Text(zh, ".action"), StringComparison.Ordinal);
        Assert.DoesNotContain("优秀", Text(zh, ".verdict"), StringComparison.Ordinal);
        Assert.Empty(zh.QuerySelectorAll("a[href*='/rate']"));
    }

    [Fact]
    public async Task An_eatery_that_is_new_was_never_inspected_and_is_not_rated_yet()
    {
        await using var site = await TestSite.StartAsync();
        var (zh, en) = await BothAsync(site, await Eateries.AddAsync(site.Database, sign: null, issuedOn: new DateOnly(2026, 11, 1)));

        Assert.Equal("昆明示例餐饮有限公司", Text(zh, "h1"));
        Assert.Contains("暂无等级", Text(zh, ".verdict"), StringComparison.Ordinal);
        Assert.Contains("办证不满三个月", Text(zh, ".verdict"), StringComparison.Ordinal);
        Assert.Contains("还没有检查记录", Text(zh, ".verdict"), StringComparison.Ordinal);
        Assert.Contains("没有检查记录", Card(zh, "inspections").TextContent, StringComparison.Ordinal);
        Assert.Contains("未申报", Card(zh, "kitchen").TextContent, StringComparison.Ordinal);
        Assert.Contains("还没有评价", Card(zh, "diners").TextContent, StringComparison.Ordinal);
        Assert.Contains("No grade yet", Text(en, ".verdict"), StringComparison.Ordinal);
        Assert.DoesNotContain('%', Card(en, "diners").TextContent);
    }

    [Fact]
    public async Task Fewer_than_ten_ratings_are_said_in_words_and_ten_in_numbers()
    {
        await using var site = await TestSite.StartAsync();
        var few = await Eateries.AddAsync(site.Database);
        var enough = await Eateries.AddAsync(site.Database);
        await RateAsync(site, few, 7, 1, 1);
        await RateAsync(site, enough, 8, 1, 1);

        var nine = Card((await BothAsync(site, few)).Chinese, "diners").TextContent;
        var ten = Card((await BothAsync(site, enough)).Chinese, "diners").TextContent;

        Assert.Contains("评价不足 10 次（共 9 次），暂不显示比例", nine, StringComparison.Ordinal);
        Assert.DoesNotContain('%', nine);
        Assert.Contains("90.0%", ten, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Grade.A, "笑脸")]
    [InlineData(Grade.B, "平脸")]
    [InlineData(Grade.C, "哭脸")]
    public async Task Faces_are_those_of_yunnan(Grade grade, string face)
    {
        await using var site = await TestSite.StartAsync();
        var page = (await BothAsync(site, await Eateries.AddAsync(site.Database, grade: grade, inspections: [Passed]))).Chinese;

        Assert.Equal(face, page.QuerySelector(".verdict svg")!.GetAttribute("aria-label"));
    }

    [Fact]
    public async Task A_kitchen_on_video_is_not_there_before_it_is_heard_of_nor_after_it_fell_silent()
    {
        await using var site = await TestSite.StartAsync();
        var now = site.Clock.GetUtcNow().UtcDateTime;
        var pending = await BothAsync(site, await Eateries.AddAsync(site.Database, kitchen: KitchenKind.Video));
        var live = await Eateries.IssueCodeAsync(site, await Eateries.AddAsync(
            site.Database, kitchen: KitchenKind.Video, heartbeatAt: now.AddMinutes(-4), frameAt: now.AddMinutes(-4)));

        Assert.Contains("待接通", Card(pending.Chinese, "kitchen").TextContent, StringComparison.Ordinal);
        Assert.Contains("在线", Card(await site.PageAsync($"/c/{live}"), "kitchen").TextContent, StringComparison.Ordinal);
        site.Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Contains("画面异常", Card(await site.PageAsync($"/c/{live}"), "kitchen").TextContent, StringComparison.Ordinal);
        site.Clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Contains("离线", Card(await site.PageAsync($"/c/{live}"), "kitchen").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_cannot_become_markup()
    {
        await using var site = await TestSite.StartAsync();
        const string evil = "<script>alert('店')</script>\"><img src=x onerror=alert(1)>";
        var (zh, en) = await BothAsync(site, await Eateries.AddAsync(
            site.Database, sign: evil, name: evil, address: evil, scope: evil, authority: evil,
            inspections: [new PastInspection(new DateOnly(2026, 1, 1), InspectionResult.Fails, [new FailedItem(evil, KeyItem: true, MendedOn: null)])]));

        Assert.Equal(evil, Text(zh, "h1"));
        Assert.Empty(zh.QuerySelectorAll("script, img"));
        Assert.Empty(en.QuerySelectorAll("script, img"));
        var refused = await site.PageAsync("/c/" + Uri.EscapeDataString(evil));
        Assert.Empty(refused.QuerySelectorAll("script, img"));
    }

    [Fact]
    public async Task The_page_in_english_is_english()
    {
        await using var site = await TestSite.StartAsync();
        var now = site.Clock.GetUtcNow().UtcDateTime;
        var full = await Eateries.AddAsync(
            site.Database, grade: Grade.C, kitchen: KitchenKind.Network, heartbeatAt: now, frameAt: now, inspections: [Passed, Mostly], scope: "热食类食品制售、没见过的项目");
        await RateAsync(site, full, 10, 1, 3);
        var page = (await BothAsync(site, full)).English;

        Assert.Contains("Wuhua, Kunming", Text(page, ".sub"), StringComparison.Ordinal);
        Assert.Contains("hot dishes", Card(page, "licence").TextContent, StringComparison.Ordinal);
        EnglishPages.AssertEnglish(page);
        EnglishPages.AssertEnglish((await BothAsync(site, await Eateries.AddAsync(site.Database, sign: null, kitchen: KitchenKind.Video))).English);
        EnglishPages.AssertEnglish((await BothAsync(site, await Eateries.AddAsync(site.Database, status: LicenceStatus.Revoked))).English);
    }

    private static async Task<(IDocument Chinese, IDocument English)> BothAsync(TestSite site, long eatery)
    {
        TrustCode code = await Eateries.IssueCodeAsync(site, eatery);
        return (await site.PageAsync($"/c/{code}"), await site.PageAsync($"/c/{code}?lang=en"));
    }

    private static IElement Card(IDocument page, string heading) => page.QuerySelector($"section[aria-labelledby={heading}]")!;

    private static string Text(IParentNode node, string selector) => string.Join(
        ' ', node.QuerySelector(selector)!.TextContent.Split([' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries));

    private static async Task RateAsync(TestSite site, long eatery, int satisfied, int fair, int dissatisfied)
    {
        await using var connection = await site.Database.ConnectAsync();
        await connection.ExecuteAsync(
            "INSERT INTO eatery_day (eatery_id, day, satisfied, fair, dissatisfied) VALUES (@eatery, 20261120, @satisfied, @fair, @dissatisfied)",
            new { eatery, satisfied, fair, dissatisfied });
    }
}
