using System.Buffers.Binary;
using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace SafeDiningCode.Web.Rating.Receipts;

/// <summary>
/// Names of receipts: the key of the visit, by which it is found, then 128 random bits that nobody can guess. So a
/// receipt needs no index of its own, which every rating would pay for and hardly anybody use.
/// </summary>
internal static class ReceiptNames
{
    // 32 characters of base64url exactly, no bit left over: a name is written in one way only.
    private const int Bytes = sizeof(long) + RandomBytes;

    /// <summary>Random bytes in a name.</summary>
    public const int RandomBytes = 16;

    /// <summary>The name for the receipt of a visit, with <see cref="RandomBytes"/> bytes that were drawn at random for it alone.</summary>
    public static string New(long visitId, ReadOnlySpan<byte> random)
    {
        Span<byte> name = stackalloc byte[Bytes];
        BinaryPrimitives.WriteInt64BigEndian(name, visitId);
        random.CopyTo(name[sizeof(long)..]);
        return Base64Url.EncodeToString(name);
    }

    /// <summary>The visit that a name says it belongs to; null where it is no name.</summary>
    public static long? VisitOf(string name)
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        // Decoding throws where a character does not belong.
        return name.Length == Base64Url.GetEncodedLength(Bytes) && Base64Url.IsValid(name) && Base64Url.TryDecodeFromChars(name, bytes, out var written) && written == Bytes
            ? BinaryPrimitives.ReadInt64BigEndian(bytes)
            : null;
    }

    /// <summary>Whether two names are the same, in a time that does not tell how much of them is.</summary>
    public static bool AreSame(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(MemoryMarshal.AsBytes(one.AsSpan()), MemoryMarshal.AsBytes(other.AsSpan()));
}
