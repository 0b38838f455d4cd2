using System.Net;
using AngleSharp.Dom;
using Microsoft.Extensions.Options;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Eateries;
using SafeDiningCode.Web.Responsibility.Levels;
using SafeDiningCode.Web.Responsibility.Supervision;

namespace SafeDiningCode.Tests.Responsibility;

/// <summary>Eateries are assigned to officers, who visit them once a period.</summary>
public sealed class ResponsibilityTests
{
    private const string Assign = "/regulator/responsibility/assign";
    private const string Mine = "/regulator/responsibility/mine";

    [Fact]
    public async Task A_side_of_a_road_is_assigned_after_a_preview_and_doubles_only_where_that_is_said()
    {
        await using var site = await TestSite.StartAsync();
        var odd = await Eateries.AddAsync(site.Database, address: "昆明市五华区翠湖南路67号");
        await Eateries.AddAsync(site.Database, address: "昆明市五华区翠湖南路68号");
        var (first, second) = (await OfficerAsync(site), await OfficerAsync(site));
        using var manager = await site.SignInAsync(Role.Regulator, "530102");
        (string, string)[] oddSide = [("level", "street"), ("officer", $"{first}"), ("place", "530102"), ("road", "翠湖南路"), ("side", "odd")];

        var preview = await TestSite.ParseAsync(await site.PostFormAsync(manager, Assign, [.. oddSide, ("do", "preview")]));
        Assert.Equal(["1", "0", "0", "0", "0"], Counts(preview));
        Assert.Equal(0, await site.ValueAsync<int>("SELECT COUNT(*) FROM responsibility"));
        // What was not seen is not done.
        using var unseen = await site.PostFormAsync(manager, Assign, [.. oddSide[..3], ("seen", Seen(preview)), ("do", "assign")]);
        Assert.Equal(HttpStatusCode.BadRequest, unseen.StatusCode);
        Assert.Equal(0, await site.ValueAsync<int>("SELECT COUNT(*) FROM responsibility"));
        var done = await TestSite.ParseAsync(await site.PostFormAsync(manager, Assign, [.. oddSide, ("seen", Seen(preview)), ("do", "assign")]));
        Assert.Contains("已分配 1 家", done.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal((odd, first), (await site.ValueAsync<long>("SELECT eatery_id FROM responsibility"), await site.ValueAsync<long>("SELECT account_id FROM responsibility")));

        (string, string)[] street = [("level", "street"), ("officer", $"{second}"), ("place", "530102")];
        preview = await TestSite.ParseAsync(await site.PostFormAsync(manager, Assign, [.. street, ("do", "preview")]));
        Assert.Equal(["1", "0", "1，不改", "0", "0"], Counts(preview));
        await site.PostFormAsync(manager, Assign, [.. street, ("seen", Seen(preview)), ("do", "assign")]);
        Assert.Equal(1, await site.ValueAsync<int>($"SELECT COUNT(*) FROM responsibility WHERE account_id = {second} AND ended_at IS NULL"));
        preview = await TestSite.ParseAsync(await site.PostFormAsync(manager, Assign, [.. street, ("takeOver", "yes"), ("do", "preview")]));
        await site.PostFormAsync(manager, Assign, [.. street, ("takeOver", "yes"), ("seen", Seen(preview)), ("do", "assign")]);
        Assert.Equal(2, await site.ValueAsync<int>($"SELECT COUNT(*) FROM responsibility WHERE account_id = {second} AND ended_at IS NULL"));
        Assert.Equal(1, await site.ValueAsync<int>($"SELECT COUNT(*) FROM responsibility WHERE account_id = {first} AND ended_at IS NOT NULL"));
        Assert.Equal(3, await site.ValueAsync<int>("SELECT COUNT(*) FROM audit_entry WHERE action = 'responsibility.assign'"));
        Assert.True(await site.ValueAsync<int>($"SELECT COUNT(*) FROM notice WHERE account_id = {second}") > 0);
        EnglishPages.AssertEnglish(await site.PageAsync(Assign + "?lang=en", manager));
    }

    [Fact]
    public async Task What_an_office_above_has_assigned_is_not_taken_over_below()
    {
        await using var site = await TestSite.StartAsync();
        var eatery = await Eateries.AddAsync(site.Database);
        var above = await People.AddAsync(site.Provider, Role.Inspector, "5301");
        await site.ExecuteAsync($"INSERT INTO responsibility (eatery_id, level, account_id, since) VALUES ({eatery}, 'street', {above}, '2026-06-01T00:00:00.000')");
        var officer = await OfficerAsync(site);
        using var manager = await site.SignInAsync(Role.Regulator, "530102");

        var preview = await TestSite.ParseAsync(await site.PostFormAsync(
            manager, Assign, ("level", "street"), ("officer", $"{officer}"), ("place", "530102"), ("takeOver", "yes"), ("do", "preview")));

        Assert.Equal(["0", "0", "0", "1", "0", "0"], Counts(preview));
        Assert.Null(preview.QuerySelector("button[value=assign]"));
        // Nobody answers for it once that officer's account is locked.
        await site.ExecuteAsync($"UPDATE account SET closed_at = created_at WHERE id = {above}");
        Assert.Contains("缺口 1 家", (await site.PageAsync("/regulator/responsibility", manager)).QuerySelector("section[aria-labelledby=level-street]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_of_licences_is_assigned_and_what_does_not_apply_is_left_out()
    {
        await using var site = await TestSite.StartAsync();
        var eatery = await Eateries.AddAsync(site.Database);
        var elsewhere = await Eateries.AddAsync(site.Database, county: "530103", unit: "530103001");
        var licence = await site.ValueAsync<string>($"SELECT number FROM licence WHERE eatery_id = {eatery}");
        var other = await site.ValueAsync<string>($"SELECT number FROM licence WHERE eatery_id = {elsewhere}");
        var officer = await OfficerAsync(site);
        using var manager = await site.SignInAsync(Role.Regulator, "5301");

        // Catering has no officer of the city's.
        var preview = await TestSite.ParseAsync(await site.PostFormAsync(manager, Assign, ("level", "city"), ("officer", $"{officer}"), ("licences", $"{licence}\n{other}"), ("do", "preview")));
        Assert.Equal(["0", "0", "0", "0", "2"], Counts(preview));
        preview = await TestSite.ParseAsync(await site.PostFormAsync(manager, Assign, ("level", "street"), ("officer", $"{officer}"), ("licences", $"{licence.ToLowerInvariant()}，{other}"), ("do", "preview")));
        // The officer of 五华区 cannot see what lies in 盘龙区.
        Assert.Equal(["1", "0", "0", "1", "0"], Counts(preview));
    }

    [Theory]
    [InlineData("level", "nowhere", "请选择级别")]
    [InlineData("officer", "1", "请选择包保干部")]
    [InlineData("place", "530103", "辖区内的区划代码")]
    [InlineData("place", "", "辖区内的区划代码")]
    [InlineData("side", "odd", "请填写路名")]
    public async Task What_is_not_in_order_is_said_and_nothing_is_assigned(string field, string value, string says)
    {
        await using var site = await TestSite.StartAsync();
        await Eateries.AddAsync(site.Database);
        var officer = await OfficerAsync(site);
        using var manager = await site.SignInAsync(Role.Regulator, "530102");
        var fields = new Dictionary<string, string> { ["level"] = "street", ["officer"] = $"{officer}", ["place"] = "530102", ["do"] = "assign", [field] = value };

        using var answer = await site.PostFormAsync(manager, Assign, [.. fields.Select(each => (each.Key, each.Value))]);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(says, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await site.ValueAsync<int>("SELECT COUNT(*) FROM responsibility"));
    }

    [Fact]
    public async Task An_officer_visits_once_a_period_and_a_missed_one_is_said()
    {
        await using var site = await TestSite.StartAsync();
        var eatery = await Eateries.AddAsync(site.Database);
        var officer = await OfficerAsync(site);
        await site.ExecuteAsync($"INSERT INTO responsibility (eatery_id, level, account_id, since) VALUES ({eatery}, 'street', {officer}, '2026-06-01T00:00:00.000')");
        using var client = await site.SignInAsync(officer);
        var visit = $"/regulator/responsibility/eateries/{eatery}/street";

        var mine = await site.PageAsync(Mine, client);
        Assert.Contains("2026-12-31", mine.QuerySelector(".badge.fair")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(mine.QuerySelector(".badge.bad"));
        using var silent = await site.PostFormAsync(client, visit, ("problem", "rooms"), ("problem", "made-up"));
        Assert.Equal(HttpStatusCode.BadRequest, silent.StatusCode);
        using var sent = await site.PostFormAsync(
            client, visit, ("problem", "rooms"), ("problem", "licence"), ("problem", "made-up"), ("spot", "licence"), ("spot", "made-up"), ("note", "灶台油污 <b>"));
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        using var twice = await site.PostFormAsync(client, visit);
        Assert.Equal(HttpStatusCode.Conflict, twice.StatusCode);

        Assert.NotNull((await site.PageAsync(Mine, client)).QuerySelector(".badge.good"));
        var page = await site.PageAsync(visit, client);
        // What was not put right at once is a problem of the ledger, with a link there and back.
        Assert.Equal(1, await site.ValueAsync<int>("SELECT COUNT(*) FROM rectification WHERE source = 'supervision' AND state = 'open'"));
        Assert.Contains("当场改好：许可证", page.QuerySelector("section[aria-labelledby=past]")!.TextContent, StringComparison.Ordinal);
        var problem = await site.PageAsync(page.QuerySelector("section[aria-labelledby=past] a[href*='/rectifications/']")!.GetAttribute("href")!, client);
        Assert.Contains("不符合：后厨环境整洁", problem.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("灶台油污 <b>", problem.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("包保督导", problem.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(problem.QuerySelector($"a[href^='{visit}']"));
        Assert.Contains("后厨环境整洁", page.QuerySelector("section[aria-labelledby=past]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("灶台油污 <b>", page.QuerySelector(".said-text")!.TextContent, StringComparison.Ordinal);
        var coverage = (await site.PageAsync("/regulator/responsibility", client)).QuerySelector("section[aria-labelledby=level-street]")!.TextContent;
        Assert.Contains("1 / 1 = 100.0%", coverage, StringComparison.Ordinal);
        Assert.Contains("没有缺口", coverage, StringComparison.Ordinal);
        foreach (var path in new[] { Mine, visit, "/regulator/responsibility", "/regulator/responsibility/gaps?level=community" })
        {
            EnglishPages.AssertEnglish(await site.PageAsync(path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "lang=en", client));
        }
    }

    [Fact]
    public async Task An_officer_of_a_village_sees_what_is_assigned_in_its_street_and_nothing_else()
    {
        await using var site = await TestSite.StartAsync();
        var assigned = await Eateries.AddAsync(site.Database, sign: "示例本街店");
        var neighbour = await Eateries.AddAsync(site.Database, sign: "示例邻店");
        var elsewhere = await Eateries.AddAsync(site.Database, unit: "530102002", sign: "示例别街店");
        var officer = await People.AddAsync(site.Provider, Role.Inspector, "530102001005");
        using var manager = await site.SignInAsync(Role.Regulator, "530102");
        var licences = string.Join('\n', await site.ValueAsync<string>($"SELECT number FROM licence WHERE eatery_id = {assigned}"), await site.ValueAsync<string>($"SELECT number FROM licence WHERE eatery_id = {elsewhere}"));
        (string, string)[] form = [("level", "community"), ("officer", $"{officer}"), ("licences", licences)];

        var preview = await TestSite.ParseAsync(await site.PostFormAsync(manager, Assign, [.. form, ("do", "preview")]));
        Assert.Equal(["1", "0", "0", "1", "0"], Counts(preview));
        await site.PostFormAsync(manager, Assign, [.. form, ("seen", Seen(preview)), ("do", "assign")]);
        // A row that should not be there opens nothing either.
        await site.ExecuteAsync($"INSERT INTO responsibility (eatery_id, level, account_id, since) VALUES ({elsewhere}, 'community', {officer}, '2026-06-01T00:00:00.000')");

        using var client = await site.SignInAsync(officer);
        Assert.Contains("示例本街店", (await site.PageAsync($"/regulator/responsibility/eateries/{assigned}/community", client)).Body!.TextContent, StringComparison.Ordinal);
        using var sent = await site.PostFormAsync(client, $"/regulator/responsibility/eateries/{assigned}/community");
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        foreach (var closed in (long[])[neighbour, elsewhere])
        {
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/regulator/responsibility/eateries/{closed}/community")).StatusCode);
        }

        // Ended, it is closed again.
        await site.ExecuteAsync($"UPDATE responsibility SET ended_at = '2026-11-22T00:00:00.000' WHERE eatery_id = {assigned}");
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/regulator/responsibility/eateries/{assigned}/community")).StatusCode);
    }

    [Fact]
    public async Task An_officer_s_answering_ends_with_a_reason_after_a_preview_and_within_the_scope()
    {
        await using var site = await TestSite.StartAsync();
        var eatery = await Eateries.AddAsync(site.Database);
        var above = await Eateries.AddAsync(site.Database);
        var (officer, city) = (await OfficerAsync(site), await People.AddAsync(site.Provider, Role.Inspector, "5301"));
        await site.ExecuteAsync($"INSERT INTO responsibility (eatery_id, level, account_id, since) VALUES ({eatery}, 'street', {officer}, '2026-06-01T00:00:00.000')");
        await site.ExecuteAsync($"INSERT INTO responsibility (eatery_id, level, account_id, since) VALUES ({above}, 'street', {city}, '2026-06-01T00:00:00.000')");
        using var manager = await site.SignInAsync(Role.Regulator, "530102");
        (string, string)[] form = [("level", "street"), ("officer", $"{officer}"), ("place", "530102")];
        Task<int> EndedAsync() => site.ValueAsync<int>("SELECT COUNT(*) FROM responsibility WHERE ended_at IS NOT NULL");

        var preview = await TestSite.ParseAsync(await site.PostFormAsync(manager, Assign, [.. form, ("do", "preview")]));
        var seen = preview.QuerySelector("input[name=seen-end]")!.GetAttribute("value")!;
        using var silent = await site.PostFormAsync(manager, Assign, [.. form, ("seen-end", seen), ("reason", "  "), ("do", "end")]);
        Assert.Equal(HttpStatusCode.BadRequest, silent.StatusCode);
        using var unseen = await site.PostFormAsync(manager, Assign, [.. form, ("seen-end", "0000"), ("reason", "退休"), ("do", "end")]);
        Assert.Equal(HttpStatusCode.BadRequest, unseen.StatusCode);
        using var elsewhere = await site.SignInAsync(Role.Regulator, "530103");
        using var outside = await site.PostFormAsync(elsewhere, Assign, [.. form, ("seen-end", seen), ("reason", "退休"), ("do", "end")]);
        Assert.Equal(HttpStatusCode.BadRequest, outside.StatusCode);
        Assert.Equal(0, await EndedAsync());

        var done = await TestSite.ParseAsync(await site.PostFormAsync(manager, Assign, [.. form, ("seen-end", seen), ("reason", "退休 <b>"), ("do", "end")]));
        Assert.Contains("已解除 1 家", done.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal((1, eatery), (await EndedAsync(), await site.ValueAsync<long>("SELECT eatery_id FROM responsibility WHERE end_reason = '退休 <b>'")));
        Assert.Equal("退休 <b>", await site.ValueAsync<string>("SELECT reason FROM audit_entry WHERE action = 'responsibility.end'"));
        Assert.Equal(1, await site.ValueAsync<int>($"SELECT COUNT(*) FROM notice WHERE account_id = {officer} AND kind = 'responsibility-ended'"));
        // Now it is a gap.
        Assert.Equal(["1", "0", "0", "1", "0", "0"], Counts(await TestSite.ParseAsync(await site.PostFormAsync(manager, Assign, [.. form, ("do", "preview")]))));
    }

    [Fact]
    public async Task Nobody_records_for_an_eatery_that_is_not_theirs_and_gaps_name_those_that_are_nobody_s()
    {
        await using var site = await TestSite.StartAsync();
        var eatery = await Eateries.AddAsync(site.Database, sign: "示例没人管");
        using var client = await site.SignInAsync(await OfficerAsync(site));

        using var refused = await site.PostFormAsync(client, $"/regulator/responsibility/eateries/{eatery}/street");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/regulator/responsibility/eateries/{eatery}/nowhere")).StatusCode);
        Assert.Contains("示例没人管", (await site.PageAsync("/regulator/responsibility/gaps?level=street", client)).Body!.TextContent, StringComparison.Ordinal);
        // The city's officers answer for canteens alone.
        Assert.DoesNotContain("示例没人管", (await site.PageAsync("/regulator/responsibility/gaps?level=city", client)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_city_brings_its_own_levels_and_a_wrong_file_stops_the_start()
    {
        var file = Path.Combine(Path.GetTempPath(), $"levels-{Guid.NewGuid():N}.json");
        try
        {
            await File.WriteAllTextAsync(file, """{ "version": 7, "levels": [{ "code": "only", "name": "一级", "english": "Only", "categories": [2], "everyMonths": 1 }], "items": [] }""");
            await using var services = await TestServices.CreateAsync(settings: [("Responsibility:LevelsFile", file)]);
            Assert.Equal("only", Assert.Single(services.Get<LevelSet.Reader>().Current.Levels).Code);

            foreach (var wrong in new[] { "{", "{}", """{ "version": 7, "levels": [{ "code": "only", "name": "一级", "english": "Only", "categories": [2], "everyMonths": 5 }], "items": [] }""" })
            {
                await File.WriteAllTextAsync(file, wrong);
                await using var other = await TestServices.CreateAsync(settings: [("Responsibility:LevelsFile", file)]);
                Assert.Contains("Responsibility:LevelsFile", Assert.Throws<OptionsValidationException>(() => other.Get<LevelSet.Reader>().Current).Message, StringComparison.Ordinal);
            }
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Two_forms_at_once_are_one_visit(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        var eatery = await Eateries.AddAsync(services.Database);
        var officer = await People.AddAsync(services.Provider, Role.Inspector, "530102");
        await using (var session = await services.Database.OpenAsync())
        {
            await session.ExecuteAsync("AddResponsibilities", new { Eateries = $"[{eatery}]", Level = "street", AccountId = officer, Now = services.Clock.GetUtcNow().UtcDateTime });
        }

        var level = services.Get<LevelSet.Reader>().Current.Find("street")!;
        var actor = new Actor { AccountId = officer, Name = "示例", Role = Role.Inspector, Scope = Scope.OfDivision("530102") };
        var shop = (await services.Get<EateryAccess>().FindAsync(actor, eatery))!;
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() =>
            Web.Data.Repeats.RunAsync(token => services.Get<SupervisionBook>().RecordAsync(actor, shop, level, new SupervisionFindings(["rooms"], [], "灶台油污"), token)))));

        Assert.Single(outcomes, SupervisionOutcome.Done);
        Assert.Equal(5, outcomes.Count(outcome => outcome == SupervisionOutcome.DoneBefore));
        Assert.Single(await services.Get<SupervisionBook>().ProblemsOfEateryAsync(eatery));
    }

    private static string Seen(IDocument preview) => preview.QuerySelector("input[name=seen]")!.GetAttribute("value")!;

    private static Task<long> OfficerAsync(TestSite site) => People.AddAsync(site.Provider, Role.Inspector, "530102");

    private static IEnumerable<string> Counts(IDocument page) => page.QuerySelectorAll("section[aria-labelledby=preview] dd").Select(cell => cell.TextContent.Trim());
}
