using System.Text;
using CsvHelper;

namespace SafeDiningCode.Web.Registry.Import;

/// <summary>A text file of separated values: comma, semicolon, tab or bar, found out from its first lines.</summary>
internal sealed class CsvFile : RegistryFile
{
    /// <summary>No row of a registry is longer: a quote that is never closed shows here before it fills the memory.</summary>
    private const int LongestRow = 1024 * 1024;

    private readonly Encoding encoding;

    private CsvFile(FileStream stream, Encoding encoding)
        : base(stream) => this.encoding = encoding;

    /// <summary>Finds out the encoding, for which the whole file is read.</summary>
    public static CsvFile Open(FileStream stream) => new(stream, TextEncoding.Of(stream));

    /// <inheritdoc/>
    public override IEnumerable<RawRow> Rows()
    {
        Stream.Position = 0;
        using var text = new StreamReader(Stream, encoding, detectEncodingFromByteOrderMarks: true, bufferSize: 64 * 1024, leaveOpen: true);
        using var csv = CsvReader.Create(text, new CsvReaderOptions
        {
            HasHeader = false,
            TrackLineNumbers = true,
            MaxRecordSize = LongestRow,
            OnMalformedRecord = RefuseUnlessReadable,
        });
        while (Read(csv))
        {
            var cells = new string[csv.FieldCount];
            for (var i = 0; i < cells.Length; i++)
            {
                cells[i] = csv.GetString(i);
            }

            yield return new RawRow((int)csv.LineNumber, cells);
        }
    }

    private static bool Read(CsvReader csv)
    {
        try
        {
            return csv.Read();
        }
        catch (CsvFormatException error)
        {
            throw Damaged(error.LineNumber, error);
        }
        catch (DecoderFallbackException error)
        {
            throw new RegistryFileException(
                $"第 {csv.LineNumber} 行之后的编码已损坏。", $"The text is damaged after line {csv.LineNumber}: its bytes are not in the file's encoding.", error);
        }
    }

    // An inch sign in an unquoted name is text. A quote left open, or closed too early, moves cells into one another.
    private static void RefuseUnlessReadable(CsvMalformedRecord record)
    {
        if (record.Reason != CsvMalformedReason.StrayQuote)
        {
            throw Damaged(record.LineNumber);
        }
    }

    private static RegistryFileException Damaged(long line, Exception? cause = null) => new(
        $"第 {line} 行的引号不成对，整个文件未导入。请改正后重试。",
        $"The quotes on line {line} do not pair, so nothing was imported. Correct them and try again.",
        cause);
}
