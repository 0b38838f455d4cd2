using System.Text;

namespace SafeDiningCode.Web.Codes.Posters;

/// <summary>How much room a text takes on a poster.</summary>
internal static class PosterText
{
    /// <summary>From here on characters fill a square: East Asian scripts and their punctuation.</summary>
    private const int FirstWide = 0x2E80;

    private const double NarrowWidth = 0.58;

    /// <summary>The width of a text in squares: a Chinese character is one, a Latin letter a little over half.</summary>
    public static double Width(string text) => text.EnumerateRunes().Sum(rune => rune.Value >= FirstWide ? 1 : NarrowWidth);

    /// <summary>The class of the shop's name: the longer, the smaller, so that a hundred characters still leave the code its place.</summary>
    public static string NameClass(string name) => Width(name) switch
    {
        <= 7 => "n1",
        <= 9 => "n2",
        <= 20 => "n3",
        <= 36 => "n4",
        <= 60 => "n5",
        _ => "n6",
    };

    /// <summary>The class of the address.</summary>
    public static string? AddressClass(string address) => Width(address) > 64 ? "small" : null;

    /// <summary>
    /// The pieces between which a line may break: each Chinese character, with closing marks kept to the one before and
    /// opening ones to the one after; elsewhere whole words.
    /// </summary>
    public static IEnumerable<string> Pieces(string text)
    {
        var piece = new StringBuilder();
        var joins = false;
        foreach (var rune in text.EnumerateRunes())
        {
            var wide = rune.Value >= FirstWide;
            var closing = Closing.Contains(rune.ToString(), StringComparison.Ordinal);
            if (piece.Length > 0 && !closing && !joins && (wide || EndsWide(piece) || EndsBlank(piece)))
            {
                yield return piece.ToString();
                piece.Clear();
            }

            piece.Append(rune.ToString());
            joins = Opening.Contains(rune.ToString(), StringComparison.Ordinal);
        }

        if (piece.Length > 0)
        {
            yield return piece.ToString();
        }
    }

    private const string Closing = "，。、；：？！）》」』】〉”’,.;:?!)]}%";
    private const string Opening = "（《「『【〈“‘([{";

    private static bool EndsWide(StringBuilder piece) => piece[^1] >= FirstWide;

    private static bool EndsBlank(StringBuilder piece) => char.IsWhiteSpace(piece[^1]);
}
