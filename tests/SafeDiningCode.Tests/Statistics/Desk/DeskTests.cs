using System.Net;
using System.Text;
using Dapper;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using SafeDiningCode.Rules.Inspections;
using SafeDiningCode.Rules.Kitchens;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Standing.WaysOut;
using SafeDiningCode.Web.Statistics.Desk.Rates;
using SafeDiningCode.Web.Statistics.Totals.Live;

namespace SafeDiningCode.Tests.Statistics.Desk;

/// <summary>What officials see of their own division: ranking, the eateries behind it, the way off the bottom, and files.</summary>
public sealed class DeskTests
{
    private static readonly DateOnly Today = new(2026, 11, 20);

    [Fact]
    public async Task The_units_below_are_ranked_with_their_bands_and_lead_further_down()
    {
        await using var site = await CityAsync();
        using var regulator = await site.SignInAsync(Role.Regulator, "5301");

        var page = await site.PageAsync("/regulator/statistics", regulator);

        var rows = page.QuerySelectorAll("section[aria-labelledby=ranking] tbody tr").Select(row => row.Children.Select(cell => cell.TextContent.Trim()).ToList()).ToList();
        Assert.Equal(("五华区", "1", "100.0%"), (rows[0][0], rows[0][1], rows[0][2]));
        Assert.Equal(("盘龙区", "1", "50.0%"), (rows[1][0], rows[1][1], rows[1][2]));
        var below = await site.PageAsync(page.QuerySelector("section[aria-labelledby=ranking] tbody a")!.GetAttribute("href")!, regulator);
        Assert.Contains("五华区统计", below.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        EnglishPages.AssertEnglish(await site.PageAsync("/regulator/statistics?lang=en", regulator));
    }

    [Theory]
    [InlineData("/regulator/statistics?unit=530103")]
    [InlineData("/regulator/statistics?unit=5301")]
    [InlineData("/regulator/statistics.csv?unit=530103")]
    [InlineData("/regulator/statistics.xlsx?unit=530103")]
    [InlineData("/regulator/statistics/eateries?unit=530103")]
    [InlineData("/regulator/statistics/eateries.csv?unit=530103")]
    [InlineData("/regulator/statistics/eateries.xlsx?unit=5301")]
    [InlineData("/regulator/way-out?unit=530103")]
    [InlineData("/regulator/statistics?month=2027-01")]
    [InlineData("/regulator/statistics?unit=nowhere")]
    public async Task What_is_not_one_s_own_or_not_there_is_not_found(string path)
    {
        await using var site = await CityAsync();
        using var county = await site.SignInAsync(Role.Inspector, "530102");
        Assert.Equal(HttpStatusCode.NotFound, (await county.GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task Dissatisfied_eateries_are_listed_by_how_near_they_are_and_graded_ones_as_contradictions()
    {
        await using var site = await CityAsync();
        using var regulator = await site.SignInAsync(Role.Regulator, "5301");

        var rows = (await site.PageAsync("/regulator/statistics/eateries", regulator)).QuerySelectorAll("tbody tr").Select(row => row.Children.Select(cell => cell.TextContent.Trim()).ToList()).ToList();
        // 6 of 20: one more makes it none. 10 of 20: fourteen.
        Assert.Equal(["1", "14"], rows.Select(row => row[^1]));
        Assert.StartsWith("示例近的", rows[0][0], StringComparison.Ordinal);
        // Each leads to all that is known of the eatery.
        var list = await site.PageAsync("/regulator/statistics/eateries", regulator);
        Assert.Contains("示例近的", (await site.PageAsync(list.QuerySelector("tbody a")!.GetAttribute("href")!, regulator)).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        var contradictions = await site.PageAsync("/regulator/statistics/eateries?grade=A", regulator);
        Assert.StartsWith("=1+1", Assert.Single(contradictions.QuerySelectorAll("tbody tr")).QuerySelector("th a")!.TextContent, StringComparison.Ordinal);
        EnglishPages.AssertEnglish(await site.PageAsync("/regulator/statistics/eateries?lang=en", regulator));
    }

    [Fact]
    public async Task The_way_off_the_bottom_names_the_fewest_and_the_nearest()
    {
        await using var site = await CityAsync();
        using var county = await site.SignInAsync(Role.Regulator, "530102");
        using var street = await site.SignInAsync(Role.Inspector, "530102001");

        // 1 of 1 here beside 1 of 2 there: one repaired is none.
        var page = await site.PageAsync("/regulator/way-out", county);
        Assert.Contains("再整改 1 家", page.QuerySelector(".note.bad")!.TextContent, StringComparison.Ordinal);
        Assert.StartsWith("=1+1", page.QuerySelector("section[aria-labelledby=nearest] a")!.TextContent, StringComparison.Ordinal);
        EnglishPages.AssertEnglish(await site.PageAsync("/regulator/way-out?lang=en", county));
        // A street sees its county's number and not the eateries of others.
        Assert.Null((await site.PageAsync("/regulator/way-out", street)).QuerySelector("section[aria-labelledby=nearest]"));
        using var other = await site.SignInAsync(Role.Regulator, "530103");
        Assert.NotNull((await site.PageAsync("/regulator/way-out", other)).QuerySelector(".note.good"));
    }

    [Fact]
    public async Task Tables_are_taken_away_as_csv_and_excel_and_run_no_formula()
    {
        await using var site = await CityAsync();
        using var regulator = await site.SignInAsync(Role.Regulator, "5301");

        var bytes = await regulator.GetByteArrayAsync("/regulator/statistics/eateries.csv");
        Assert.Equal(Encoding.UTF8.GetPreamble(), bytes[..3]);
        var csv = Encoding.UTF8.GetString(bytes, 3, bytes.Length - 3);
        Assert.StartsWith("店名,", csv, StringComparison.Ordinal);
        Assert.Contains("'=1+1", csv, StringComparison.Ordinal);
        using var content = new MemoryStream(await regulator.GetByteArrayAsync("/regulator/statistics/eateries.xlsx"));
        using var book = SpreadsheetDocument.Open(content, isEditable: false);
        Assert.Empty(new DocumentFormat.OpenXml.Validation.OpenXmlValidator().Validate(book).Select(error => error.Description));
        var cells = book.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<Cell>().ToList();
        Assert.Contains(cells, cell => cell.DataType?.Value == CellValues.InlineString && cell.InnerText == "=1+1");
        Assert.Empty(cells.SelectMany(cell => cell.Elements<CellFormula>()));
        Assert.Contains(cells, cell => cell.DataType is null && cell.CellValue?.Text == "14");

        var table = (await regulator.GetStringAsync("/regulator/statistics.csv")).Split("\r\n");
        Assert.StartsWith("530102,五华区,1,0,0,1,1,1,1,", table[1], StringComparison.Ordinal);
        // The last line is the whole, which is the sum.
        Assert.StartsWith("5301,昆明市,3,0,0,3,1,2,0.6667,", table[^2], StringComparison.Ordinal);
        Assert.Equal(table[0].Split(',').Length, table[^2].Split(',').Length);
    }

    [Fact]
    public async Task All_rates_are_shown_with_what_they_mean_and_past_months_without_those_of_now()
    {
        await using var site = await CityAsync();
        var shown = await Eateries.AddAsync(site.Database, county: "530103", unit: "530103001", kitchen: KitchenKind.Transparent);
        await Eateries.AddAsync(site.Database, county: "530103", unit: "530103001", kitchen: KitchenKind.Video);
        var code = await Eateries.IssueCodeAsync(site, shown);
        using var inspector = await site.SignInAsync(Role.Inspector, "530103");
        Assert.Equal(HttpStatusCode.OK, (await site.PostFormAsync(inspector, "/inspections/display", ("code", code.ToString()))).StatusCode);
        await site.Get<LiveTotals>().TidyAsync();
        using var regulator = await site.SignInAsync(Role.Regulator, "5301");

        var page = await site.PageAsync("/regulator/statistics", regulator);

        var tiles = page.QuerySelectorAll(".rates > div").ToDictionary(
            tile => tile.QuerySelector("dt")!.TextContent, tile => (tile.QuerySelector(".figure")!.TextContent.Trim(), tile.QuerySelector(".nowrap")!.TextContent.Trim()));
        Assert.Equal(("66.7%", "2 / 3"), tiles["不满意占比"]);
        Assert.Equal(("40.0%", "2 / 5"), tiles["不满意占持证"]);
        Assert.Equal(("60.0%", "3 / 5"), tiles["参评率"]);
        Assert.Equal(("20.0%", "1 / 5"), tiles["覆盖率"]);
        Assert.Equal(("20.0%", "1 / 5"), tiles["亮码率"]);
        Assert.Equal(("50.0%", "1 / 2"), tiles["明厨亮灶在线率"]);
        Assert.Equal("—", tiles["按期整改率"].Item1);
        Assert.Equal(DeskRates.All.Select(rate => rate.Meaning), page.QuerySelectorAll(".rates details p").Select(meaning => meaning.TextContent));
        // Of a month that is over no kitchens are known: the file says so too, and none is not nought.
        var table = (await regulator.GetStringAsync("/regulator/statistics.csv?month=2026-10")).Split("\r\n");
        var kitchens = table[0].Split(',').ToList().IndexOf("明厨亮灶申报");
        Assert.Equal(["", ""], table[^2].Split(',')[kitchens..(kitchens + 2)]);
        var last = await site.PageAsync("/regulator/statistics?month=2026-10", regulator);
        Assert.DoesNotContain(last.QuerySelectorAll("section[aria-labelledby=map] nav a"), link => link.TextContent.Trim() == "明厨亮灶在线率");
        EnglishPages.AssertEnglish(await site.PageAsync("/regulator/statistics?month=2026-10&lang=en", regulator));
    }

    [Fact]
    public async Task Districts_stand_as_tiles_where_they_lie_and_say_in_words_how_they_stand()
    {
        await using var site = await TestSite.StartAsync();
        for (var number = 0; number < 30; number++)
        {
            await RateAsync(site, "530102", $"坏{number}", Grade.B, 5, 10);
            await RateAsync(site, "530103", $"好{number}", Grade.B, 15, 0);
        }

        using var regulator = await site.SignInAsync(Role.Regulator, "5301");

        var page = await site.PageAsync("/regulator/statistics", regulator);
        var tiles = page.QuerySelectorAll("ol.map li");
        var wuhua = tiles.Single(tile => tile.QuerySelector("b")!.TextContent == "五华");
        Assert.Equal(("c3 r2 bad", "100.0%"), (wuhua.ClassName, wuhua.QuerySelector(".num")!.TextContent));
        Assert.Contains("差于整体", wuhua.TextContent, StringComparison.Ordinal);
        Assert.Contains("好于整体", tiles.Single(tile => tile.QuerySelector("b")!.TextContent == "盘龙").TextContent, StringComparison.Ordinal);
        // Nobody is rated there: nothing is said.
        Assert.DoesNotContain("整体", tiles.Single(tile => tile.QuerySelector("b")!.TextContent == "东川").TextContent, StringComparison.Ordinal);

        // Where more is better the same district stands the other way round, and the tile leads on to its streets.
        var satisfied = await site.PageAsync("/regulator/statistics?rate=satisfied", regulator);
        var tile = satisfied.QuerySelectorAll("ol.map li").Single(each => each.QuerySelector("b")!.TextContent == "五华");
        Assert.Equal(("c3 r2 bad", "33.3%"), (tile.ClassName, tile.QuerySelector(".num")!.TextContent));
        var streets = await site.PageAsync(tile.QuerySelector("a")!.GetAttribute("href")!, regulator);
        Assert.Equal("满意率", streets.QuerySelector("section[aria-labelledby=map] nav [aria-current]")!.TextContent);
        Assert.NotNull(streets.QuerySelector("ol.map.free"));
    }

    [Fact]
    public async Task Months_before_are_as_they_were_written_down_and_the_last_is_as_it_stands()
    {
        await using var site = await CityAsync();
        await site.ExecuteAsync(
            """
            INSERT INTO unit_standing_day (day, unit, rated, dissatisfied_eateries) VALUES (20260929, '530102001', 9, 9);
            INSERT INTO unit_standing_day (day, unit, rated, dissatisfied_eateries) VALUES (20260930, '530102001', 10, 1);
            INSERT INTO unit_standing_day (day, unit, rated, dissatisfied_eateries) VALUES (20260930, '530103001', 10, 2);
            INSERT INTO unit_standing_day (day, unit, rated, dissatisfied_eateries) VALUES (20261010, '530103001', 4, 1);
            INSERT INTO unit_standing_day (day, unit, rated, dissatisfied_eateries) VALUES (20261119, '530103001', 4, 4);
            """);
        using var regulator = await site.SignInAsync(Role.Regulator, "5301");

        var page = await site.PageAsync("/regulator/statistics", regulator);

        Assert.Equal(
            [("2026 年 9 月", "15.0%", "3 / 20"), ("2026 年 10 月", "25.0%", "1 / 4"), ("2026 年 11 月", "66.7%", "2 / 3")],
            page.QuerySelectorAll("section[aria-labelledby=months] tbody tr").Select(row => (row.Children[0].TextContent.Trim(), row.Children[1].TextContent.Trim(), row.Children[4].TextContent.Trim())));
    }

    [Fact]
    public async Task The_list_reads_no_rating()
    {
        await using var site = await CityAsync();
        await using var session = await site.Get<Database>().OpenAsync();
        var plan = (await session.Connection.QueryAsync<PlanRow>(
            "EXPLAIN QUERY PLAN " + site.Get<Database>().Sql["DissatisfiedEateries"],
            new { Unit = "5301", Month = 202611, MinimumRatings = 10, BasisPoints = 3000, Grade = "", After = 0, Upto = 50 })).Select(row => row.Detail).ToList();

        Assert.Contains(plan, step => step.StartsWith("SEARCH m USING PRIMARY KEY (month=? AND unit=?)", StringComparison.Ordinal));
        Assert.DoesNotContain(plan, step => step.StartsWith("SCAN", StringComparison.Ordinal) && step.Contains("rating", StringComparison.Ordinal));
    }

    internal sealed record PlanRow
    {
        public required string Detail { get; init; }
    }

    // 五华区: one rated, graded A and dissatisfied. 盘龙区: two rated, one of them near to being none.
    private static async Task<TestSite> CityAsync()
    {
        var site = await TestSite.StartAsync();
        await RateAsync(site, "530102", "=1+1", Grade.A, 10, 10);
        await RateAsync(site, "530103", "示例近的", Grade.B, 14, 6);
        await RateAsync(site, "530103", "示例好的", Grade.B, 20, 0);
        await site.Get<LiveTotals>().TidyAsync();
        await site.Get<RunningMonth>().TidyAsync();
        return site;
    }

    private static async Task RateAsync(TestSite site, string county, string sign, Grade grade, int satisfied, int dissatisfied)
    {
        var eatery = await Eateries.AddAsync(site.Database, sign: sign, county: county, unit: county + "001", grade: grade);
        await RollUps.RateAsync(site.Database, eatery, county + "001", Today, satisfied, 0, dissatisfied);
    }
}
