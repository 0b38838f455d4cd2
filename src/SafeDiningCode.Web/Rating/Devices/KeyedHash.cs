using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace SafeDiningCode.Web.Rating.Devices;

/// <summary>64 bits of HMAC-SHA256: enough to tell devices apart, and nothing without the key.</summary>
internal static class KeyedHash
{
    /// <summary>The hash of some numbers and a text.</summary>
    public static long Of(byte[] key, ReadOnlySpan<long> numbers, string text)
    {
        var message = new byte[(numbers.Length * sizeof(long)) + Encoding.UTF8.GetByteCount(text)];
        for (var i = 0; i < numbers.Length; i++)
        {
            BinaryPrimitives.WriteInt64BigEndian(message.AsSpan(i * sizeof(long)), numbers[i]);
        }

        Encoding.UTF8.GetBytes(text, message.AsSpan(numbers.Length * sizeof(long)));
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, message, hash);
        return BinaryPrimitives.ReadInt64BigEndian(hash);
    }
}
