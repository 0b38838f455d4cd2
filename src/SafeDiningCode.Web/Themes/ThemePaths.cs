using System.Globalization;

namespace SafeDiningCode.Web.Themes;

/// <summary>The addresses of the pages about diners' themes.</summary>
internal static class ThemePaths
{
    public const string Group = "/owner/eateries/{eatery}/themes";

    public const string Replies = "/regulator/replies";

    /// <summary>The themes of an eatery.</summary>
    public static string Of(long eatery) => string.Create(CultureInfo.InvariantCulture, $"/owner/eateries/{eatery}/themes");
}
