using System.Net;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.SetAside.Cases;

namespace SafeDiningCode.Tests.SetAside;

/// <summary>What officials see of ratings set aside, and how they are released.</summary>
public sealed class SetAsidePagesTests
{
    private const string Evidence = """{"Limit":15,"Ratings":20,"Alike":20,"Minutes":5,"Usual":2,"Devices":0,"Eateries":0}""";

    [Fact]
    public async Task A_case_is_listed_shown_by_the_minute_released_with_a_reason_and_told_to_the_second()
    {
        await using var site = await TestSite.StartAsync();
        await CaseAsync(site, 70, "530102");
        using var regulator = await site.SignInAsync(Role.Regulator, "5301");
        var list = await site.PageAsync("/regulator/set-aside", regulator);
        Assert.Contains("2 次：满意 1，基本满意 0，不满意 1", list.QuerySelector("section[aria-labelledby=cases] li")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("5 分钟内 20 次评价，其中 20 次相同", list.Body!.TextContent, StringComparison.Ordinal);
        EnglishPages.AssertEnglish(await site.PageAsync("/regulator/set-aside?lang=en", regulator));

        var page = await site.PageAsync("/regulator/set-aside/70", regulator);
        Assert.Equal(["12:01", "12:02"], page.QuerySelectorAll("tbody th").Select(cell => cell.TextContent));
        Assert.Null(page.QuerySelector("form .note.fair"));
        EnglishPages.AssertEnglish(await site.PageAsync("/regulator/set-aside/70?lang=en", regulator));

        Assert.Equal(HttpStatusCode.BadRequest, (await ReleaseAsync(site, regulator, "2", " ")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await ReleaseAsync(site, regulator, "2", new string('长', 401))).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await ReleaseAsync(site, regulator, "3", "属实")).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await ReleaseAsync(site, regulator, "x", "属实")).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await ReleaseAsync(site, regulator, "2", "看了收银 <b>单</b>")).StatusCode);
        using var second = await ReleaseAsync(site, regulator, "2", "又一次");
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Contains("同事刚把", (await TestSite.ParseAsync(second)).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, await site.ValueAsync<int>("SELECT COUNT(*) FROM rating WHERE counted = 1"));
        Assert.Equal(1, await site.ValueAsync<int>("SELECT COUNT(*) FROM audit_entry WHERE action = 'set-aside.release' AND reason LIKE '看了收银%'"));

        var released = await site.PageAsync("/regulator/set-aside/70", regulator);
        Assert.Contains("看了收银 <b>单</b>", released.QuerySelector(".said-text")!.TextContent, StringComparison.Ordinal);
        Assert.Null(released.QuerySelector("#reason"));
        Assert.Empty((await site.PageAsync("/regulator/set-aside", regulator)).QuerySelectorAll("section[aria-labelledby=cases] li"));
        Assert.Single((await site.PageAsync("/regulator/set-aside?state=released", regulator)).QuerySelectorAll("section[aria-labelledby=cases] li"));
    }

    [Fact]
    public async Task Others_see_nothing_of_it_and_inspectors_release_nothing()
    {
        await using var site = await TestSite.StartAsync();
        await CaseAsync(site, 70, "530102");
        using var elsewhere = await site.SignInAsync(Role.Regulator, "530103");
        using var inspector = await site.SignInAsync(Role.Inspector, "530102");

        Assert.Empty((await site.PageAsync("/regulator/set-aside", elsewhere)).QuerySelectorAll("section[aria-labelledby=cases] li"));
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.GetAsync("/regulator/set-aside/70")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await ReleaseAsync(site, elsewhere, "2", "属实")).StatusCode);
        Assert.DoesNotContain(Eateries.Sign, await elsewhere.GetStringAsync("/regulator/set-aside.csv"), StringComparison.Ordinal);
        Assert.Null((await site.PageAsync("/regulator/set-aside/70", inspector)).QuerySelector("#reason"));
        Assert.Equal(HttpStatusCode.Forbidden, (await ReleaseAsync(site, inspector, "2", "属实")).StatusCode);
        Assert.Equal(0, await site.ValueAsync<int>("SELECT COUNT(*) FROM rating WHERE counted = 1"));
    }

    [Fact]
    public async Task Many_are_paged_and_all_are_in_the_file()
    {
        await using var site = await TestSite.StartAsync();
        await CaseAsync(site, 70, "530102");
        for (var more = 0; more < SetAsideDesk.PageRows; more++)
        {
            await site.ExecuteAsync(
                $"INSERT INTO set_aside_case (id, kind, eatery_id, unit, day, number, satisfied, fair, dissatisfied, evidence, found_at) SELECT {100 + more}, '{(more % 2 == 0 ? "device" : "cluster")}', eatery_id, unit, 20261101, {more + 1}, 1, 0, 0, evidence, found_at FROM set_aside_case WHERE id = 70");
        }

        using var regulator = await site.SignInAsync(Role.Regulator, "530102");
        var first = await site.PageAsync("/regulator/set-aside", regulator);
        Assert.Equal(SetAsideDesk.PageRows, first.QuerySelectorAll("section[aria-labelledby=cases] li").Length);
        var second = await site.PageAsync(first.QuerySelector("a[rel=next]")!.GetAttribute("href")!, regulator);
        Assert.Single(second.QuerySelectorAll("section[aria-labelledby=cases] li"));
        Assert.Null(second.QuerySelector("a[rel=next]"));

        var lines = (await regulator.GetStringAsync("/regulator/set-aside.csv")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(SetAsideDesk.PageRows + 2, lines.Length);
        Assert.Contains("短时间集中评价", lines.Single(line => line.StartsWith("70,", StringComparison.Ordinal)), StringComparison.Ordinal);
        using var xlsx = await regulator.GetAsync("/regulator/set-aside.xlsx");
        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", xlsx.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task In_a_closed_month_it_says_that_only_a_correction_changes_the_lists_and_districts_show_the_number()
    {
        await using var site = await TestSite.StartAsync();
        await CaseAsync(site, 70, "530102");
        await site.ExecuteAsync("INSERT INTO month_close (month, closed_at, numbers) VALUES (202611, '2026-11-22T04:00:00.000', '{}')");
        using var regulator = await site.SignInAsync(Role.Regulator, "5301");

        Assert.Contains("发布更正", (await site.PageAsync("/regulator/set-aside/70", regulator)).QuerySelector("form .note.fair")!.TextContent, StringComparison.Ordinal);
        var json = System.Text.Json.JsonDocument.Parse(await site.Client.GetStringAsync("/api/v1/divisions/530102/statistics?month=2026-11")).RootElement;
        Assert.Equal(2, json.GetProperty("setAside").GetInt32());
        Assert.Equal(2, json.GetProperty("children").EnumerateArray().Sum(child => child.GetProperty("setAside").GetInt32()));
        Assert.Contains("本月有 2 次评价暂不计入", (await site.PageAsync("/districts/530102?month=2026-11")).Body!.TextContent, StringComparison.Ordinal);
        EnglishPages.AssertEnglish(await site.PageAsync("/districts/530102?month=2026-11&lang=en"));
    }

    [Theory]
    [InlineData("SetAside:BurstMinutes", "0", "BurstMinutes")]
    [InlineData("SetAside:DeviceEateries", "99", "DeviceEateries")]
    public void Settings_out_of_range_stop_the_start(string key, string value, string named)
    {
        var options = new Web.SetAside.SetAsideOptions();
        typeof(Web.SetAside.SetAsideOptions).GetProperty(key.Split(':')[1])!.SetValue(options, int.Parse(value, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Contains(named, new Web.SetAside.SetAsideOptions.Validator().Validate(name: null, options).FailureMessage, StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> ReleaseAsync(TestSite site, HttpClient client, string seen, string reason) =>
        site.PostFormAsync(client, "/regulator/set-aside/70/release", ("seen", seen), ("reason", reason));

    // Two ratings, a minute apart.
    private static async Task CaseAsync(TestSite site, long id, string county)
    {
        var eatery = await Eateries.AddAsync(site.Database, county: county, unit: county + "001");
        await site.ExecuteAsync(
            """
            INSERT INTO rating (id, serial, eatery_id, division, unit, day, rated_at, satisfaction, reasons, device_tag, counted)
            VALUES (@first, 1, @eatery, @unit, @unit, 20261122, '2026-11-22T04:01:00.000', 1, 0, 1, 0), (@second, 1, @eatery, @unit, @unit, 20261122, '2026-11-22T04:02:00.000', 3, 2, 2, 0);
            INSERT INTO set_aside_case (id, kind, eatery_id, unit, day, number, satisfied, fair, dissatisfied, evidence, found_at)
            VALUES (@id, 'burst', @eatery, @unit, 20261122, 1, 1, 0, 1, @Evidence, '2026-11-22T04:15:00.000');
            INSERT INTO set_aside_rating (rating_id, case_id) VALUES (@first, @id), (@second, @id);
            """,
            new { id, eatery, unit = county + "001", first = id * 10, second = (id * 10) + 1, Evidence });
    }
}
