using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;

namespace SafeDiningCode.Web.Uploads.Cleaning;

/// <summary>
/// WebP, RFC 9649: its chunks are walked and the coded picture kept, with its transparency; the file is then written anew
/// with the flags that are true of it. The coded data is held to its own first bytes.
/// </summary>
internal static class WebpCleaner
{
    private const int HeaderBytes = 12;
    private const int TypeBytes = 4;
    private const int ExtendedBytes = 10;
    private const byte AlphaFlag = 0x10;
    private const byte NotesFlag = 0x08;
    private const byte MovingFlag = 0x02;

    /// <summary>The picture without anything else in it.</summary>
    /// <exception cref="UnfitFileException">It is none, or not a whole one.</exception>
    public static CleanFile Clean(ReadOnlySpan<byte> file)
    {
        var size = BinaryPrimitives.ReadUInt32LittleEndian(file[TypeBytes..]);
        Require(size >= TypeBytes && size % 2 == 0 && size <= file.Length - 2 * TypeBytes);
        var end = (int)size + (2 * TypeBytes);
        ForeignContent.CheckBehind(file[end..]);
        var reader = new ByteReader(file[..end]);
        reader.Take(HeaderBytes);
        ReadOnlySpan<byte> extended = [], transparency = [], type = [], image = [];
        var orientation = 0;
        while (!reader.Rest.IsEmpty)
        {
            var name = reader.Take(TypeBytes);
            var length = reader.UInt32Little();
            var content = reader.Take(length);
            Require(length % 2 == 0 || reader.Byte() == 0);
            switch (name)
            {
                case [(byte)'V', (byte)'P', (byte)'8', (byte)'X']:
                    Require(extended.IsEmpty && image.IsEmpty && content.Length == ExtendedBytes);
                    extended = content;
                    break;
                case [(byte)'V', (byte)'P', (byte)'8', (byte)' ' or (byte)'L']:
                    Require(image.IsEmpty && !content.IsEmpty);
                    type = name;
                    image = content;
                    break;
                case [(byte)'A', (byte)'L', (byte)'P', (byte)'H']:
                    Require(!extended.IsEmpty && transparency.IsEmpty && image.IsEmpty && !content.IsEmpty);
                    transparency = content;
                    break;
                case [(byte)'E', (byte)'X', (byte)'I', (byte)'F'] when orientation == 0:
                    orientation = Orientation.Read(content);
                    break;
                case [(byte)'A', (byte)'N', (byte)'I', (byte)'M'] or [(byte)'A', (byte)'N', (byte)'M', (byte)'F']:
                    throw new UnfitFileException(UploadFault.Moving);
            }
        }

        Require(!image.IsEmpty);
        var lossless = type[^1] == (byte)'L';
        Require(!lossless || transparency.IsEmpty);
        var (width, height, alpha) = lossless ? ReadLossless(image) : ReadLossy(image);
        FileCleaner.CheckSize(width, height);
        CheckExtended(extended, width, height);
        CheckTransparency(transparency, width, height);
        return Write(type, image, transparency, width, height, alpha || !transparency.IsEmpty, orientation);
    }

    private static CleanFile Write(
        ReadOnlySpan<byte> type, ReadOnlySpan<byte> image, ReadOnlySpan<byte> transparency, int width, int height, bool alpha, int orientation)
    {
        var turned = orientation > Orientation.Upright;
        var clean = new ArrayBufferWriter<byte>(image.Length + transparency.Length + 100);
        clean.Write("RIFF\0\0\0\0WEBP"u8);
        if (turned || !transparency.IsEmpty)
        {
            Span<byte> extended = stackalloc byte[ExtendedBytes];
            extended[0] = (byte)((alpha ? AlphaFlag : 0) | (turned ? NotesFlag : 0));
            BinaryPrimitives.WriteUInt32LittleEndian(extended[4..], (uint)(width - 1));
            WriteUInt24(extended[7..], height - 1);
            Keep(clean, "VP8X"u8, extended);
        }

        if (!transparency.IsEmpty)
        {
            Keep(clean, "ALPH"u8, transparency);
        }

        Keep(clean, type, image);
        if (turned)
        {
            Keep(clean, "EXIF"u8, Orientation.Notes(orientation));
        }

        var content = clean.WrittenSpan.ToArray();
        BinaryPrimitives.WriteUInt32LittleEndian(content.AsSpan(TypeBytes), (uint)(content.Length - (2 * TypeBytes)));
        using var pixels = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        pixels.AppendData(transparency);
        pixels.AppendData(image);
        return new CleanFile
        {
            Kind = FileKind.Webp,
            Width = width,
            Height = height,
            Content = content,
            Hash = SHA256.HashData(content),
            Pixels = pixels.GetHashAndReset(),
        };
    }

    // RFC 6386, 9.1: a key frame that is shown, its start code, its size. Its first partition lies within.
    private static (int Width, int Height, bool Alpha) ReadLossy(ReadOnlySpan<byte> image)
    {
        var reader = new ByteReader(image);
        var tag = reader.Byte() | (reader.Byte() << 8) | (reader.Byte() << 16);
        Require((tag & 1) == 0 && ((tag >> 1) & 7) <= 3 && ((tag >> 4) & 1) == 1);
        Require(reader.Take(3).SequenceEqual((ReadOnlySpan<byte>)[0x9D, 0x01, 0x2A]));
        var (width, height) = (reader.Byte() | (reader.Byte() << 8), reader.Byte() | (reader.Byte() << 8));
        Require(tag >> 5 > 0 && tag >> 5 <= reader.Rest.Length);
        return (width & 0x3FFF, height & 0x3FFF, false);
    }

    private static (int Width, int Height, bool Alpha) ReadLossless(ReadOnlySpan<byte> image)
    {
        var reader = new ByteReader(image);
        Require(reader.Byte() == 0x2F);
        var bits = reader.UInt32Little();
        Require(bits >> 29 == 0 && !reader.Rest.IsEmpty);
        return ((int)(bits & 0x3FFF) + 1, (int)((bits >> 14) & 0x3FFF) + 1, ((bits >> 28) & 1) == 1);
    }

    // The canvas of a picture that stands still is the picture.
    private static void CheckExtended(ReadOnlySpan<byte> extended, int width, int height)
    {
        if (extended.IsEmpty)
        {
            return;
        }

        if ((extended[0] & MovingFlag) != 0)
        {
            throw new UnfitFileException(UploadFault.Moving);
        }

        Require(ReadUInt24(extended[4..]) + 1 == width && ReadUInt24(extended[7..]) + 1 == height);
    }

    private static void CheckTransparency(ReadOnlySpan<byte> transparency, int width, int height)
    {
        if (transparency.IsEmpty)
        {
            return;
        }

        // Two bits that are never set, preprocessing, filter, compression: none (a byte for each pixel) or lossless.
        var compression = transparency[0] & 3;
        Require(transparency[0] >> 6 == 0 && compression <= 1 && (compression == 1 ? transparency.Length > 1 : transparency.Length == 1L + ((long)width * height)));
    }

    private static void Keep(ArrayBufferWriter<byte> kept, ReadOnlySpan<byte> type, ReadOnlySpan<byte> content)
    {
        Span<byte> length = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(length, (uint)content.Length);
        kept.Write(type);
        kept.Write(length);
        kept.Write(content);
        if (content.Length % 2 == 1)
        {
            kept.Write("\0"u8);
        }
    }

    private static int ReadUInt24(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);

    private static void WriteUInt24(Span<byte> bytes, int value) =>
        (bytes[0], bytes[1], bytes[2]) = ((byte)value, (byte)(value >> 8), (byte)(value >> 16));

    private static void Require(bool holds)
    {
        if (!holds)
        {
            throw new UnfitFileException(UploadFault.Broken);
        }
    }
}
