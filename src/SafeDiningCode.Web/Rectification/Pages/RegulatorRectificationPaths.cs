using System.Globalization;

namespace SafeDiningCode.Web.Rectification.Pages;

/// <summary>The addresses of the officials' rectification pages.</summary>
internal static class RegulatorRectificationPaths
{
    /// <summary>The ledger.</summary>
    public const string Home = "/regulator/rectifications";

    /// <summary>The form that puts a problem on record.</summary>
    public const string New = "/regulator/rectifications/new";

    /// <summary>The form that gives orders for a campaign.</summary>
    public const string Campaign = "/regulator/rectifications/campaign";

    public const string Group = "/regulator/eateries/{eatery}/rectifications";

    /// <summary>A problem.</summary>
    public static string Of(long eatery, long id) => string.Create(CultureInfo.InvariantCulture, $"/regulator/eateries/{eatery}/rectifications/{id}");

    /// <summary>A photograph or document that proves a problem mended.</summary>
    public static string Proof(long eatery, long id, string name) => $"{Of(eatery, id)}/files/{name}";

    /// <summary>A dispatch order on paper: the one that an event of the problem gave.</summary>
    public static string Order(long eatery, long id, int happened) => string.Create(CultureInfo.InvariantCulture, $"{Of(eatery, id)}/order?event={happened}");
}
