using System.Globalization;
using CsvHelper;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using SafeDiningCode.Rules.Calendar;

namespace SafeDiningCode.Web.Hosting.Tables;

/// <summary>A table that somebody takes away.</summary>
/// <param name="Name">The file's name without its ending, in ASCII.</param>
/// <param name="Title">What the sheet is called.</param>
/// <param name="Headings">The columns.</param>
/// <param name="Rows">The cells: texts, whole numbers, decimals, days; null where there is nothing. Read once, row by row.</param>
internal sealed record TableFile(string Name, string Title, IReadOnlyList<string> Headings, IAsyncEnumerable<IReadOnlyList<object?>> Rows)
{
    /// <summary>A table whose rows are there already.</summary>
    public TableFile(string name, string title, IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<object?>> rows)
        : this(name, title, headings, rows.ToAsyncEnumerable())
    {
    }
}

/// <summary>
/// Writes tables as CSV and as Excel's .xlsx. What people wrote stays text: in CSV a leading sign that a spreadsheet would
/// take for a formula is escaped, in .xlsx texts are marked as such.
/// </summary>
internal static class TableFiles
{
    private const string XlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private const int LongestSheetName = 31;

    // A workbook lies in memory until it is whole, a large one with a hundred megabytes: one is made at a time.
    private static readonly SemaphoreSlim OneWorkbook = new(1);

    private static readonly CsvWriterOptions Csv = new() { WriteByteOrderMark = true, NewLine = "\r\n", Injection = CsvInjection.Escape };

    /// <summary>The answer that holds the table, by the address that was asked for: <c>….xlsx</c>, else CSV in UTF-8.</summary>
    public static IResult Answer(HttpContext http, TableFile table) => http.Request.Path.Value?.EndsWith(".xlsx", StringComparison.Ordinal) ?? false
        ? Results.Stream(async stream => await stream.WriteAsync(await WriteXlsxAsync(table)), XlsxType, table.Name + ".xlsx")
        : Results.Stream(stream => WriteCsvAsync(table, stream), "text/csv; charset=utf-8", table.Name + ".csv");

    /// <summary>Writes it as CSV.</summary>
    public static async Task WriteCsvAsync(TableFile table, Stream destination)
    {
        await using var csv = CsvWriter.Create(destination, Csv, leaveOpen: true);
        await csv.WriteRecordAsync([.. table.Headings]);
        await foreach (var row in table.Rows)
        {
            await csv.WriteRecordAsync([.. row.Select(Text)]);
        }

        await csv.FlushAsync();
    }

    /// <summary>Writes it as .xlsx.</summary>
    public static async Task<byte[]> WriteXlsxAsync(TableFile table)
    {
        await OneWorkbook.WaitAsync();
        try
        {
            return await MakeXlsxAsync(table);
        }
        finally
        {
            OneWorkbook.Release();
        }
    }

    private static async Task<byte[]> MakeXlsxAsync(TableFile table)
    {
        using var memory = new MemoryStream();
        using (var book = SpreadsheetDocument.Create(memory, SpreadsheetDocumentType.Workbook))
        {
            var workbook = book.AddWorkbookPart();
            var part = workbook.AddNewPart<WorksheetPart>();
            using (var writer = OpenXmlWriter.Create(part))
            {
                writer.WriteStartElement(new Worksheet());
                writer.WriteStartElement(new SheetData());
                WriteRow(writer, table.Headings);
                await foreach (var row in table.Rows)
                {
                    WriteRow(writer, row);
                }

                writer.WriteEndElement();
                writer.WriteEndElement();
            }

            workbook.Workbook = new Workbook(new Sheets(new Sheet
            {
                Id = workbook.GetIdOfPart(part), SheetId = 1, Name = table.Title.Length > LongestSheetName ? table.Title[..LongestSheetName] : table.Title,
            }));
        }

        return memory.ToArray();
    }

    private static void WriteRow(OpenXmlWriter writer, IEnumerable<object?> cells)
    {
        writer.WriteStartElement(new Row());
        foreach (var cell in cells)
        {
            writer.WriteElement(cell is string or DateOnly or null
                ? new Cell { DataType = CellValues.InlineString, InlineString = new InlineString(new Text(Text(cell)) { Space = SpaceProcessingModeValues.Preserve }) }
                : new Cell { CellValue = new CellValue(Text(cell)) });
        }

        writer.WriteEndElement();
    }

    private static string Text(object? cell) => cell switch
    {
        null => "",
        DateOnly day => Day.Text(day),
        IFormattable number => number.ToString(format: null, CultureInfo.InvariantCulture),
        _ => cell.ToString() ?? "",
    };
}
