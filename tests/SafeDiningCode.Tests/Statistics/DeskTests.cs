using System.Net;
using System.Text;
using Dapper;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using SafeDiningCode.Rules.Inspections;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Data;

namespace SafeDiningCode.Tests.Statistics;

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
        var contradictions = await site.PageAsync("/regulator/statistics/eateries?grade=A", regulator);
        Assert.StartsWith("=1+1", Assert.Single(contradictions.QuerySelectorAll("tbody tr")).QuerySelector("th span")!.TextContent, StringComparison.Ordinal);
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
        Assert.StartsWith("=1+1", page.QuerySelector("section[aria-labelledby=nearest] b")!.TextContent, StringComparison.Ordinal);
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
        return site;
    }

    private static async Task RateAsync(TestSite site, string county, string sign, Grade grade, int satisfied, int dissatisfied)
    {
        var eatery = await Eateries.AddAsync(site.Database, sign: sign, county: county, unit: county + "001", grade: grade);
        await RollUps.RateAsync(site.Database, eatery, county + "001", Today, satisfied, 0, dissatisfied);
    }
}
