using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;

namespace SafeDiningCode.Web.Uploads.Cleaning;

/// <summary>
/// JPEG, ITU-T T.81: its segments are walked to the end and only those kept that make the picture (tables, frame, scans).
/// Every table and header is held to the standard, and a scan to the least it can take: what passes is a picture or a
/// damaged one, not something else under a picture's first bytes. Taken are the kinds that browsers show: baseline,
/// extended and progressive, Huffman-coded, 8 bits.
/// </summary>
internal static class JpegCleaner
{
    private const byte Soi = 0xD8;
    private const byte Eoi = 0xD9;
    private const byte Sos = 0xDA;
    private const byte Dqt = 0xDB;
    private const byte Dht = 0xC4;
    private const byte Dri = 0xDD;
    private const byte BaselineFrame = 0xC0;
    private const byte ProgressiveFrame = 0xC2;
    private const byte App0 = 0xE0;
    private const byte App1 = 0xE1;
    private const byte App14 = 0xEE;
    private const byte App15 = 0xEF;
    private const byte Comment = 0xFE;
    private const byte FirstRestart = 0xD0;
    private const byte LastRestart = 0xD7;
    private const int AdobeBytes = 12;
    private const int LengthBytes = 2;

    // A picture that gets clearer as it arrives has about ten; thousands would keep a reader busy for minutes.
    private const int MostScans = 64;

    /// <summary>The picture without anything else in it.</summary>
    /// <exception cref="UnfitFileException">It is none, or not a whole one.</exception>
    public static CleanFile Clean(ReadOnlySpan<byte> file)
    {
        var reader = new ByteReader(file);
        reader.Take(LengthBytes);
        var kept = new ArrayBufferWriter<byte>(file.Length);
        var picture = new JpegPicture();
        var orientation = 0;
        var hasJfif = false;
        byte? colours = null;
        var scans = 0;
        for (var marker = NextMarker(ref reader); marker != Eoi; marker = NextMarker(ref reader))
        {
            var segment = reader.Take((long)reader.UInt16() - LengthBytes);
            switch (marker)
            {
                case App1 when orientation == 0 && segment.StartsWith(Orientation.Prefix):
                    orientation = Orientation.Read(segment);
                    continue;
                case App0:
                    hasJfif |= segment.StartsWith("JFIF\0"u8);
                    continue;
                case App14 when segment.Length >= AdobeBytes && segment.StartsWith("Adobe"u8):
                    colours = segment[AdobeBytes - 1];
                    continue;
                case (>= App0 and <= App15) or Comment:
                    continue;
                case Dqt:
                    picture.ReadQuantization(segment);
                    break;
                case Dht:
                    picture.ReadHuffman(segment);
                    break;
                case Dri:
                    picture.ReadRestartInterval(segment);
                    break;
                case >= BaselineFrame and <= ProgressiveFrame:
                    picture.ReadFrame(segment, progressive: marker == ProgressiveFrame);
                    break;
                case Sos:
                    var leastBytes = picture.ReadScan(segment);
                    Keep(kept, marker, segment);
                    KeepCodedData(kept, ref reader, picture.Restarts, leastBytes);
                    if (++scans > MostScans)
                    {
                        throw new UnfitFileException(UploadFault.Broken);
                    }

                    continue;
                default:
                    throw new UnfitFileException(UploadFault.Broken);
            }

            Keep(kept, marker, segment);
        }

        picture.CheckComplete();
        ForeignContent.CheckBehind(reader.Rest);
        return Write(picture, kept.WrittenSpan, orientation, hasJfif, colours);
    }

    private static CleanFile Write(JpegPicture picture, ReadOnlySpan<byte> kept, int orientation, bool hasJfif, byte? colours)
    {
        var clean = new ArrayBufferWriter<byte>(kept.Length + 100);
        clean.Write((ReadOnlySpan<byte>)[0xFF, Soi]);
        if (hasJfif)
        {
            // Version 1.1, no density, no preview: it says how colours are meant.
            Keep(clean, App0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0]);
        }

        if (orientation > Orientation.Upright)
        {
            Keep(clean, App1, [.. Orientation.Prefix, .. Orientation.Notes(orientation)]);
        }

        if (colours is { } transform)
        {
            Keep(clean, App14, [.. "Adobe"u8, 0, 100, 0, 0, 0, 0, transform]);
        }

        clean.Write(kept);
        clean.Write((ReadOnlySpan<byte>)[0xFF, Eoi]);
        var content = clean.WrittenSpan.ToArray();
        return new CleanFile
        {
            Kind = FileKind.Jpeg,
            Width = picture.Width,
            Height = picture.Height,
            Content = content,
            Hash = SHA256.HashData(content),
            Pixels = SHA256.HashData(kept),
        };
    }

    // Any number of FF may fill up before a marker.
    private static byte NextMarker(ref ByteReader reader)
    {
        if (reader.Byte() != 0xFF)
        {
            throw new UnfitFileException(UploadFault.Broken);
        }

        byte marker;
        do
        {
            marker = reader.Byte();
        }
        while (marker == 0xFF);
        return marker;
    }

    private static void Keep(ArrayBufferWriter<byte> kept, byte marker, ReadOnlySpan<byte> segment)
    {
        Span<byte> head = [0xFF, marker, 0, 0];
        BinaryPrimitives.WriteUInt16BigEndian(head[2..], (ushort)(segment.Length + LengthBytes));
        kept.Write(head);
        kept.Write(segment);
    }

    // Coded data goes on to the next marker; FF 00 is a byte of it, and restarts come in turn where the picture has them.
    private static void KeepCodedData(ArrayBufferWriter<byte> kept, ref ByteReader reader, bool restarts, long leastBytes)
    {
        var rest = reader.Rest;
        var end = 0;
        var markers = 0;
        var restart = 0;
        while (true)
        {
            var next = rest[end..].IndexOf((byte)0xFF);
            if (next < 0 || end + next + 1 >= rest.Length)
            {
                throw new UnfitFileException(UploadFault.Broken);
            }

            end += next;
            var following = rest[end + 1];
            if (following == 0)
            {
                end += 2;
                markers++;
            }
            else if (following == 0xFF)
            {
                end++;
                markers++;
            }
            else if (following is >= FirstRestart and <= LastRestart)
            {
                if (!restarts || following != FirstRestart + (restart++ & 7))
                {
                    throw new UnfitFileException(UploadFault.Broken);
                }

                end += 2;
                markers += 2;
            }
            else
            {
                break;
            }
        }

        if (end - markers < leastBytes)
        {
            throw new UnfitFileException(UploadFault.Broken);
        }

        kept.Write(reader.Take(end));
    }
}
