using System.Globalization;
using SafeDiningCode.Rules.Rectification;

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

    /// <summary>The ledger of one eatery.</summary>
    public static string OfEatery(long eatery) => string.Create(CultureInfo.InvariantCulture, $"{Home}?state=all&eatery={eatery}");

    /// <summary>The form that puts a problem on record, filled in as far as is known.</summary>
    /// <param name="eatery">The eatery.</param>
    /// <param name="source">Where it was found; none where the official is to say.</param>
    /// <param name="topic">What a diner would call it: a reason's code; null for none.</param>
    /// <param name="wording">What is wrong; null where the official is to say.</param>
    public static string NewOf(long eatery, ProblemSource source, string? topic, string? wording = null) => string.Create(
        CultureInfo.InvariantCulture,
        $"{New}?eatery={eatery}{(source == ProblemSource.None ? "" : "&source=" + RectificationCodes.Of(source))}{(topic is null ? "" : "&topic=" + topic)}{(wording is null ? "" : "&wording=" + Uri.EscapeDataString(wording))}");

    /// <summary>A problem.</summary>
    public static string Of(long eatery, long id) => string.Create(CultureInfo.InvariantCulture, $"/regulator/eateries/{eatery}/rectifications/{id}");

    /// <summary>A photograph or document that proves a problem mended.</summary>
    public static string Proof(long eatery, long id, string name) => $"{Of(eatery, id)}/files/{name}";

    /// <summary>A dispatch order on paper: the one that an event of the problem gave.</summary>
    public static string Order(long eatery, long id, int happened) => string.Create(CultureInfo.InvariantCulture, $"{Of(eatery, id)}/order?event={happened}");
}
