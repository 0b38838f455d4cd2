using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Hosting.Tables;

namespace SafeDiningCode.Tests.Hosting.Tables;

/// <summary>Tables that are taken away: every one as CSV and as Excel's file, and neither runs what people wrote.</summary>
public sealed class TableFileTests
{
    [Fact]
    public async Task Every_table_is_given_as_csv_and_as_a_workbook_with_the_same_columns()
    {
        await using var site = await TestSite.StartAsync();
        await Eateries.AddAsync(site.Database, sign: "=1+1", validUntil: new DateOnly(2026, 12, 1), kitchen: SafeDiningCode.Rules.Kitchens.KitchenKind.Video);
        using var administrator = await site.SignInAsync(Role.Administrator, "5301");
        var routes = site.Provider.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(route => "/" + route.RoutePattern.RawText!.Trim('/')).ToList();
        var tables = routes.Where(route => route.EndsWith(".xlsx", StringComparison.Ordinal)).ToList();

        // Reports of an import are files of what was handed in, and no table of a page.
        Assert.Equal(
            routes.Where(route => route.EndsWith(".csv", StringComparison.Ordinal) && !route.Contains("{id", StringComparison.Ordinal)).Select(route => route[..^4]).Order(StringComparer.Ordinal),
            tables.Select(route => route[..^5]).Order(StringComparer.Ordinal));
        Assert.True(tables.Count > 12, string.Join(' ', tables));
        foreach (var table in tables)
        {
            // The one table that is always about something.
            var query = table.Contains("/themes/eateries", StringComparison.Ordinal) ? "?reason=hygiene" : "";
            var csv = Encoding.UTF8.GetString(await administrator.GetByteArrayAsync(table[..^5] + ".csv" + query));
            using var content = new MemoryStream(await administrator.GetByteArrayAsync(table + query));
            using var book = SpreadsheetDocument.Open(content, isEditable: false);

            Assert.Empty(new OpenXmlValidator().Validate(book).Select(error => error.Description));
            var cells = book.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<Row>().ToList();
            Assert.Equal(csv.Split("\r\n")[0], "\uFEFF" + string.Join(',', cells[0].Elements<Cell>().Select(cell => cell.InnerText)));
            Assert.All(cells, row => Assert.Equal(cells[0].Elements<Cell>().Count(), row.Elements<Cell>().Count()));
            Assert.Empty(cells.SelectMany(row => row.Descendants<CellFormula>()));
            Assert.DoesNotContain(",=1+1", csv, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Cells_are_what_they_say()
    {
        var table = new TableFile("x", "一张名字长得超过三十一个字符、电子表格放不下的很长很长很长的表", ["文字", "数", "小数", "日期", "空"], [["=1+1", 7, 0.25, new DateOnly(2026, 11, 5), null]]);
        using var csv = new MemoryStream();
        await TableFiles.WriteCsvAsync(table, csv);
        using var book = SpreadsheetDocument.Open(new MemoryStream(await TableFiles.WriteXlsxAsync(table)), isEditable: false);

        Assert.Equal("\uFEFF文字,数,小数,日期,空\r\n\"'=1+1\",7,0.25,2026-11-05,\r\n", Encoding.UTF8.GetString(csv.ToArray()));
        Assert.Empty(new OpenXmlValidator().Validate(book));
        Assert.Equal(
            [("=1+1", true), ("7", false), ("0.25", false), ("2026-11-05", true), ("", true)],
            book.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<Row>().Last().Elements<Cell>().Select(cell => (cell.InnerText, cell.DataType?.Value == CellValues.InlineString)));
    }
}
