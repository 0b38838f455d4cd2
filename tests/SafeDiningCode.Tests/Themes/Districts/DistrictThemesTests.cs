using System.Net;
using System.Text;
using Dapper;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Satisfaction;
using SafeDiningCode.Tests.Registry.Import;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Themes.Districts;

namespace SafeDiningCode.Tests.Themes.Districts;

/// <summary>Why diners of a district were 不满意: written down by day, summed by unit, with the eateries behind each number.</summary>
public sealed class DistrictThemesTests
{
    // The clock stands on Sunday, 22 November 2026.
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_day_that_has_ended_is_counted_by_reason_and_each_rating_once(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        var eatery = await Eateries.AddAsync(services.Database);
        await RateAsync(services.Database, eatery, Today.AddDays(-1), Reasons.Hygiene | Reasons.Food);
        await RateAsync(services.Database, eatery, Today.AddDays(-1), Reasons.Food);
        await RateAsync(services.Database, eatery, Today.AddDays(-5), Reasons.Other);
        await RateAsync(services.Database, eatery, Today.AddDays(-1), Reasons.Staff, counted: false);
        await RateAsync(services.Database, eatery, Today.AddDays(-1), Reasons.None, satisfaction: 1);
        // Today is still going on.
        await RateAsync(services.Database, eatery, Today, Reasons.Kitchen);

        await services.Get<ThemeRounds>().TidyAsync();

        var themes = await services.Get<DistrictThemeBook>().ReadAsync("5301", 202611);
        Assert.Equal((3L, Today.AddDays(-1), 202611), (themes.Whole.Dissatisfied, themes.UpTo, themes.FirstMonth));
        Assert.Equal([1L, 0, 2, 0, 0, 0, 0, 1], themes.Whole.Reasons);
        Assert.Equal("530102", Assert.Single(themes.Children, child => child.Dissatisfied > 0).Unit.Code);
        Assert.Equal(themes.Whole.Reasons, themes.Children.Aggregate(new long[8], (sum, child) => [.. sum.Zip(child.Reasons, (one, other) => one + other)]));
        Assert.Equal(3, (await services.Get<DistrictThemeBook>().ReadAsync(Eateries.Street, 202611)).Whole.Dissatisfied);
        Assert.Equal(0, (await services.Get<DistrictThemeBook>().ReadAsync("530103", 202611)).Whole.Dissatisfied);
        Assert.Equal(0, (await services.Get<DistrictThemeBook>().ReadAsync("5301", 202610)).Whole.Dissatisfied);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task What_changes_within_three_days_is_counted_anew_and_by_two_instances_once(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        await using var another = await services.AnotherAsync();
        var eatery = await Eateries.AddAsync(services.Database);
        foreach (var back in new[] { 1, 2, 3, 4, 5 })
        {
            await RateAsync(services.Database, eatery, Today.AddDays(-back), Reasons.Food);
        }

        var rounds = services.Get<ThemeRounds>();
        await Task.WhenAll(rounds.TidyAsync(), another.Get<ThemeRounds>().TidyAsync());
        Assert.Equal(5, await services.ValueAsync<int>("SELECT SUM(ratings) FROM theme_day"));
        // Taken back, all of them.
        await services.ExecuteAsync("UPDATE rating SET counted = 0");
        await rounds.TidyAsync();
        Assert.Equal(5, await services.ValueAsync<int>("SELECT SUM(ratings) FROM theme_day"));

        services.Clock.Advance(TimeSpan.FromDays(1));
        await rounds.TidyAsync();

        // The day that ended last now is the 22nd: the 19th, 20th and 21st are counted again, what lies before stays.
        Assert.Equal([20261117, 20261118], await DaysAsync(services, "theme_day"));
        Assert.Equal([20261117, 20261118], await DaysAsync(services, "theme_unit_day"));
        Assert.Equal(Enumerable.Range(20261117, 6), await DaysAsync(services, "theme_round"));
    }

    [Fact]
    public async Task A_day_is_not_counted_before_nobody_can_take_a_rating_back()
    {
        await using var services = await TestServices.CreateAsync();
        var eatery = await Eateries.AddAsync(services.Database);
        await RateAsync(services.Database, eatery, Today, Reasons.Food);
        services.Clock.Set(new DateTimeOffset(2026, 11, 23, 0, 19, 0, TimeSpan.FromHours(8)));
        await services.Get<ThemeRounds>().TidyAsync();
        Assert.Equal(0, await services.ValueAsync<int>("SELECT COUNT(*) FROM theme_day"));
        services.Clock.Advance(TimeSpan.FromMinutes(1));
        await services.Get<ThemeRounds>().TidyAsync();
        Assert.Equal(1, await services.ValueAsync<int>("SELECT COUNT(*) FROM theme_day"));
    }

    [Fact]
    public async Task Ratings_of_a_day_are_found_by_their_keys_and_never_read_through()
    {
        await using var services = await TestServices.CreateAsync();
        await using var session = await services.Database.OpenAsync();
        var arguments = new
        {
            Day = 20261121, FromId = 1L, ToId = 2L, Now = services.Clock.GetUtcNow().UtcDateTime, Unit = "5301", First = 202611, Last = 20261131, Reason = 4, After = 0, Upto = 50,
            ScopeFrom = "5301", ScopeTo = "5301:",
        };
        foreach (var (statement, parts) in new[] { ("AddThemeDay", 4), ("DeleteThemeDay", 3), ("DistrictThemes", 1), ("ThemeEateries", 1) })
        {
            var texts = services.Database.Sql[statement].Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal(parts, texts.Length);
            foreach (var text in texts)
            {
                var plan = (await session.Connection.QueryAsync<PlanRow>("EXPLAIN QUERY PLAN " + text, arguments)).Select(row => row.Detail).ToList();
                Assert.DoesNotContain(plan, step => step.StartsWith("SCAN", StringComparison.Ordinal) && (step.Contains(" r", StringComparison.Ordinal) || step.Contains("theme", StringComparison.Ordinal)));
                if (text.Contains("FROM rating", StringComparison.Ordinal))
                {
                    Assert.Contains(plan, step => step.StartsWith("SEARCH r USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)", StringComparison.Ordinal));
                }
            }
        }
    }

    [Fact]
    public async Task The_page_shows_units_by_reason_and_leads_to_the_eateries_and_on_to_the_ledger()
    {
        await using var site = await TestSite.StartAsync();
        var (here, _) = await RatedAsync(site);
        using var city = await site.SignInAsync(Role.Regulator, "5301");

        var page = await site.PageAsync("/regulator/themes", city);

        Assert.Equal("2026-11-21", page.QuerySelector("#up-to")!.TextContent);
        var rows = page.QuerySelectorAll("tbody tr").Select(row => row.Children.Select(cell => string.Join(' ', cell.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).ToList()).ToList();
        Assert.Equal(["五华区", "12", "2 16.7%", "0", "11 91.7%"], rows[0][..5]);
        // Of three no share is said.
        Assert.Equal(["盘龙区", "3", "0", "3", "0"], rows[1][..5]);
        Assert.Equal("15", page.QuerySelector("tfoot td")!.TextContent);
        EnglishPages.AssertEnglish(await site.PageAsync("/regulator/themes?lang=en", city));

        var link = page.QuerySelectorAll("tbody tr")[0].Children[4].QuerySelector("a")!.GetAttribute("href")!;
        Assert.StartsWith("/regulator/themes/eateries?unit=530102&month=2026-11&reason=food", link, StringComparison.Ordinal);
        var eateries = await site.PageAsync(link, city);
        var cells = eateries.QuerySelectorAll("tbody tr").Select(row => (Shop: row.QuerySelector("a")!.TextContent, Ratings: row.Children[2].TextContent)).ToList();
        Assert.Equal([("=1+1", "8"), ("示例第二", "3")], cells);
        EnglishPages.AssertEnglish(await site.PageAsync(link.Replace("lang=zh", "lang=en", StringComparison.Ordinal), city));
        Assert.StartsWith($"/regulator/eateries/{here}?", eateries.QuerySelector("tbody a")!.GetAttribute("href"), StringComparison.Ordinal);
        var form = await site.PageAsync(eateries.QuerySelector("tbody td a")!.GetAttribute("href")!, city);
        Assert.Equal(("theme", "food"), (form.QuerySelector("#source option[selected]")!.GetAttribute("value"), form.QuerySelector("#topic option[selected]")!.GetAttribute("value")));
        Assert.Contains("食品质量（2026 年 11 月 8 次不满意）", form.QuerySelector("#wording")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/regulator/themes?unit=530103")]
    [InlineData("/regulator/themes?unit=5301")]
    [InlineData("/regulator/themes?unit=nowhere")]
    [InlineData("/regulator/themes?month=2027-01")]
    [InlineData("/regulator/themes?month=x")]
    [InlineData("/regulator/themes.csv?unit=530103")]
    [InlineData("/regulator/themes.xlsx?unit=5301")]
    [InlineData("/regulator/themes/eateries?unit=530103&reason=food")]
    [InlineData("/regulator/themes/eateries?unit=530102&reason=x")]
    [InlineData("/regulator/themes/eateries.csv?unit=530103&reason=food")]
    [InlineData("/regulator/themes/eateries.xlsx?unit=5301&reason=food")]
    public async Task What_is_not_one_s_own_or_not_there_is_not_found(string path)
    {
        await using var site = await TestSite.StartAsync();
        using var county = await site.SignInAsync(Role.Inspector, "530102");
        Assert.Equal(HttpStatusCode.NotFound, (await county.GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task An_eatery_that_has_moved_out_of_the_scope_is_not_shown_behind_the_number()
    {
        await using var site = await TestSite.StartAsync();
        var (here, _) = await RatedAsync(site);
        await site.ExecuteAsync("UPDATE eatery SET division = '530103001', unit = '530103001' WHERE id = @here", new { here });
        using var county = await site.SignInAsync(Role.Regulator, "530102");

        // What was rated here counts here.
        Assert.Equal("12", (await site.PageAsync("/regulator/themes", county)).QuerySelector("tfoot td")!.TextContent);
        Assert.Equal("示例第二", Assert.Single((await site.PageAsync("/regulator/themes/eateries?reason=food", county)).QuerySelectorAll("tbody tr")).QuerySelector("a")!.TextContent);
    }

    [Fact]
    public async Task Both_tables_are_taken_away_and_run_no_formula()
    {
        await using var site = await TestSite.StartAsync();
        await RatedAsync(site);
        using var city = await site.SignInAsync(Role.Regulator, "5301");

        var table = Encoding.UTF8.GetString(await city.GetByteArrayAsync("/regulator/themes.csv")).Split("\r\n");
        Assert.StartsWith("530102,五华区,2026-11-21,12,2,0.1667,0,0,11,0.9167,", table[1], StringComparison.Ordinal);
        // The last line is the whole.
        Assert.StartsWith("5301,昆明市,2026-11-21,15,", table[^2], StringComparison.Ordinal);
        Assert.Contains("\"'=1+1\",", Encoding.UTF8.GetString(await city.GetByteArrayAsync("/regulator/themes/eateries.csv?reason=food")), StringComparison.Ordinal);
        foreach (var path in new[] { "/regulator/themes.xlsx", "/regulator/themes/eateries.xlsx?reason=food" })
        {
            Assert.Equal("PK"u8.ToArray(), (await city.GetByteArrayAsync(path))[..2]);
        }
    }

    [Fact]
    public async Task A_village_sees_the_numbers_of_its_street_and_not_the_eateries()
    {
        await using var site = await TestSite.StartAsync();
        await RatedAsync(site);
        using var village = await site.SignInAsync(Role.Inspector, Eateries.Street + "001");

        var page = await site.PageAsync("/regulator/themes", village);
        Assert.Equal("12", page.QuerySelector("tfoot td")!.TextContent);
        Assert.Empty(page.QuerySelectorAll("tfoot a"));
        Assert.Equal(HttpStatusCode.NotFound, (await village.GetAsync("/regulator/themes/eateries?reason=food")).StatusCode);
    }

    // 五华区: eight and three for food, and two more reasons; 盘龙区: three for tableware.
    private static async Task<(long Here, long There)> RatedAsync(TestSite site)
    {
        var here = await Eateries.AddAsync(site.Database, sign: "=1+1");
        var second = await Eateries.AddAsync(site.Database, sign: "示例第二");
        var there = await Eateries.AddAsync(site.Database, county: "530103", unit: "530103001");
        for (var diner = 0; diner < 8; diner++)
        {
            await RateAsync(site.Database, here, Today.AddDays(-1 - diner), diner == 0 ? Reasons.Food | Reasons.Hygiene : Reasons.Food);
        }

        for (var diner = 0; diner < 3; diner++)
        {
            await RateAsync(site.Database, second, Today.AddDays(-2), Reasons.Food);
            await RateAsync(site.Database, there, Today.AddDays(-3), Reasons.Tableware, unit: "530103001");
        }

        await RateAsync(site.Database, second, Today.AddDays(-2), Reasons.Hygiene);
        await site.Get<ThemeRounds>().TidyAsync();
        return (here, there);
    }

    internal static async Task RateAsync(
        Database database, long eatery, DateOnly day, Reasons reasons, bool counted = true, int satisfaction = 3, string unit = Eateries.Street)
    {
        await using var session = await database.OpenAsync();
        await session.Connection.ExecuteAsync(
            """
            INSERT INTO rating (id, serial, eatery_id, division, unit, day, rated_at, satisfaction, reasons, device_tag, counted)
            VALUES (@id, 1, @eatery, @unit, @unit, @day, @at, @satisfaction, @reasons, @tag, @counted)
            """,
            new
            {
                id = TimeOrderedIds.Floor(Day.StartUtc(day).AddHours(12)) + Random.Shared.NextInt64(1L << 22), eatery, unit, day = Day.ToNumber(day), at = Day.StartUtc(day).AddHours(12),
                satisfaction, reasons = (int)reasons, tag = Random.Shared.NextInt64(), counted,
            });
    }

    private static async Task<IEnumerable<int>> DaysAsync(TestServices services, string table)
    {
        await using var session = await services.Database.OpenAsync();
        return await session.Connection.QueryAsync<int>($"SELECT DISTINCT day FROM {table} ORDER BY day");
    }

    internal sealed record PlanRow
    {
        public required string Detail { get; init; }
    }
}
