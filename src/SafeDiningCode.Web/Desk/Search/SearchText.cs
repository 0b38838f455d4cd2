using System.Text;
using SafeDiningCode.Web.Registry;

namespace SafeDiningCode.Web.Desk.Search;

/// <summary>Brings what is searched in and what is searched for into one form: half-width, in capitals.</summary>
internal static class SearchText
{
    /// <summary>Between two facts of an eatery: nobody types it, so that nothing is found across them.</summary>
    private const char Between = '\n';

    /// <summary>The words of what was typed; all of them must be found.</summary>
    public static string[] Words(string typed) => Fold(typed).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>All that an eatery can be found by, the name over the door first.</summary>
    public static string Of(string name, string? sign, string address, IEnumerable<string> licences)
    {
        var shown = ShopName.Of(sign, name);
        var text = new StringBuilder(Fold(shown));
        var initials = PinyinInitials.Of(shown);
        text.Append(Between).Append(initials);
        if (!string.Equals(shown, name, StringComparison.Ordinal))
        {
            text.Append(Between).Append(Fold(name)).Append(Between).Append(PinyinInitials.Of(name));
        }

        text.Append(Between).Append(Fold(address));
        foreach (var licence in licences)
        {
            text.Append(Between).Append(licence);
        }

        return text.ToString();
    }

    /// <summary>Where the name over the door ends in such a text.</summary>
    public static int EndOfName(string text) => text.IndexOf(Between, StringComparison.Ordinal);

    // Full-width letters and digits are typed as often as half-width ones.
    private static string Fold(string text) => text.Normalize(NormalizationForm.FormKC).ToUpperInvariant();
}
