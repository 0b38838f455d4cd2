using SafeDiningCode.Rules.Identifiers;

namespace SafeDiningCode.Web.Home;

/// <summary>A code as people type or paste it: the characters, or the whole address around them.</summary>
internal static class TypedCode
{
    private const string Path = "/c/";

    /// <summary>The code in a text; false where there is none of the right length.</summary>
    public static bool TryFind(string? text, out TrustCode code)
    {
        var typed = (text ?? "").AsSpan().Trim();
        var at = typed.LastIndexOf(Path, StringComparison.OrdinalIgnoreCase);
        if (at >= 0)
        {
            typed = typed[(at + Path.Length)..];
            var end = typed.IndexOfAny('/', '?', '#');
            typed = end >= 0 ? typed[..end] : typed;
        }

        return TrustCode.TryParse(typed, out code);
    }
}
