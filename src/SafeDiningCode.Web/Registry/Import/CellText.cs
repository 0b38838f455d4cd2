using System.Globalization;
using System.Text;

namespace SafeDiningCode.Web.Registry.Import;

/// <summary>Text of a cell as the registry keeps it.</summary>
internal static class CellText
{
    /// <summary>
    /// As registered, but in one line and without what cannot be seen: control characters, zero-width ones and those
    /// that turn the direction of writing (a name must not read backwards). Runs of white space become one space.
    /// </summary>
    public static string Clean(string text)
    {
        if (!NeedsCleaning(text))
        {
            return text;
        }

        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                if (kept.Length > 0 && kept[^1] != ' ')
                {
                    kept.Append(' ');
                }
            }
            else if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format))
            {
                kept.Append(rune.ToString());
            }
        }

        return kept.ToString().TrimEnd(' ');
    }

    /// <summary>The beginning of a long text, never half a character.</summary>
    public static string Shorten(string text, int most)
    {
        if (text.Length <= most)
        {
            return text;
        }

        return string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[most - 2]) ? most - 2 : most - 1), "…");
    }

    private static bool NeedsCleaning(string text)
    {
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c) || char.IsSurrogate(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format)
            {
                return true;
            }
        }

        return false;
    }
}
