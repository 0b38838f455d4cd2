namespace SafeDiningCode.Rules.Identifiers;

/// <summary>
/// Codes of places: province 2, city 4, county 6, street 9, village 12 digits, each the beginning of those below it.
/// Source: GB/T 2260 (to the county), GB/T 10114 and the statistical division codes (below it). It says where a place
/// lies, not who counts it: a zone that reports for itself is apart from its county by data, not by code.
/// </summary>
public static class DivisionCode
{
    private static ReadOnlySpan<int> Lengths => [2, 4, 6, 9, 12];

    /// <summary>
    /// Reads a code of 2, 4, 6, 9 or 12 digits, full-width and spaced ones too, and takes off levels that are all zeros:
    /// 530000 is 53, 530102001000 is 530102001. A city without counties has streets beneath county 00 (441900003):
    /// these stay. False, and empty text, for anything else.
    /// </summary>
    public static bool TryNormalise(string? text, out string code)
    {
        var digits = TypedText.Narrow(text);
        var level = Lengths.IndexOf(digits.Length);
        code = string.Empty;
        if (level < 0 || !TypedText.IsDigits(digits, digits.Length))
        {
            return false;
        }

        while (level > 0 && IsZeros(digits, level))
        {
            level--;
        }

        if (!IsPlace(digits, level))
        {
            return false;
        }

        code = digits[..Lengths[level]];
        return true;
    }

    /// <summary>The level of a normalised code.</summary>
    /// <exception cref="ArgumentException">The code is not normalised.</exception>
    public static DivisionLevel Level(string code) => TryLevel(code, out var level)
        ? (DivisionLevel)level
        : throw new ArgumentException("This is no normalised division code.", nameof(code));

    /// <summary>The place above a normalised code; null above a province. A street beneath county 00 lies in its city.</summary>
    /// <exception cref="ArgumentException">The code is not normalised.</exception>
    public static string? Parent(string code)
    {
        var level = (int)Level(code) - 1;
        while (level > 0 && IsZeros(code, level))
        {
            level--;
        }

        return level < 0 ? null : code[..Lengths[level]];
    }

    /// <summary>
    /// Whether a place lies in another or is it: both normalised, compared by prefix. False where either is no normalised
    /// code, so that an officer without a division sees nothing rather than everything.
    /// </summary>
    public static bool IsWithin(string code, string ancestor) =>
        TryLevel(code, out _) && TryLevel(ancestor, out _) && code.StartsWith(ancestor, StringComparison.Ordinal);

    private static bool TryLevel(string? code, out int level)
    {
        level = code is null ? -1 : Lengths.IndexOf(code.Length);
        return level >= 0 && TypedText.IsDigits(code, code!.Length) && !IsZeros(code, level) && IsPlace(code, level);
    }

    // Provinces begin at 11. Zeros above a level that is not zeros: only at the county, in a city without counties.
    private static bool IsPlace(string digits, int level)
    {
        if (digits[0] == '0' || digits.StartsWith("10", StringComparison.Ordinal))
        {
            return false;
        }

        for (var above = 1; above < level; above++)
        {
            if (IsZeros(digits, above) && above != (int)DivisionLevel.County)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsZeros(string digits, int level)
    {
        var from = level == 0 ? 0 : Lengths[level - 1];
        return !digits.AsSpan(from, Lengths[level] - from).ContainsAnyExcept('0');
    }
}
