using System.Globalization;
using System.Text;

namespace SafeDiningCode.Rules;

/// <summary>What people type and paste, brought into one form before a rule looks at it.</summary>
public static class TypedText
{
    /// <summary>
    /// Full-width forms become half-width (Unicode NFKC); white space, U+3000 included, and invisible characters such as
    /// a pasted byte order mark or zero-width space go. Null becomes empty. Never throws, whatever the text holds.
    /// </summary>
    public static string Narrow(string? text) => Keep(text, static (c, category) => !IsBlank(c, category));

    /// <summary>
    /// As <see cref="Narrow"/>, in upper case and without the dashes and dots by which people group long numbers.
    /// </summary>
    public static string Compact(string? text) =>
        Keep(text, static (c, category) => !IsBlank(c, category) && !IsSeparator(c, category)).ToUpperInvariant();

    /// <summary>Whether a text is of this length and all of it ASCII digits.</summary>
    public static bool IsDigits(ReadOnlySpan<char> text, int length) =>
        text.Length == length && !text.ContainsAnyExceptInRange('0', '9');

    private static string Keep(string? text, Func<char, UnicodeCategory, bool> keep)
    {
        if (string.IsNullOrEmpty(text))
        {
            return string.Empty;
        }

        // Most of what comes is plain already: ASCII is its own normal form.
        if (Ascii.IsValid(text) && text.All(c => keep(c, char.GetUnicodeCategory(c))))
        {
            return text;
        }

        var kept = new StringBuilder(text.Length);
        foreach (var c in WellFormed(text).Normalize(NormalizationForm.FormKC))
        {
            if (keep(c, char.GetUnicodeCategory(c)))
            {
                kept.Append(c);
            }
        }

        return kept.ToString();
    }

    // Normalize throws on half a surrogate pair, which a damaged extract may hold; enumerating runes replaces it.
    private static string WellFormed(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
        {
            return text;
        }

        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            whole.Append(rune.ToString());
        }

        return whole.ToString();
    }

    private static bool IsBlank(char c, UnicodeCategory category) =>
        char.IsWhiteSpace(c) || category is UnicodeCategory.Format or UnicodeCategory.Control;

    // U+2212 is the minus sign, U+30FC the long vowel mark that input methods offer for a dash.
    private static bool IsSeparator(char c, UnicodeCategory category) =>
        category is UnicodeCategory.DashPunctuation || c is '\u2212' or '\u30FC' or '.' or '·' or '•' or '・' or '。';
}
