using System.Text;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Registry.Import;

namespace SafeDiningCode.Tests.Registry.Import;

public sealed class RegistryFileTests
{
    public static TheoryData<string> Encodings => ["utf-8", "utf-8 with mark", "gb18030", "utf-16", "utf-16BE"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task Text_is_read_in_the_encoding_it_has(string encoding)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var extract = new Extract();
        await using var services = await TestServices.CreateAsync();
        var path = extract.File($"{Extract.Header}\n{Extract.Row(1, name: "𠮷野家示例店", sign: "€ 咖啡")}\n", encoding switch
        {
            "utf-8" => new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            "utf-8 with mark" => Encoding.UTF8,
            var name => Encoding.GetEncoding(name),
        });

        Assert.Equal(1, (await services.ImportAsync(extract, path)).Accepted);
        Assert.Equal("𠮷野家示例店", await services.ValueAsync<string>("SELECT name FROM eatery"));
        Assert.Equal("€ 咖啡", await services.ValueAsync<string>("SELECT sign FROM eatery"));
    }

    [Theory]
    [InlineData(';')]
    [InlineData('\t')]
    public void Other_separators_are_found_out(char separator)
    {
        using var extract = new Extract();
        using var file = RegistryFile.Open(extract.File($"{Extract.Header}\n{Extract.Row(1)}\n".Replace(',', separator)));

        Assert.Equal("五华区示例米线店", Assert.Single(file.DataRows(_ => { })).Cells[2]);
    }

    [Fact]
    public void Lines_are_those_of_the_file()
    {
        using var extract = new Extract();
        using var file = RegistryFile.Open(extract.File($"昆明市持证餐饮单位\n\n{Extract.Header}\n\"a\nb\",1,2\n\n,,\nc,3,12\"比萨\n"));

        Assert.Equal([4, 8], file.DataRows(_ => { }).Select(row => row.Line));
        Assert.Equal(["a\nb", "c"], file.DataRows(_ => { }).Select(row => row.Cells[0]));
    }

    [Fact]
    public async Task A_workbook_has_days_and_numbers_as_such_and_rows_between()
    {
        using var extract = new Extract();
        await using var services = await TestServices.CreateAsync();
        var path = extract.Workbook(
            ["许可证编号", "经营者名称", "发证日期", "有效期至", "行政区划代码", "街道代码", "经度", "纬度", "联系电话"],
            null,
            [Extract.Licence(1), "示例店", new DateOnly(2024, 1, 2), new DateOnly(2029, 1, 1), 530102d, 530102001d, 102.834763d, 25.05d, 13900000000d],
            ["x", "示例店", new DateOnly(2024, 1, 2), new DateOnly(2029, 1, 1), 530102d, 530102001d, 102.7d, 25.05d, 13900000000d]);

        var summary = await services.ImportAsync(extract, path);

        Assert.Equal((2, 1, 0), (summary.Rows, summary.Accepted, summary.Warned));
        var facts = Assert.Single(await services.FactsAsync());
        Assert.Contains("issued_on=20240102 | valid_until=20290101", facts, StringComparison.Ordinal);
        Assert.Contains("division=530102001", facts, StringComparison.Ordinal);
        Assert.Contains("phone=13900000000 | longitude=102.834763", facts, StringComparison.Ordinal);
        Assert.StartsWith("4,", (await File.ReadAllLinesAsync(extract.ReportPath, TestContext.Current.CancellationToken))[1], StringComparison.Ordinal);
    }

    [Fact]
    public void No_two_columns_share_a_header()
    {
        foreach (var name in RegistryColumnName.All)
        {
            Assert.Same(RegistryColumnName.Of(name.Column), name);
            foreach (var header in name.Aliases.Append(name.Chinese).Append(name.English))
            {
                var (columns, _) = ColumnMap.Read(new RawRow(1, ["?", $" {header.ToUpperInvariant().Replace(' ', '_')} "]));
                Assert.True(columns.Has(name.Column), header);
            }
        }
    }

    [Theory]
    [InlineData("2026-08-02", 20260802)]
    [InlineData("2026/8/2", 20260802)]
    [InlineData("２０２６．８．２", 20260802)]
    [InlineData("20310909", 20310909)]
    [InlineData(" 2026年9月11日 ", 20260911)]
    [InlineData("2026-08-02 00:00:00", 20260802)]
    [InlineData("2026-08-02T08:00:00.000Z", 20260802)]
    [InlineData("2024-02-29", 20240229)]
    [InlineData("2026-02-29", null)]
    [InlineData("2027-13-45", null)]
    [InlineData("0000-01-01", null)]
    [InlineData("2026-8/2", null)]
    [InlineData("长期有", null)]
    [InlineData("46000", null)]
    [InlineData("", null)]
    public void Dates_are_read_in_the_forms_that_extracts_have_and_never_guessed(string text, int? expected) =>
        Assert.Equal(expected, CellDate.Read(text) is { } day ? SafeDiningCode.Rules.Calendar.Day.ToNumber(day) : null);
}
