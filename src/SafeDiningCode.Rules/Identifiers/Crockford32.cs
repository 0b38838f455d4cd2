namespace SafeDiningCode.Rules.Identifiers;

/// <summary>
/// Digits to base 32 that people can read aloud: no I, L, O and U. Source: Douglas Crockford, «Base 32», without its
/// check symbol and with hyphens left to the caller.
/// </summary>
public static class Crockford32
{
    /// <summary>The digits, worth 0 to 31 by their place.</summary>
    public const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>Bits in a digit.</summary>
    public const int BitsPerDigit = 5;

    /// <summary>
    /// The worth of a digit, 0 to 31; −1 if it is none. Lower case counts, and what looks alike: O as 0, I and L as 1.
    /// U is none, and no character outside ASCII is one.
    /// </summary>
    public static int Value(char digit) => char.IsAsciiLetterLower(digit) ? ValueOfUpper((char)(digit - 'a' + 'A')) : ValueOfUpper(digit);

    /// <summary>The digit worth 0 to 31.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is no digit's.</exception>
    public static char Digit(int value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(value, Alphabet.Length);
        return Alphabet[value];
    }

    private static int ValueOfUpper(char digit) => digit switch
    {
        'O' => 0,
        'I' or 'L' => 1,
        _ => Alphabet.IndexOf(digit, StringComparison.Ordinal),
    };
}
