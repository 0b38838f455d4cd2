using System.Globalization;

namespace SafeDiningCode.Web.ChangeRequests.Pages;

/// <summary>The addresses of change requests.</summary>
internal static class ChangePaths
{
    public const string Group = "/owner/eateries/{eatery}/changes";
    public const string Regulator = "/regulator/changes";
    public const string RegulatorGroup = "/regulator/eateries/{eatery}/changes";

    /// <summary>The requests of an owner's eatery.</summary>
    public static string Home(long eatery) => string.Create(CultureInfo.InvariantCulture, $"/owner/eateries/{eatery}/changes");

    /// <summary>The form that asks for a change.</summary>
    public static string New(long eatery) => $"{Home(eatery)}/new";

    /// <summary>A request as its owner sees it.</summary>
    public static string OfOwner(long eatery, long id) => string.Create(CultureInfo.InvariantCulture, $"/owner/eateries/{eatery}/changes/{id}");

    /// <summary>A request as officials see it.</summary>
    public static string OfRegulator(long eatery, long id) => string.Create(CultureInfo.InvariantCulture, $"/regulator/eateries/{eatery}/changes/{id}");

    /// <summary>A group of the officials' list.</summary>
    public static string List(string group, int page = 1) => string.Create(CultureInfo.InvariantCulture, $"{Regulator}?state={group}{(page > 1 ? $"&page={page}" : "")}");
}
