using System.Buffers.Binary;
using System.Security.Cryptography;

namespace SafeDiningCode.Rules.Identifiers;

/// <summary>
/// The code on an eatery's wall (餐饮安心码), the last sixteen characters of its address: 80 bits, from the highest
/// 4 of key version, 36 of random serial and 40 of tag. The tag is the beginning of
/// HMAC-SHA256 (RFC 2104, FIPS 198-1) over the 40 bits before it, big-endian. So a forged or mistyped code is refused
/// without asking cache or database; whether a genuine one is revoked, only the database knows.
/// </summary>
public readonly record struct TrustCode
{
    /// <summary>Characters in a code.</summary>
    public const int Length = 16;

    /// <summary>The largest serial: 36 bits.</summary>
    public const long MaxSerial = (1L << 36) - 1;

    /// <summary>The largest key version: 4 bits.</summary>
    public const int MaxKeyVersion = 15;

    /// <summary>Bytes a key must have at least: a shorter one, an empty one above all, would let anybody forge.</summary>
    public const int MinKeyBytes = 16;

    private const int SerialBits = 36;
    private const int TagBytes = 5;
    private const int TagBits = TagBytes * 8;
    private const int HeadBytes = 5;
    private const int GroupLength = 4;

    private TrustCode(UInt128 bits) => Bits = bits;

    /// <summary>The 80 bits, in the lower part.</summary>
    public UInt128 Bits { get; }

    /// <summary>Which key the tag was made with, 0 to 15.</summary>
    public int KeyVersion => (int)(Head >> SerialBits);

    /// <summary>Which issue this is, 0 to <see cref="MaxSerial"/>.</summary>
    public long Serial => (long)Head & MaxSerial;

    /// <summary>The canonical characters by four, for reading aloud: <c>ABCD-EFGH-JKMN-PQRS</c>.</summary>
    public string Grouped => string.Create(Length + (Length / GroupLength) - 1, this, static (text, code) =>
    {
        Span<char> plain = stackalloc char[Length];
        code.TryFormat(plain);
        text.Fill('-');
        for (var i = 0; i < Length; i++)
        {
            text[i + (i / GroupLength)] = plain[i];
        }
    });

    private ulong Head => (ulong)(Bits >> TagBits);

    /// <summary>Makes the genuine code of a serial.</summary>
    /// <param name="keyVersion">0 to 15.</param>
    /// <param name="serial">0 to <see cref="MaxSerial"/>, drawn at random by the caller.</param>
    /// <param name="key">The secret of that version, at least <see cref="MinKeyBytes"/> bytes.</param>
    /// <exception cref="ArgumentException">A value is out of its range, or the key too short.</exception>
    public static TrustCode Create(int keyVersion, long serial, ReadOnlySpan<byte> key)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(keyVersion);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(keyVersion, MaxKeyVersion);
        ArgumentOutOfRangeException.ThrowIfNegative(serial);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(serial, MaxSerial);

        var head = ((ulong)keyVersion << SerialBits) | (ulong)serial;
        Span<byte> tag = stackalloc byte[sizeof(ulong)];
        tag.Clear();
        WriteTag(head, key, tag[^TagBytes..]);
        return new TrustCode(((UInt128)head << TagBits) | BinaryPrimitives.ReadUInt64BigEndian(tag));
    }

    /// <summary>
    /// Reads a code's shape, not whether it is genuine: sixteen digits of <see cref="Crockford32"/>, as people type them,
    /// so also full-width, in lower case, with white space around and hyphens and spaces inside. Allocates nothing.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<char> text, out TrustCode code)
    {
        code = default;
        var bits = UInt128.Zero;
        var digits = 0;
        foreach (var typed in text.Trim())
        {
            var c = HalfWidth(typed);
            if (c is '-' or ' ')
            {
                continue;
            }

            var value = Crockford32.Value(c);
            if (value < 0)
            {
                return false;
            }

            bits = (bits << Crockford32.BitsPerDigit) | (uint)value;
            digits++;
        }

        if (digits != Length)
        {
            return false;
        }

        code = new TrustCode(bits);
        return true;
    }

    /// <summary>
    /// Whether the tag was made with this key, compared in a time that tells nothing. The key is that of
    /// <see cref="KeyVersion"/>; any other answers false.
    /// </summary>
    /// <exception cref="ArgumentException">The key is shorter than <see cref="MinKeyBytes"/>.</exception>
    public bool IsGenuine(ReadOnlySpan<byte> key)
    {
        Span<byte> expected = stackalloc byte[TagBytes];
        WriteTag(Head, key, expected);
        Span<byte> low = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(low, (ulong)Bits);
        return CryptographicOperations.FixedTimeEquals(expected, low[^TagBytes..]);
    }

    /// <summary>Writes the sixteen canonical characters; false, and nothing written, where there is no room.</summary>
    public bool TryFormat(Span<char> destination)
    {
        if (destination.Length < Length)
        {
            return false;
        }

        var rest = Bits;
        for (var i = Length - 1; i >= 0; i--)
        {
            destination[i] = Crockford32.Digit((int)(uint)(rest & 31));
            rest >>= Crockford32.BitsPerDigit;
        }

        return true;
    }

    /// <summary>The sixteen canonical characters, upper case: what stands in the address and in the cache.</summary>
    public override string ToString() => string.Create(Length, this, static (text, code) => code.TryFormat(text));

    private static void WriteTag(ulong head, ReadOnlySpan<byte> key, Span<byte> tag)
    {
        if (key.Length < MinKeyBytes)
        {
            throw new ArgumentException($"A code's key has at least {MinKeyBytes} bytes.", nameof(key));
        }

        Span<byte> message = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(message, head);
        Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, message[^HeadBytes..], mac);
        mac[..TagBytes].CopyTo(tag);
    }

    // Full-width forms lie at a fixed distance from ASCII, the ideographic space alone does not.
    private static char HalfWidth(char c) => c switch
    {
        >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0),
        '\u3000' => ' ',
        _ => c,
    };
}
