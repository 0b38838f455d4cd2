using System.Text;

namespace SafeDiningCode.Web.Registry.Import;

/// <summary>A registry extract: a table of rows, whatever the format of the file.</summary>
internal abstract class RegistryFile(FileStream stream) : IDisposable
{
    /// <summary>How many rows a title may take above the header.</summary>
    private const int RowsToHeader = 10;

    private static readonly byte[] Zip = "PK\u0003\u0004"u8.ToArray();
    private static readonly byte[] OldExcel = [0xD0, 0xCF, 0x11, 0xE0];

    static RegistryFile() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>How far the file has been read, 0 to 1.</summary>
    public double Position => stream.Length == 0 ? 1 : (double)stream.Position / stream.Length;

    /// <summary>The file's bytes.</summary>
    protected FileStream Stream => stream;

    /// <summary>Opens a file by what it holds, not by how it is called.</summary>
    /// <exception cref="RegistryFileException">It cannot be read or is of no known format.</exception>
    public static RegistryFile Open(string path)
    {
        if (Directory.Exists(path))
        {
            throw new RegistryFileException($"{path} 是文件夹，请指定文件。", $"{path} is a folder: name a file.");
        }

        FileStream? stream = null;
        try
        {
            stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 64 * 1024, FileOptions.SequentialScan);
            return Open(stream);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new RegistryFileException($"找不到文件 {path}。", $"There is no file {path}.", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            stream?.Dispose();
            throw new RegistryFileException($"无法打开 {path}:{error.Message}", $"{path} cannot be opened: {error.Message}", error);
        }
        catch
        {
            stream?.Dispose();
            throw;
        }
    }

    /// <summary>All rows, the header among them, from the first one each time it is asked for.</summary>
    /// <exception cref="RegistryFileException">While reading: the file is damaged.</exception>
    public abstract IEnumerable<RawRow> Rows();

    /// <summary>The rows below the header that are not blank; the first call of <paramref name="header"/> comes before them.</summary>
    /// <exception cref="RegistryFileException">The header lacks an indispensable column, or the file is damaged.</exception>
    public IEnumerable<RawRow> DataRows(Action<ColumnMap> header)
    {
        var seen = 0;
        var found = false;
        List<RegistryColumn> fewest = [.. RegistryColumnName.Indispensable];
        foreach (var row in Rows())
        {
            if (found)
            {
                if (!row.IsBlank)
                {
                    yield return row;
                }
            }
            else
            {
                var (columns, missing) = ColumnMap.Read(row);
                fewest = missing.Count < fewest.Count ? missing : fewest;
                found = missing.Count == 0;
                if (found)
                {
                    header(columns);
                }
                else if (++seen == RowsToHeader)
                {
                    break;
                }
            }
        }

        if (!found)
        {
            throw WithoutColumns(fewest);
        }
    }

    public void Dispose()
    {
        stream.Dispose();
        GC.SuppressFinalize(this);
    }

    private static RegistryFile Open(FileStream stream)
    {
        if (!stream.CanSeek)
        {
            throw new RegistryFileException("输入必须是文件，不能是管道。", "The input must be a file that can be read twice, not a pipe.");
        }

        var beginning = new byte[4];
        var length = stream.ReadAtLeast(beginning, beginning.Length, throwOnEndOfStream: false);
        stream.Position = 0;
        if (length == 0)
        {
            throw new RegistryFileException("文件是空的。", "The file is empty.");
        }

        if (beginning.AsSpan().SequenceEqual(OldExcel))
        {
            throw new RegistryFileException(
                "这是旧版或加密的 Excel 文件(.xls),请去掉密码并另存为 .xlsx。",
                "This is an old or encrypted Excel file: save it as .xlsx without a password.");
        }

        return beginning.AsSpan().SequenceEqual(Zip) ? ExcelFile.Open(stream) : CsvFile.Open(stream);
    }

    private static RegistryFileException WithoutColumns(List<RegistryColumn> missing)
    {
        var names = missing.Select(RegistryColumnName.Of).ToList();
        return new RegistryFileException(
            $"缺少必需的列:{string.Join("、", names.Select(name => name.Chinese))}。请检查表头;文本文件应为 UTF-8 或 GB18030 编码。",
            $"Columns are missing: {string.Join(", ", names.Select(name => $"{name.English} ({name.Chinese})"))}. Check the header; text files are UTF-8 or GB18030.");
    }
}
