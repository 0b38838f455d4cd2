using System.Buffers.Binary;

namespace SafeDiningCode.Web.Uploads.Cleaning;

/// <summary>
/// How a picture is to be turned, 1 (as it is) to 8: the one fact of a camera's notes (Exif, a TIFF in small) that is
/// kept. They are read for nothing else and written anew with nothing else.
/// </summary>
internal static class Orientation
{
    /// <summary>Not to be turned.</summary>
    public const int Upright = 1;

    private const int Tag = 0x0112;
    private const int ShortType = 3;
    private const int HeaderBytes = 8;
    private const int EntryBytes = 12;
    private const int ValueOffset = 8;
    private const int Last = 8;

    /// <summary>What precedes the notes in a JPEG, and by some programs elsewhere.</summary>
    public static ReadOnlySpan<byte> Prefix => "Exif\0\0"u8;

    /// <summary>Reads it out of notes with or without their prefix. Notes that cannot be read say nothing: 1.</summary>
    public static int Read(ReadOnlySpan<byte> notes)
    {
        var tiff = notes.StartsWith(Prefix) ? notes[Prefix.Length..] : notes;
        if (tiff.Length < HeaderBytes || !(tiff.StartsWith("II*\0"u8) || tiff.StartsWith("MM\0*"u8)))
        {
            return Upright;
        }

        var little = tiff[0] == (byte)'I';
        long directory = little ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]);
        if (directory > tiff.Length - sizeof(ushort))
        {
            return Upright;
        }

        var entries = tiff[(int)directory..];
        var count = UInt16(entries, little);
        entries = entries[sizeof(ushort)..];
        for (var i = 0; i < count && entries.Length >= EntryBytes; i++, entries = entries[EntryBytes..])
        {
            if (UInt16(entries, little) == Tag && UInt16(entries[2..], little) == ShortType)
            {
                var value = UInt16(entries[ValueOffset..], little);
                return value is >= Upright and <= Last ? value : Upright;
            }
        }

        return Upright;
    }

    /// <summary>Notes that say this and no more, without prefix.</summary>
    public static byte[] Notes(int orientation) =>
    [
        (byte)'M', (byte)'M', 0, (byte)'*', 0, 0, 0, HeaderBytes,
        0, 1,
        Tag >> 8, Tag & 0xFF, 0, ShortType, 0, 0, 0, 1, 0, (byte)orientation, 0, 0,
        0, 0, 0, 0,
    ];

    private static ushort UInt16(ReadOnlySpan<byte> bytes, bool little) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);
}
