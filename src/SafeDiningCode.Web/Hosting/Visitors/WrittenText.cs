using System.Globalization;
using System.Text;

namespace SafeDiningCode.Web.Hosting.Visitors;

/// <summary>Brings what a person wrote into the form in which it is stored, shown and compared.</summary>
internal static class WrittenText
{
    /// <summary>
    /// Without control characters, marks that turn the direction of writing, and halves of characters; line ends as one
    /// character, as a browser counts them; null where nothing is left.
    /// </summary>
    public static string? Clean(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (rune.Value is '\n' || !IsUnwanted(rune))
            {
                kept.Append(rune);
            }
            else if (rune.Value is '\t')
            {
                kept.Append(' ');
            }
        }

        var clean = kept.ToString().Trim();
        return clean.Length == 0 ? null : clean;
    }

    // U+FFFD stands where half a character was. Joiners stay: they hold emoji together.
    private static bool IsUnwanted(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.OtherNotAssigned
        || rune.Value is 0xFFFD or 0xFEFF or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0x200E or 0x200F or 0x2028 or 0x2029;
}
