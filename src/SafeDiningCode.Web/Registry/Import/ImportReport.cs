using System.Globalization;
using CsvHelper;

namespace SafeDiningCode.Web.Registry.Import;

/// <summary>
/// The rows that were refused or warned of, with line, column and what to do: CSV that opens in Excel, in which no
/// text of the extract can act as a formula.
/// </summary>
internal sealed class ImportReport : IDisposable
{
    /// <summary>Enough to recognise a value by.</summary>
    private const int ValueLength = 120;

    private readonly ColumnMap columns;
    private readonly CsvWriter csv;

    private ImportReport(Stream stream, ColumnMap columns)
    {
        this.columns = columns;
        csv = CsvWriter.Create(stream, new CsvWriterOptions { WriteByteOrderMark = true, Injection = CsvInjection.Escape });
        csv.WriteHeader("行 line", "许可证编号 licence", "列 column", "结果 result", "原因 reason", "怎么办", "what to do", "原值 value");
    }

    /// <summary>Creates the report, over an earlier one of the same name.</summary>
    /// <exception cref="RegistryFileException">It cannot be created, or would overwrite the extract.</exception>
    public static ImportReport Create(string path, string source, ColumnMap columns)
    {
        if (SameFile(path, source))
        {
            throw new RegistryFileException("报告文件不能覆盖导入文件。", "The report would overwrite the file that is imported: name another with --report.");
        }

        try
        {
            return new ImportReport(new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read), columns);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new RegistryFileException(
                $"无法写入报告 {path}:{error.Message}。请用 --report 指定别处。",
                $"The report {path} cannot be written: {error.Message}. Name another place with --report.",
                error);
        }
    }

    /// <summary>Adds a refusal.</summary>
    public void Reject(RawRow row, RowFinding finding) => Write(row, "rejected", finding);

    /// <summary>Adds a warning about a row that went in.</summary>
    public void Warn(RawRow row, RowFinding finding) => Write(row, "warning", finding);

    public void Dispose() => csv.Dispose();

    private void Write(RawRow row, string result, RowFinding finding)
    {
        csv.WriteField(row.Line, format: default, CultureInfo.InvariantCulture);
        csv.WriteField(Inert(columns.Text(row, RegistryColumn.Licence)));
        csv.WriteField(finding.Column is { } column ? columns.Header(column) : "");
        csv.WriteField(result);
        csv.WriteField(finding.Reason.Code);
        csv.WriteField(finding.Reason.Chinese);
        csv.WriteField(finding.Reason.English);
        csv.WriteField(Inert(finding.Value));
        csv.EndRecord();
    }

    // The writer defuses = + - @; a Chinese Excel also takes their full-width forms at the beginning of a cell.
    private static string Inert(string text)
    {
        var clean = CellText.Shorten(CellText.Clean(text), ValueLength);
        return clean is ['＝' or '＋' or '－' or '＠', ..] ? "'" + clean : clean;
    }

    private static bool SameFile(string one, string other)
    {
        static string Target(string path) =>
            File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? Path.GetFullPath(path);

        return File.Exists(one) && string.Equals(Target(one), Target(other), StringComparison.Ordinal);
    }
}
