using System.Globalization;

namespace SafeDiningCode.Web.Rectification.Pages;

/// <summary>The addresses of the owner's rectification pages.</summary>
internal static class RectificationPaths
{
    public const string Group = "/owner/eateries/{eatery}/rectifications";

    /// <summary>The problems of an eatery.</summary>
    public static string Home(long eatery) => string.Create(CultureInfo.InvariantCulture, $"/owner/eateries/{eatery}/rectifications");

    /// <summary>A problem.</summary>
    public static string Of(long eatery, long id) => string.Create(CultureInfo.InvariantCulture, $"/owner/eateries/{eatery}/rectifications/{id}");

    /// <summary>A dispatch order on paper: the one that an event of the problem gave.</summary>
    public static string Order(long eatery, long id, int happened) => string.Create(CultureInfo.InvariantCulture, $"{Of(eatery, id)}/order?event={happened}");

    /// <summary>A photograph or document that proves a problem mended.</summary>
    public static string File(long eatery, long id, string name) => $"{Of(eatery, id)}/files/{name}";
}
