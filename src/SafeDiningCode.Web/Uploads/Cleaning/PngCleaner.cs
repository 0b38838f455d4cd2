using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;

namespace SafeDiningCode.Web.Uploads.Cleaning;

/// <summary>
/// PNG, ISO/IEC 15948: every chunk's checksum is checked, those that make the picture are kept (with how its colours are
/// meant), and the compressed data is unpacked as far as the header promises and not a byte further.
/// </summary>
internal static class PngCleaner
{
    private const int SignatureBytes = 8;
    private const int TypeBytes = 4;
    private const int PaletteEntryBytes = 3;

    // Upper case: a reader must know it.
    private const byte AncillaryBit = 0x20;

    /// <summary>The picture without anything else in it.</summary>
    /// <exception cref="UnfitFileException">It is none, or not a whole one.</exception>
    public static CleanFile Clean(ReadOnlySpan<byte> file)
    {
        var reader = new ByteReader(file);
        var signature = reader.Take(SignatureBytes);
        var (firstType, firstData) = NextChunk(ref reader);
        Require(firstType.SequenceEqual("IHDR"u8));
        var header = PngHeader.Read(firstData);
        var before = new ArrayBufferWriter<byte>();
        Keep(before, firstType, firstData);
        using var data = new MemoryStream(file.Length);
        var stage = Stage.BeforeData;
        var paletteEntries = 0;
        var orientation = Orientation.Upright;
        while (stage != Stage.Ended)
        {
            var (type, content) = NextChunk(ref reader);
            if (type.SequenceEqual("IDAT"u8))
            {
                Require(stage != Stage.AfterData && (header.ColourType != PngHeader.Palette || paletteEntries > 0));
                stage = Stage.InData;
                data.Write(content);
                continue;
            }

            stage = stage == Stage.InData ? Stage.AfterData : stage;
            switch (type)
            {
                case [(byte)'I', (byte)'E', (byte)'N', (byte)'D']:
                    Require(content.IsEmpty && stage == Stage.AfterData);
                    stage = Stage.Ended;
                    break;
                case [(byte)'P', (byte)'L', (byte)'T', (byte)'E']:
                    Require(stage == Stage.BeforeData && paletteEntries == 0 && header.TakesPalette);
                    Require(content.Length is > 0 and <= 256 * PaletteEntryBytes && content.Length % PaletteEntryBytes == 0);
                    paletteEntries = content.Length / PaletteEntryBytes;
                    Require(header.ColourType != PngHeader.Palette || paletteEntries <= 1 << header.BitDepth);
                    Keep(before, type, content);
                    break;
                case [(byte)'t', (byte)'R', (byte)'N', (byte)'S']:
                    Require(stage == Stage.BeforeData && header.IsTransparency(content.Length, paletteEntries));
                    Keep(before, type, content);
                    break;
                case [(byte)'e', (byte)'X', (byte)'I', (byte)'f']:
                    orientation = Orientation.Read(content);
                    break;
                default:
                    Require((type[0] & AncillaryBit) != 0);
                    if (stage == Stage.BeforeData && IsMeaningOfColours(type, content.Length))
                    {
                        Keep(before, type, content);
                    }

                    break;
            }
        }

        ForeignContent.CheckBehind(reader.Rest);
        var compressed = data.GetBuffer().AsSpan(0, (int)data.Length);
        var pixels = PngData.Hash(header, before.WrittenSpan, data);
        var clean = new ArrayBufferWriter<byte>(before.WrittenCount + compressed.Length + 100);
        clean.Write(signature);
        clean.Write(before.WrittenSpan);
        if (orientation > Orientation.Upright)
        {
            Keep(clean, "eXIf"u8, Orientation.Notes(orientation));
        }

        Keep(clean, "IDAT"u8, compressed);
        Keep(clean, "IEND"u8, []);
        var whole = clean.WrittenSpan.ToArray();
        return new CleanFile
        {
            Kind = FileKind.Png,
            Width = header.Width,
            Height = header.Height,
            Content = whole,
            Hash = SHA256.HashData(whole),
            Pixels = pixels,
        };
    }

    private static bool IsMeaningOfColours(ReadOnlySpan<byte> type, int length) => type switch
    {
        [(byte)'s', (byte)'R', (byte)'G', (byte)'B'] => length == 1,
        [(byte)'g', (byte)'A', (byte)'M', (byte)'A'] => length == 4,
        [(byte)'c', (byte)'H', (byte)'R', (byte)'M'] => length == 32,
        _ => false,
    };

    private static Chunk NextChunk(ref ByteReader reader)
    {
        var length = reader.UInt32();
        var type = reader.Take(TypeBytes);
        var content = reader.Take(length);
        Require(reader.UInt32() == Crc32.Of(type, content));
        return new Chunk(type, content);
    }

    private static void Keep(ArrayBufferWriter<byte> kept, ReadOnlySpan<byte> type, ReadOnlySpan<byte> content)
    {
        Span<byte> number = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(number, (uint)content.Length);
        kept.Write(number);
        kept.Write(type);
        kept.Write(content);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32.Of(type, content));
        kept.Write(number);
    }

    private static void Require(bool holds)
    {
        if (!holds)
        {
            throw new UnfitFileException(UploadFault.Broken);
        }
    }

    private enum Stage
    {
        BeforeData,
        InData,
        AfterData,
        Ended,
    }

    private readonly ref struct Chunk(ReadOnlySpan<byte> type, ReadOnlySpan<byte> content)
    {
        private readonly ReadOnlySpan<byte> type = type;
        private readonly ReadOnlySpan<byte> content = content;

        public void Deconstruct(out ReadOnlySpan<byte> itsType, out ReadOnlySpan<byte> itsContent)
        {
            itsType = type;
            itsContent = content;
        }
    }
}
