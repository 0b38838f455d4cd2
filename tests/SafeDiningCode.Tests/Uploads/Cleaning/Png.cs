using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace SafeDiningCode.Tests.Uploads.Cleaning;

/// <summary>Makes PNGs of 8 bits, right ones and wrong ones.</summary>
internal static class Png
{
    private static readonly (int X, int Y, int Across, int Down)[] Passes =
        [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];

    /// <summary>A picture; what a test does not name is as it should be.</summary>
    /// <param name="extra">More chunks, before the data.</param>
    /// <param name="data">The unpacked data, where it is not what the header promises.</param>
    /// <param name="packed">The packed data as it stands.</param>
    public static byte[] Make(
        int width, int height, int colourType = 2, bool interlaced = false, byte[]? extra = null, byte[]? data = null, byte[]? packed = null)
    {
        byte[] header = [.. Number(width), .. Number(height), 8, (byte)colourType, 0, 0, (byte)(interlaced ? 1 : 0)];
        return
        [
            0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n',
            .. Chunk("IHDR", header),
            .. colourType == 3 ? Chunk("PLTE", [255, 0, 0, 0, 255, 0]) : [],
            .. extra ?? [],
            .. Chunk("IDAT", packed ?? Pack(data ?? Rows(width, height, colourType == 3 ? 1 : 3, interlaced))),
            .. Chunk("IEND", []),
        ];
    }

    /// <summary>A chunk with its length and checksum.</summary>
    public static byte[] Chunk(string type, ReadOnlySpan<byte> content)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. content];
        return [.. Number(content.Length), .. body, .. Number((int)Checksum(body))];
    }

    public static byte[] Pack(byte[] data)
    {
        using var packed = new MemoryStream();
        using (var packing = new ZLibStream(packed, CompressionLevel.SmallestSize))
        {
            packing.Write(data);
        }

        return packed.ToArray();
    }

    // Each row after the byte that names its filter: none.
    public static byte[] Rows(int width, int height, int channels, bool interlaced = false)
    {
        var rows = new List<byte>();
        foreach (var (x, y, across, down) in interlaced ? Passes : [(0, 0, 1, 1)])
        {
            var (columns, lines) = ((width - x + across - 1) / across, (height - y + down - 1) / down);
            for (var line = 0; columns > 0 && line < lines; line++)
            {
                rows.Add(0);
                rows.AddRange(Enumerable.Range(0, columns * channels).Select(i => (byte)(channels == 1 ? i & 1 : (i * 7) + line)));
            }
        }

        return [.. rows];
    }

    // By its definition, bit by bit: not the service's own table.
    private static uint Checksum(byte[] bytes)
    {
        var sum = uint.MaxValue;
        foreach (var next in bytes)
        {
            sum ^= next;
            for (var bit = 0; bit < 8; bit++)
            {
                sum = (sum >> 1) ^ (0xEDB88320 & (0 - (sum & 1)));
            }
        }

        return ~sum;
    }

    private static byte[] Number(int value)
    {
        var bytes = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }
}
