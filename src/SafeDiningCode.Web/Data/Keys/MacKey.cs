using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace SafeDiningCode.Web.Data.Keys;

/// <summary>A key of HMAC-SHA256, made ready once for each thread: that costs more than the hash of a short message.</summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "A key may be in use wherever it was handed to; what it holds goes with it.")]
internal sealed class MacKey(byte[] key)
{
    private readonly ThreadLocal<IncrementalHash> ready = new(() => IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key));

    /// <summary>The hash of a message.</summary>
    /// <param name="message">Of any length.</param>
    /// <param name="mac">At least <see cref="HMACSHA256.HashSizeInBytes"/> long.</param>
    public void Hash(ReadOnlySpan<byte> message, Span<byte> mac)
    {
        var hash = ready.Value!;
        hash.AppendData(message);
        hash.GetHashAndReset(mac);
    }
}
