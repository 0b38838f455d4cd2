using System.Globalization;

namespace SafeDiningCode.Web.Rectification.Pages;

/// <summary>The addresses of the owner's rectification pages.</summary>
internal static class RectificationPaths
{
    public const string Group = "/owner/eateries/{eatery}/rectifications";

    public const string Files = "/owner/eateries/{eatery}/files";

    /// <summary>The problems of an eatery.</summary>
    public static string Home(long eatery) => string.Create(CultureInfo.InvariantCulture, $"/owner/eateries/{eatery}/rectifications");

    /// <summary>A problem.</summary>
    public static string Of(long eatery, long id) => string.Create(CultureInfo.InvariantCulture, $"/owner/eateries/{eatery}/rectifications/{id}");

    /// <summary>A photograph or document of the eatery.</summary>
    public static string File(long eatery, string name) => string.Create(CultureInfo.InvariantCulture, $"/owner/eateries/{eatery}/files/{name}");
}
