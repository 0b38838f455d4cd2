using System.Globalization;

namespace SafeDiningCode.Web.Shopfront.Pages;

/// <summary>The addresses of the owner's page about the shop.</summary>
internal static class ShopfrontPaths
{
    public const string Group = "/owner/eateries/{eatery}/profile";

    /// <summary>The page of a shop.</summary>
    public static string Of(long eatery) => string.Create(CultureInfo.InvariantCulture, $"/owner/eateries/{eatery}/profile");

    /// <summary>Its photograph as its owner sees it; the name makes a new one another address.</summary>
    public static string Photo(long eatery, string name) => $"{Of(eatery)}/photo/{name}";
}
