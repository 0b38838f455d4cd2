using System.Security.Cryptography;

namespace SafeDiningCode.Web.Hosting.Visitors;

/// <summary>
/// What makes a token one of a kind: the milliseconds of four and a half hours, then 104 random bits. It is no secret, for
/// a token is signed; but tokens of one moment begin alike, and what is kept by them lies together in its index.
/// </summary>
internal static class TimedNonce
{
    /// <summary>Size in bytes.</summary>
    public const int Bytes = 16;

    // Four characters of base64url exactly, so that the time stands in characters of its own.
    private const int TimeBytes = 3;

    /// <summary>Makes a new one.</summary>
    /// <param name="nonce">As long as <see cref="Bytes"/>.</param>
    /// <param name="milliseconds">Of the time, since whenever.</param>
    public static void Fill(Span<byte> nonce, long milliseconds)
    {
        (nonce[0], nonce[1], nonce[2]) = ((byte)(milliseconds >> 16), (byte)(milliseconds >> 8), (byte)milliseconds);
        RandomNumberGenerator.Fill(nonce[TimeBytes..Bytes]);
    }
}
