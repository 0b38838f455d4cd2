using System.Globalization;

namespace SafeDiningCode.Rules.Identifiers;

/// <summary>
/// The number of a food licence (食品经营许可证编号): <c>JY</c>, category 1, province 2, city 2, county 2, sequence 6,
/// check 1. Source: 食品经营许可和备案管理办法 (order 78 of 2023); the check digit is ISO/IEC 7064 MOD 11,10, recomputed
/// against published numbers.
/// </summary>
public static class LicenceNumber
{
    /// <summary>Characters in a number.</summary>
    public const int Length = 16;

    private const string Prefix = "JY";
    private const int PayloadDigits = 13;
    private const int LargestSequence = 999_999;

    /// <summary>
    /// Reads a number as people type it: full-width, lower case, with spaces, dashes or dots. Faults are values; null
    /// and empty text are <see cref="LicenceNumberFault.Format"/>.
    /// </summary>
    public static LicenceNumberResult Parse(string? text)
    {
        var number = TypedText.Compact(text);
        if (!IsWellFormed(number))
        {
            return new LicenceNumberResult(number, LicenceNumberFault.Format);
        }

        var expected = CheckDigit(number.AsSpan(Prefix.Length, PayloadDigits));
        return new LicenceNumberResult(number, number[^1] == expected ? LicenceNumberFault.None : LicenceNumberFault.CheckDigit);
    }

    /// <summary>The check digit of the thirteen digits before it. Source: ISO/IEC 7064, MOD 11,10.</summary>
    /// <exception cref="ArgumentException">The text is not thirteen ASCII digits.</exception>
    public static char CheckDigit(ReadOnlySpan<char> thirteenDigits)
    {
        if (!TypedText.IsDigits(thirteenDigits, PayloadDigits))
        {
            throw new ArgumentException("A check digit follows from thirteen digits.", nameof(thirteenDigits));
        }

        var product = 10;
        foreach (var digit in thirteenDigits)
        {
            var sum = (product + (digit - '0')) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }

        return (char)('0' + ((11 - product) % 10));
    }

    /// <summary>
    /// What the licence is for. Takes a normalised number; anything else, and a digit without a meaning, is
    /// <see cref="LicenceCategory.Other"/>.
    /// </summary>
    public static LicenceCategory Category(string normalised) => !IsWellFormed(normalised)
        ? LicenceCategory.Other
        : normalised[Prefix.Length] switch
        {
            '1' => LicenceCategory.FoodSales,
            '2' => LicenceCategory.Catering,
            '3' => LicenceCategory.Canteen,
            _ => LicenceCategory.Other,
        };

    /// <summary>
    /// The six place digits, as they stand in the number: perhaps a city (330500) or a county that is no more, so an
    /// unknown one is worth a warning and no refusal.
    /// </summary>
    /// <exception cref="ArgumentException">The number is not normalised, or not of a licence's form.</exception>
    public static string Division(string normalised) => IsWellFormed(normalised)
        ? normalised.Substring(Prefix.Length + 1, 6)
        : throw new ArgumentException("A place is read from a normalised licence number.", nameof(normalised));

    /// <summary>Builds a valid number, for demonstration data.</summary>
    /// <param name="category">Food sales, catering or canteen.</param>
    /// <param name="division6">Six place digits.</param>
    /// <param name="sequence">From 0 to 999,999.</param>
    /// <exception cref="ArgumentException">A part is out of its range.</exception>
    public static string Create(LicenceCategory category, string division6, int sequence)
    {
        if (category is not (LicenceCategory.FoodSales or LicenceCategory.Catering or LicenceCategory.Canteen))
        {
            throw new ArgumentOutOfRangeException(nameof(category), category, "No licence is issued in this category.");
        }

        if (!TypedText.IsDigits(division6, 6))
        {
            throw new ArgumentException("A place in a licence number is six digits.", nameof(division6));
        }

        ArgumentOutOfRangeException.ThrowIfNegative(sequence);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(sequence, LargestSequence);
        var payload = string.Create(CultureInfo.InvariantCulture, $"{(int)category}{division6}{sequence:000000}");
        return Prefix + payload + CheckDigit(payload);
    }

    private static bool IsWellFormed(string? number) =>
        number is { Length: Length }
        && number.StartsWith(Prefix, StringComparison.Ordinal)
        && TypedText.IsDigits(number.AsSpan(Prefix.Length), Length - Prefix.Length);
}
