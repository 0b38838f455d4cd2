using System.Buffers.Binary;

namespace SafeDiningCode.Web.Uploads.Cleaning;

/// <summary>
/// Files that are two things at once. What lies behind a picture's end is never kept: phones put a second picture, a
/// short film or a depth map there. But where it is a web page, an archive or a program, somebody meant something by it.
/// </summary>
internal static class ForeignContent
{
    private const int ArchiveEndBytes = 22;
    private const int ArchiveCommentAt = 20;
    private static ReadOnlySpan<byte> ArchiveEnd => "PK\x05\x06"u8;

    /// <summary>Looks at what lies behind a picture's end.</summary>
    /// <exception cref="UnfitFileException">It is not what cameras put there.</exception>
    public static void CheckBehind(ReadOnlySpan<byte> rest)
    {
        if (rest.IsEmpty)
        {
            return;
        }

        if (Holds(rest, "PK\x03\x04"u8) || Holds(rest, ArchiveEnd) || Holds(rest, "%PDF-"u8) || Holds(rest, "Rar!\x1A\x07"u8)
            || rest is [(byte)'7', (byte)'z', 0xBC, 0xAF, ..] or [(byte)'M', (byte)'Z', ..] or [0x7F, (byte)'E', (byte)'L', (byte)'F', ..] or [(byte)'#', (byte)'!', ..]
            || HoldsMarkup(rest))
        {
            throw new UnfitFileException(UploadFault.Disguised);
        }
    }

    /// <summary>Whether the whole file can also be opened as an archive: those are read from their end.</summary>
    public static bool IsArchive(ReadOnlySpan<byte> file)
    {
        var at = file.LastIndexOf(ArchiveEnd);
        return at >= 0
            && file.Length - at >= ArchiveEndBytes
            && BinaryPrimitives.ReadUInt16LittleEndian(file[(at + ArchiveCommentAt)..]) == file.Length - at - ArchiveEndBytes;
    }

    private static bool Holds(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> part) => bytes.IndexOf(part) >= 0;

    // Tags in capitals or not.
    private static bool HoldsMarkup(ReadOnlySpan<byte> bytes)
    {
        for (var at = bytes.IndexOf((byte)'<'); at >= 0; at = bytes.IndexOf((byte)'<'))
        {
            bytes = bytes[(at + 1)..];
            if (Begins(bytes, "html"u8) || Begins(bytes, "script"u8) || Begins(bytes, "!doctype"u8) || Begins(bytes, "svg"u8)
                || Begins(bytes, "iframe"u8) || Begins(bytes, "?php"u8))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Begins(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> word) =>
        bytes.Length >= word.Length && System.Text.Ascii.EqualsIgnoreCase(bytes[..word.Length], word);
}
