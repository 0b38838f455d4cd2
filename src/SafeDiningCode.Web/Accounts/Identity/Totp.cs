using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SafeDiningCode.Web.Accounts.Identity;

/// <summary>Codes that change every half minute, as every authenticator app makes them (RFC 6238: HMAC-SHA1, six digits, 30 s).</summary>
internal static class Totp
{
    /// <summary>Digits of a code.</summary>
    public const int Digits = 6;

    /// <summary>Digits of base 32 as authenticator apps take them (RFC 4648).</summary>
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private const int BitsPerDigit = 5;
    private const int KeyDigits = 32;
    private const int Modulus = 1_000_000;
    private const int StepSeconds = 30;

    // A phone's clock may be half a minute off, and typing takes time.
    private const int Tolerance = 1;

    /// <summary>A new key, 160 bits.</summary>
    public static string DrawKey() => RandomNumberGenerator.GetString(Alphabet, KeyDigits);

    /// <summary>The time step of a code that is right about now; null where it is not.</summary>
    public static long? StepOf(string key, string code, DateTimeOffset now)
    {
        var typed = code.Normalize(NormalizationForm.FormKC).Replace(" ", "", StringComparison.Ordinal);
        if (typed.Length != Digits || !typed.All(char.IsAsciiDigit))
        {
            return null;
        }

        var bytes = Decode(key);
        var current = now.ToUnixTimeSeconds() / StepSeconds;
        long? found = null;
        for (var step = current - Tolerance; step <= current + Tolerance; step++)
        {
            // All are looked at: which one it was is not told by the time it takes.
            if (CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Code(bytes, step)), Encoding.ASCII.GetBytes(typed)))
            {
                found = step;
            }
        }

        return found;
    }

    /// <summary>The code of an instant.</summary>
    public static string At(string key, DateTimeOffset now) => Code(Decode(key), now.ToUnixTimeSeconds() / StepSeconds);

    /// <summary>The address that an authenticator app reads out of a QR code.</summary>
    public static string Address(string key, string issuer, string account) =>
        $"otpauth://totp/{Uri.EscapeDataString(issuer)}:{Uri.EscapeDataString(account)}?secret={key}&issuer={Uri.EscapeDataString(issuer)}";

    [SuppressMessage("Security", "CA5350:Do Not Use Weak Cryptographic Algorithms", Justification = "RFC 6238, and what every authenticator app does: as a MAC it holds.")]
    private static string Code(byte[] key, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
        HMACSHA1.HashData(key, counter, hash);
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 0xF)..]) & int.MaxValue;
        return (number % Modulus).ToString("D6", CultureInfo.InvariantCulture);
    }

    private static byte[] Decode(string key)
    {
        var bytes = new byte[key.Length * BitsPerDigit / 8];
        var (bits, buffer, next) = (0, 0, 0);
        foreach (var digit in key)
        {
            buffer = (buffer << BitsPerDigit) | Alphabet.IndexOf(digit, StringComparison.Ordinal);
            bits += BitsPerDigit;
            if (bits >= 8)
            {
                bits -= 8;
                bytes[next++] = (byte)(buffer >> bits);
            }
        }

        return bytes;
    }
}
