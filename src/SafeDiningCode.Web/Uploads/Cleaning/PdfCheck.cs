using System.IO.Compression;

namespace SafeDiningCode.Web.Uploads.Cleaning;

/// <summary>
/// Looks into a PDF without understanding it. Refused is what is locked, runs something, carries files or sends
/// something off, going by the names that the standard (ISO 32000) has for these. They are looked for in all the bytes,
/// and in all that unpacks by the usual method; a stream that holds objects and does not unpack so is refused, for nobody
/// could say what is in it. It is a look and not a reading: what a lenient reader makes of a file that breaks the
/// standard is not known here. So what passes is kept as it came, with its author's notes, served as an attachment only
/// and never shown by the service itself.
/// </summary>
internal static class PdfCheck
{
    private const int EndWithin = 1024;
    private const int MostStreams = 20_000;
    private const int BufferBytes = 64 * 1024;

    // Pages scanned in colour unpack to 25 MB each.
    private const long MostUnpacked = 256 * 1024 * 1024;

    private static ReadOnlySpan<byte> End => "%%EOF"u8;

    private static ReadOnlySpan<byte> Stream => "stream"u8;

    /// <summary>Lets a document pass.</summary>
    /// <exception cref="UnfitFileException">It is none, or not one to hand on.</exception>
    public static void Check(byte[] file)
    {
        CheckShape(file);
        var names = new PdfNames();
        var unpackedBefore = 0L;
        var streams = 0;
        var unreadable = false;
        var buffer = new byte[BufferBytes];
        var at = 0;
        while (true)
        {
            var next = file.AsSpan(at).IndexOf(Stream);
            var end = next < 0 ? file.Length : at + next + Stream.Length;
            names.Read(file.AsSpan(at, end - at));
            if (next < 0)
            {
                break;
            }

            at = end;
            if (file.AsSpan(0, at - Stream.Length).EndsWith("end"u8))
            {
                continue;
            }

            Require(++streams <= MostStreams, UploadFault.Unreadable);
            var unpacked = Unpack(file, SkipLineEnd(file, at), names.HoldsObjects, buffer, ref unpackedBefore);
            // A stream of objects that is not packed lies open, and has been read as it lies.
            var plainly = unpacked && names is { Deflations: 1, OtherPackings: 0, HasParameters: false };
            unreadable |= names.HoldsObjects && names.IsPacked && !plainly;
            names.Forget();
        }

        // What is locked cannot be read either: the first is what its owner can mend.
        Require(!names.IsLocked, UploadFault.Locked);
        Require(!names.IsActive, UploadFault.Active);
        Require(!unreadable && !names.HoldsObjects, UploadFault.Unreadable);
    }

    private static void CheckShape(ReadOnlySpan<byte> file)
    {
        var known = file.Length > 8 && file[5] is (byte)'1' or (byte)'2' && file[6] == (byte)'.' && char.IsAsciiDigit((char)file[7]);
        Require(known && file.IndexOf(" obj"u8) >= 0 && file.IndexOf("startxref"u8) >= 0, UploadFault.Broken);
        var tail = file[Math.Max(0, file.Length - EndWithin)..];
        var end = tail.LastIndexOf(End);
        Require(end >= 0, UploadFault.Broken);
        Require(tail[(end + End.Length)..].IndexOfAnyExcept(" \t\r\n\0"u8) < 0 && !ForeignContent.IsArchive(file), UploadFault.Disguised);
    }

    private static int SkipLineEnd(ReadOnlySpan<byte> file, int at)
    {
        while (at < file.Length && file[at] is (byte)' ' or (byte)'\r' or (byte)'\n')
        {
            at++;
        }

        return at;
    }

    /// <summary>Unpacks what begins here, if it is packed, and looks at the names in it. Answers whether it came to its end.</summary>
    private static bool Unpack(byte[] file, int at, bool holdsObjects, byte[] buffer, ref long unpackedBefore)
    {
        const int Deflate = 8;
        if (file.Length - at < 2 || (file[at] & 15) != Deflate || ((file[at] << 8) | file[at + 1]) % 31 != 0)
        {
            return false;
        }

        var names = new PdfNames(unpackedPicture: !holdsObjects);
        using var packed = new MemoryStream(file, at, file.Length - at, writable: false);
        using var unpacking = new ZLibStream(packed, CompressionMode.Decompress);
        try
        {
            for (var read = unpacking.Read(buffer); read > 0; read = unpacking.Read(buffer))
            {
                names.Read(buffer.AsSpan(0, read));
                Require(!names.IsActive, UploadFault.Active);
                unpackedBefore += read;
                Require(unpackedBefore <= MostUnpacked, UploadFault.Unreadable);
            }

            names.Read(" "u8);
            Require(!names.IsActive, UploadFault.Active);
            return true;
        }
        catch (Exception error) when (error is InvalidDataException or IOException)
        {
            // Not packed this way, or damaged: what is not to be read by others either.
            return false;
        }
    }

    private static void Require(bool holds, UploadFault fault)
    {
        if (!holds)
        {
            throw new UnfitFileException(fault);
        }
    }
}
