using System.Buffers;
using System.Text;

namespace SafeDiningCode.Web.Registry.Import;

/// <summary>
/// Finds out the encoding of a text file from all of its bytes: a byte order mark decides; else strict UTF-8; else
/// strict GB18030 (which GBK and GB2312 are part of). No character is ever replaced by a question mark.
/// </summary>
internal static class TextEncoding
{
    private const int BufferSize = 64 * 1024;

    private static readonly byte[] Utf8Mark = [0xEF, 0xBB, 0xBF];
    private static readonly byte[] Utf16Mark = [0xFF, 0xFE];
    private static readonly byte[] Utf16BigEndianMark = [0xFE, 0xFF];

    /// <summary>The encoding, throwing at bytes that are not of it. The stream is at its beginning before and after.</summary>
    /// <exception cref="RegistryFileException">The bytes are text in none of these encodings.</exception>
    public static Encoding Of(Stream stream)
    {
        var beginning = new byte[3];
        var length = stream.ReadAtLeast(beginning, beginning.Length, throwOnEndOfStream: false);
        stream.Position = 0;
        var mark = beginning.AsSpan(0, length);
        if (mark.StartsWith(Utf16Mark) || mark.StartsWith(Utf16BigEndianMark))
        {
            return new UnicodeEncoding(mark.StartsWith(Utf16BigEndianMark), byteOrderMark: true, throwOnInvalidBytes: true);
        }

        var census = Utf8Census.Of(stream);
        stream.Position = 0;
        if (census.HasNul)
        {
            throw new RegistryFileException(
                "文件既不是 CSV 文本也不是 Excel 工作簿。", "The file is neither CSV text nor an Excel workbook.");
        }

        if (census.Broken == 0)
        {
            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
        }

        // Chinese in GB18030 is hardly ever whole in UTF-8, so mostly whole means UTF-8 with damage: read as GB18030 it
        // would go in as other characters, and nobody would notice.
        if (mark.StartsWith(Utf8Mark) || census.Whole > census.Broken)
        {
            throw new RegistryFileException(
                $"第 {census.FirstBrokenLine} 行含有损坏的 UTF-8 字节，整个文件未导入。请重新导出。",
                $"Line {census.FirstBrokenLine} has bytes that are not UTF-8, so nothing was imported. Export the file again.");
        }

        var chinese = Encoding.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        if (!IsAll(stream, chinese))
        {
            throw new RegistryFileException(
                "无法识别文件编码。请另存为 UTF-8 或 GB18030 编码的 CSV,或 .xlsx。",
                "The text is neither UTF-8 nor GB18030: save it as CSV in one of these, or as .xlsx.");
        }

        stream.Position = 0;
        return chinese;
    }

    private static bool IsAll(Stream stream, Encoding encoding)
    {
        using var reader = new StreamReader(stream, encoding, detectEncodingFromByteOrderMarks: false, BufferSize, leaveOpen: true);
        var buffer = ArrayPool<char>.Shared.Rent(BufferSize);
        try
        {
            while (reader.Read(buffer, 0, buffer.Length) > 0)
            {
                // Only whether it can be read counts.
            }

            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
        finally
        {
            ArrayPool<char>.Shared.Return(buffer);
        }
    }

    /// <summary>How much of a file is UTF-8: Chinese characters that are whole, and places that are broken.</summary>
    private sealed record Utf8Census(long Whole, long Broken, long FirstBrokenLine, bool HasNul)
    {
        private const int ChineseBytes = 3;

        public static Utf8Census Of(Stream stream)
        {
            var buffer = new byte[BufferSize];
            var (whole, broken, firstBrokenLine, lines, hasNul) = (0L, 0L, 0L, 1L, false);
            var kept = 0;
            for (var final = false; !final;)
            {
                var read = stream.ReadAtLeast(buffer.AsSpan(kept), buffer.Length - kept, throwOnEndOfStream: false);
                final = kept + read < buffer.Length;
                ReadOnlySpan<byte> rest = buffer.AsSpan(0, kept + read);
                hasNul |= rest.Contains((byte)0);
                while (!rest.IsEmpty)
                {
                    var ascii = rest.IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
                    lines += rest[..(ascii < 0 ? rest.Length : ascii)].Count((byte)'\n');
                    if (ascii < 0)
                    {
                        rest = [];
                        break;
                    }

                    rest = rest[ascii..];
                    var status = Rune.DecodeFromUtf8(rest, out var character, out var consumed);
                    if (status == OperationStatus.NeedMoreData && !final)
                    {
                        break;
                    }

                    if (status == OperationStatus.Done)
                    {
                        whole += character.Utf8SequenceLength >= ChineseBytes ? 1 : 0;
                    }
                    else
                    {
                        broken++;
                        firstBrokenLine = firstBrokenLine == 0 ? lines : firstBrokenLine;
                    }

                    rest = rest[consumed..];
                }

                kept = rest.Length;
                rest.CopyTo(buffer);
            }

            return new Utf8Census(whole, broken, firstBrokenLine, hasNul);
        }
    }
}
