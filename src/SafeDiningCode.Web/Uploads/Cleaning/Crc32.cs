namespace SafeDiningCode.Web.Uploads.Cleaning;

/// <summary>The checksum of PNG's chunks: CRC-32 of ISO 3309.</summary>
internal static class Crc32
{
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(index => Entry((uint)index))];

    /// <summary>The checksum of two parts, one after the other.</summary>
    public static uint Of(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second) => ~Add(Add(uint.MaxValue, first), second);

    private static uint Add(uint sum, ReadOnlySpan<byte> bytes)
    {
        foreach (var next in bytes)
        {
            sum = Table[(byte)(sum ^ next)] ^ (sum >> 8);
        }

        return sum;
    }

    private static uint Entry(uint value)
    {
        for (var bit = 0; bit < 8; bit++)
        {
            value = (value & 1) == 0 ? value >> 1 : 0xEDB88320 ^ (value >> 1);
        }

        return value;
    }
}
