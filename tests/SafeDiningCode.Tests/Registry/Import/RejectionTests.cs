using CsvHelper;
using SafeDiningCode.Rules.Identifiers;
using SafeDiningCode.Tests.Support;

namespace SafeDiningCode.Tests.Registry.Import;

public sealed class RejectionTests
{
    public static TheoryData<string, string, string> Refused => new()
    {
        { "licence-check-digit", "许可证编号", Extract.Row(1, licence: "JY25301020000017") },
        { "licence-format", "许可证编号", Extract.Row(1, licence: "JZ25301020000016") },
        { "licence-format", "许可证编号", Extract.Row(1, licence: "") },
        { "licence-format", "许可证编号", Extract.Row(1, licence: "JY4530102000001" + LicenceNumber.CheckDigit("4530102000001")) },
        { "name-missing", "经营者名称", Extract.Row(1, name: " \u3000") },
        { "name-too-long", "经营者名称", Extract.Row(1, name: new string('长', 101)) },
        { "text-too-long", "经营场所", Extract.Row(1, address: new string('路', 201)) },
        { "dates-reversed", "有效期至", Extract.Row(1, issued: "2029-01-02") },
        { "date-unreadable", "有效期至", Extract.Row(1, until: "长期有") },
        { "date-unreadable", "发证日期", Extract.Row(1, issued: "2026-13-45") },
        { "status-unknown", "许可状态", Extract.Row(1, status: "待核实") },
        { "duplicate-licence", "许可证编号", Extract.Row(900) },
        { "too-many-cells", "", Extract.Row(1) + ",多出来的" },
    };

    public static TheoryData<string, string, string> Warned => new()
    {
        { "credit-code-check", "统一社会信用代码", Extract.Row(1, credit: "91530100MA6K3YXF8X") },
        { "credit-code-length", "统一社会信用代码", Extract.Row(1, credit: "91530100MA6K3YXF8W123") },
        { "division-unknown", "行政区划代码", Extract.Row(1, county: "530199", street: "530199001") },
        { "division-unknown", "街道代码", Extract.Row(1, street: "530102999") },
        { "division-unknown", "街道代码", Extract.Row(1, street: "翠湖") },
        { "licence-division-unknown", "许可证编号", Extract.Row(1, licence: "JY23501110153674") },
        { "coordinates-impossible", "经度", Extract.Row(1, longitude: "0", latitude: "999") },
        { "grade-unknown", "量化等级", Extract.Row(1, grade: "甲") },
        { "kitchen-unknown", "明厨亮灶方式", Extract.Row(1, kitchen: "半开放") },
        { "inspection-unreadable", "最近检查日期", Extract.Row(1, inspected: "上周") },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_faulty_row_is_refused_with_its_line_and_its_neighbours_go_in(string reason, string column, string row)
    {
        using var extract = new Extract();
        await using var services = await TestServices.CreateAsync();

        var summary = await services.ImportAsync(extract, extract.Csv(Extract.Row(900), row, Extract.Row(901)));

        Assert.Equal((3, 2, 0), (summary.Rows, summary.Accepted, summary.Warned));
        Assert.Equal([(reason, 1)], summary.Rejected);
        var entry = Assert.Single(await ReportAsync(extract.ReportPath));
        Assert.Equal(("3", column, "rejected", reason), (entry[0], entry[2], entry[3], entry[4]));
        Assert.All(entry[5..7], advice => Assert.NotEmpty(advice));
    }

    [Theory]
    [MemberData(nameof(Warned))]
    public async Task A_doubtful_row_goes_in_with_a_warning(string reason, string column, string row)
    {
        using var extract = new Extract();
        await using var services = await TestServices.CreateAsync();

        var summary = await services.ImportAsync(extract, extract.Csv(row));

        Assert.Equal((1, 1, 1), (summary.Rows, summary.Accepted, summary.Warned));
        var entry = Assert.Single(await ReportAsync(extract.ReportPath));
        Assert.Equal(("2", column, "warning", reason), (entry[0], entry[2], entry[3], entry[4]));
    }

    [Fact]
    public async Task A_row_with_several_warnings_counts_once()
    {
        using var extract = new Extract();
        await using var services = await TestServices.CreateAsync();

        var summary = await services.ImportAsync(extract, extract.Csv(Extract.Row(1, credit: "1", grade: "甲", longitude: "0")));

        Assert.Equal(1, summary.Warned);
        Assert.Equal(3, (await ReportAsync(extract.ReportPath)).Count);
        Assert.Equal(1, await services.ValueAsync<int>("SELECT COUNT(*) FROM eatery WHERE longitude IS NULL AND latitude IS NULL AND grade IS NULL"));
    }

    [Fact]
    public async Task A_licence_for_food_sales_is_counted_and_not_stored()
    {
        using var extract = new Extract();
        await using var services = await TestServices.CreateAsync();

        var summary = await services.ImportAsync(extract, extract.Csv(Extract.Row(1, licence: Extract.Licence(1, LicenceCategory.FoodSales), name: ""), Extract.Row(2)));

        Assert.Equal((2, 1, 1), (summary.Rows, summary.Accepted, summary.NotCatering));
        Assert.Equal(1, await services.ValueAsync<int>("SELECT COUNT(*) FROM licence"));
    }

    [Fact]
    public async Task A_refused_row_does_not_make_a_later_good_one_a_duplicate()
    {
        using var extract = new Extract();
        await using var services = await TestServices.CreateAsync();

        var summary = await services.ImportAsync(extract, extract.Csv(Extract.Row(1, name: ""), Extract.Row(1)));

        Assert.Equal(1, summary.Accepted);
        Assert.Equal([("name-missing", 1)], summary.Rejected);
    }

    [Fact]
    public async Task Licence_numbers_are_normalised_and_control_characters_go()
    {
        using var extract = new Extract();
        await using var services = await TestServices.CreateAsync();

        await services.ImportAsync(extract, extract.Csv(Extract.Row(1, licence: " jy２５３０１０２ ００００ ０１６\u3000", name: "五华\u0007区\u202E示例\u200B店")));

        Assert.Equal("JY25301020000016", await services.ValueAsync<string>("SELECT number FROM licence"));
        Assert.Equal("五华区示例店", await services.ValueAsync<string>("SELECT name FROM eatery"));
    }

    [Theory]
    [InlineData("=HYPERLINK(\"\"http://x.invalid\"\")")]
    [InlineData("@SUM(1+1)")]
    [InlineData("+1")]
    [InlineData("＝1+1")]
    public async Task No_text_of_the_extract_is_a_formula_in_the_report(string text)
    {
        using var extract = new Extract();
        await using var services = await TestServices.CreateAsync();

        await services.ImportAsync(extract, extract.Csv(Extract.Row(1, licence: $"\"{text}\"")));

        var bytes = await File.ReadAllBytesAsync(extract.ReportPath, TestContext.Current.CancellationToken);
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        var entry = Assert.Single(await ReportAsync(extract.ReportPath));
        Assert.All((string[])[entry[1], entry[7]], cell => Assert.StartsWith("'", cell, StringComparison.Ordinal));
    }

    private static async Task<List<string[]>> ReportAsync(string path)
    {
        await using var stream = File.OpenRead(path);
        using var csv = CsvReader.Create(stream);
        var rows = new List<string[]>();
        while (await csv.ReadAsync())
        {
            rows.Add([.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetString)]);
        }

        return rows;
    }
}
