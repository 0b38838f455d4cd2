using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using SafeDiningCode.Web.Data.Keys;

namespace SafeDiningCode.Web.Rating.Devices;

/// <summary>64 bits of HMAC-SHA256: enough to tell devices apart, and nothing without the key.</summary>
internal static class KeyedHash
{
    private const int BytesOnStack = 512;

    /// <summary>The hash of some numbers and a text, which may be in parts.</summary>
    public static long Of(MacKey key, ReadOnlySpan<long> numbers, string text, string? more = null)
    {
        var most = (numbers.Length * sizeof(long)) + Encoding.UTF8.GetMaxByteCount(text.Length) + Encoding.UTF8.GetMaxByteCount(more?.Length ?? 0);
        var message = most <= BytesOnStack ? stackalloc byte[BytesOnStack] : new byte[most];
        var used = 0;
        foreach (var number in numbers)
        {
            BinaryPrimitives.WriteInt64BigEndian(message[used..], number);
            used += sizeof(long);
        }

        used += Encoding.UTF8.GetBytes(text, message[used..]);
        used += Encoding.UTF8.GetBytes(more, message[used..]);
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        key.Hash(message[..used], hash);
        return BinaryPrimitives.ReadInt64BigEndian(hash);
    }
}
