using System.Net;
using System.Text;
using SafeDiningCode.Rules.Contradictions;
using SafeDiningCode.Rules.Inspections;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Contradictions.Finding;

namespace SafeDiningCode.Tests.Contradictions;

public sealed class ContradictionPagesTests
{
    private const string Home = "/regulator/contradictions";
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Fact]
    public async Task Each_kind_says_why_in_words_with_its_numbers_and_leads_to_what_can_be_done()
    {
        await using var site = await TestSite.StartAsync();
        var (rising, _) = await FindAsync(site);
        using var official = await site.SignInAsync(Role.Inspector, "530102");

        var page = await site.PageAsync(Home, official);

        var rows = page.QuerySelectorAll("ul.lines > li");
        Assert.Equal(2, rows.Length);
        var row = rows.Single(each => each.TextContent.Contains("示例上升", StringComparison.Ordinal));
        Assert.Contains("最近 28 天 40 次评价中 12 次不满意（30.0%），此前 28 天 50 次中 2 次（4.0%）", row.TextContent, StringComparison.Ordinal);
        Assert.StartsWith($"/regulator/eateries/{rising}?", row.QuerySelector("a.row-link")!.GetAttribute("href"), StringComparison.Ordinal);
        var silent = rows.Single(each => each.TextContent.Contains("示例无声", StringComparison.Ordinal));
        Assert.Contains("4 个营业日的午餐和晚餐都没有人扫码；此前 28 天中 28 天有人扫，共 224 次", silent.TextContent, StringComparison.Ordinal);
        Assert.Contains(silent.QuerySelectorAll("a"), link => link.GetAttribute("href")!.StartsWith("/inspections/display", StringComparison.Ordinal));
        EnglishPages.AssertEnglish(await site.PageAsync(Home + "?lang=en", official));

        // What leads to the ledger fills in the form: the eatery, where it was found, and what.
        var form = await site.PageAsync(row.QuerySelectorAll("a").Single(link => link.GetAttribute("href")!.Contains("/rectifications/new", StringComparison.Ordinal)).GetAttribute("href")!, official);
        Assert.Equal(await site.ValueAsync<string>("SELECT number FROM licence WHERE eatery_id = @rising", new { rising }), form.QuerySelector("#licence")!.GetAttribute("value"));
        Assert.Equal("theme", form.QuerySelector("#source option[selected]")!.GetAttribute("value"));
        Assert.Contains("40 次评价中 12 次不满意", form.QuerySelector("#wording")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_queue_is_narrowed_by_kind_and_counted_by_state()
    {
        await using var site = await TestSite.StartAsync();
        await FindAsync(site);
        using var official = await site.SignInAsync(Role.Regulator, "530102");

        var one = await site.PageAsync($"{Home}?kind={ContradictionKinds.CodeSilent}", official);
        Assert.Contains("示例无声", Assert.Single(one.QuerySelectorAll("ul.lines > li")).TextContent, StringComparison.Ordinal);
        Assert.Equal(["待核实 1", "已核实 0"], one.QuerySelectorAll("nav[aria-label=按状态] a").Select(link => link.TextContent.Trim()));
        Assert.Equal("用餐时间没有人扫码 1", one.QuerySelector("nav[aria-label=按类别] [aria-current]")!.TextContent.Trim());
        Assert.Empty((await site.PageAsync($"{Home}?state=handled", official)).QuerySelectorAll("ul.lines > li"));
        // What is no kind asks for nothing.
        Assert.Equal(2, (await site.PageAsync($"{Home}?kind=x&page=-3", official)).QuerySelectorAll("ul.lines > li").Length);
        Assert.Contains((await site.PageAsync("/regulator/statistics", official)).QuerySelectorAll("main a"), link => link.GetAttribute("href")!.StartsWith(Home, StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_is_set_down_once_with_what_was_found()
    {
        await using var site = await TestSite.StartAsync();
        await FindAsync(site);
        var id = await site.ValueAsync<long>("SELECT id FROM contradiction WHERE kind = 'grade-a-dissatisfied'");
        using var official = await site.SignInAsync(Role.Inspector, "530102");

        using var bare = await site.PostFormAsync(official, $"{Home}/{id}/handle", ("note", " "));
        Assert.Equal(HttpStatusCode.BadRequest, bare.StatusCode);
        Assert.NotNull((await TestSite.ParseAsync(bare)).QuerySelector("#fault"));
        using var tooLong = await site.PostFormAsync(official, $"{Home}/{id}/handle", ("note", new string('长', 401)));
        Assert.Equal(HttpStatusCode.BadRequest, tooLong.StatusCode);
        using var handled = await site.PostFormAsync(official, $"{Home}/{id}/handle?kind=grade-a-dissatisfied", ("note", "换了厨师\u202E，已约谈"));
        Assert.Equal(HttpStatusCode.SeeOther, handled.StatusCode);
        Assert.Contains("kind=grade-a-dissatisfied", handled.Headers.Location!.OriginalString, StringComparison.Ordinal);
        using var colleague = await site.SignInAsync(Role.Regulator, "5301");
        using var again = await site.PostFormAsync(colleague, $"{Home}/{id}/handle", ("note", "再一次"));
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        Assert.Contains("同事刚核实过", (await TestSite.ParseAsync(again)).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);

        Assert.Equal("换了厨师，已约谈", await site.ValueAsync<string>("SELECT handled_note FROM contradiction WHERE id = @id", new { id }));
        Assert.Equal(1, await site.ValueAsync<int>("SELECT COUNT(*) FROM audit_entry WHERE action = 'contradiction.look-into' AND reason = '换了厨师，已约谈'"));
        var page = await site.PageAsync($"{Home}?state=handled", official);
        Assert.Contains("换了厨师，已约谈", Assert.Single(page.QuerySelectorAll("ul.lines > li")).TextContent, StringComparison.Ordinal);
        EnglishPages.AssertEnglish(await site.PageAsync($"{Home}?state=handled&lang=en", official));
    }

    [Fact]
    public async Task Another_divisions_are_not_there()
    {
        await using var site = await TestSite.StartAsync();
        await FindAsync(site);
        var id = await site.ValueAsync<long>("SELECT MIN(id) FROM contradiction");
        using var other = await site.SignInAsync(Role.Regulator, "530103");
        using var city = await site.SignInAsync(Role.Regulator, "5301");

        Assert.Empty((await site.PageAsync(Home, other)).QuerySelectorAll("ul.lines > li"));
        Assert.DoesNotContain("示例", await other.GetStringAsync(Home + ".csv"), StringComparison.Ordinal);
        using var handled = await site.PostFormAsync(other, $"{Home}/{id}/handle", ("note", "不归我管"));
        Assert.Equal(HttpStatusCode.NotFound, handled.StatusCode);
        Assert.Equal(0, await site.ValueAsync<int>("SELECT COUNT(*) FROM contradiction WHERE handled_at IS NOT NULL"));
        Assert.Equal(2, (await site.PageAsync(Home, city)).QuerySelectorAll("ul.lines > li").Length);
    }

    [Fact]
    public async Task It_is_taken_away_as_csv_and_excel_and_runs_no_formula()
    {
        await using var site = await TestSite.StartAsync();
        await FindAsync(site);
        await site.ExecuteAsync("UPDATE eatery SET sign = '=1+1' WHERE sign = '示例上升'");
        using var official = await site.SignInAsync(Role.Regulator, "530102");

        var csv = Encoding.UTF8.GetString(await official.GetByteArrayAsync(Home + ".csv"));
        Assert.Contains("编号,店名,", csv, StringComparison.Ordinal);
        Assert.Contains(",\"'=1+1\",", csv, StringComparison.Ordinal);
        Assert.Equal(4, csv.Split("\r\n").Length);
        using var xlsx = await official.GetAsync($"{Home}.xlsx?kind={ContradictionKinds.CodeSilent}");
        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", xlsx.Content.Headers.ContentType!.MediaType);
        Assert.Equal("PK"u8.ToArray(), (await xlsx.Content.ReadAsByteArrayAsync())[..2]);
    }

    // One whose diners are less satisfied, and one whose code is silent.
    private static async Task<(long Rising, long Silent)> FindAsync(TestSite site)
    {
        var rising = await Eateries.AddAsync(site.Database, sign: "示例上升", grade: Grade.A);
        var silent = await Eateries.AddAsync(site.Database, sign: "示例无声");
        var busy = await Eateries.AddAsync(site.Database, sign: "示例热闹");
        foreach (var eatery in new[] { silent, busy })
        {
            await Eateries.IssueCodeAsync(site, eatery);
        }

        await Contradicting.RiseAsync(site.Database, rising, Today);
        await Contradicting.ScanAsync(site.Database, silent, Today.AddDays(-40), Today.AddDays(-5), 4);
        await Contradicting.ScanAsync(site.Database, busy, Today.AddDays(-40), Today.AddDays(-1), 4);
        Assert.Equal(2, await site.Get<ContradictionRounds>().LookAsync(Today));
        return (rising, silent);
    }
}
