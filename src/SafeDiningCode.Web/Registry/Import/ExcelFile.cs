using System.Globalization;
using System.IO.Compression;
using System.Xml;
using ExcelDataReader;
using ExcelDataReader.Exceptions;
using SafeDiningCode.Rules.Calendar;

namespace SafeDiningCode.Web.Registry.Import;

/// <summary>A workbook (.xlsx): its first visible sheet, row by row.</summary>
internal sealed class ExcelFile : RegistryFile
{
    private ExcelFile(FileStream stream)
        : base(stream)
    {
    }

    /// <summary>Opens a workbook whose parts are all whole.</summary>
    public static ExcelFile Open(FileStream stream)
    {
        try
        {
            ZipChecksums.Verify(stream);
        }
        catch (InvalidDataException error)
        {
            throw Damaged(error);
        }

        return new ExcelFile(stream);
    }

    /// <inheritdoc/>
    public override IEnumerable<RawRow> Rows()
    {
        Stream.Position = 0;
        using var reader = Guard(() => ExcelReaderFactory.CreateOpenXmlReader(Stream, new ExcelReaderConfiguration { LeaveOpen = true }));
        while (!string.Equals(reader.VisibleState, "visible", StringComparison.Ordinal) && Guard(reader.NextResult))
        {
            // A hidden sheet is somebody's notes.
        }

        while (Guard(reader.Read))
        {
            var cells = new string[reader.FieldCount];
            for (var i = 0; i < cells.Length; i++)
            {
                cells[i] = Text(reader.GetValue(i));
            }

            yield return new RawRow(reader.Depth + 1, cells);
        }
    }

    // Numbers as a person would read them in the cell: no exponent, no trailing zeros.
    private static string Text(object? value) => value switch
    {
        null => "",
        string text => text,
        DateTime date => Day.Text(DateOnly.FromDateTime(date)),
        double number when Math.Abs(number) < 1e15 => ((decimal)number).ToString(CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static T Guard<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception error) when (error is ExcelReaderException or InvalidDataException or XmlException or IOException
            or FormatException or OverflowException or KeyNotFoundException or NullReferenceException or ArgumentException or IndexOutOfRangeException)
        {
            // What a damaged workbook throws depends on where it is damaged; the reader names no closed set.
            throw Damaged(error);
        }
    }

    private static RegistryFileException Damaged(Exception error) => new(
        $"Excel 文件已损坏或不是工作簿({error.Message})。请用 Excel 打开后另存为 .xlsx。",
        $"The Excel file is damaged or is no workbook ({error.Message}). Open it in Excel and save it as .xlsx again.",
        error);

    /// <summary>Checks every part of a zip file against its checksum, which the framework does not do when reading.</summary>
    private static class ZipChecksums
    {
        // CRC-32 of zip files: ISO 3309, polynomial 0xEDB88320 reversed.
        private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(Entry)];

        // A workbook of the largest extract unpacks to some hundreds of megabytes; what is packed far beyond that is no workbook.
        private const long MostUnpacked = 1L << 30;

        public static void Verify(Stream stream)
        {
            var unpacked = 0L;
            using var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            var buffer = new byte[64 * 1024];
            foreach (var part in zip.Entries)
            {
                using var content = part.Open();
                var crc = uint.MaxValue;
                for (int read; (read = content.Read(buffer)) > 0;)
                {
                    unpacked += read;
                    if (unpacked > MostUnpacked)
                    {
                        throw new InvalidDataException("more than 1 GiB unpacked");
                    }

                    foreach (var b in buffer.AsSpan(0, read))
                    {
                        crc = Table[(byte)(crc ^ b)] ^ (crc >> 8);
                    }
                }

                if (~crc != part.Crc32)
                {
                    throw new InvalidDataException($"CRC of {part.FullName}");
                }
            }
        }

        private static uint Entry(int index)
        {
            var value = (uint)index;
            for (var bit = 0; bit < 8; bit++)
            {
                value = (value & 1) == 1 ? (value >> 1) ^ 0xEDB88320 : value >> 1;
            }

            return value;
        }
    }
}
