using System.Buffers.Binary;

namespace SafeDiningCode.Web.Uploads.Cleaning;

/// <summary>The checksum at the end of packed data: Adler-32 of RFC 1950.</summary>
internal sealed class Adler32
{
    private const uint Base = 65521;

    // So many bytes can be added before the sums must be reduced, or they would overflow.
    private const int Stretch = 5552;

    private uint first = 1;
    private uint second;

    public void Add(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var part = bytes[..Math.Min(Stretch, bytes.Length)];
            foreach (var next in part)
            {
                first += next;
                second += first;
            }

            (first, second) = (first % Base, second % Base);
            bytes = bytes[part.Length..];
        }
    }

    /// <summary>The checksum as it is written.</summary>
    public byte[] Bytes()
    {
        var bytes = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, (second << 16) | first);
        return bytes;
    }
}
