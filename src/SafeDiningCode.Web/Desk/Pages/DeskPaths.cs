using System.Globalization;

namespace SafeDiningCode.Web.Desk.Pages;

/// <summary>The addresses of the registry desk.</summary>
internal static class DeskPaths
{
    public const string Eateries = "/regulator/eateries";
    public const string EateryGroup = "/regulator/eateries/{eatery}";
    public const string Licences = "/regulator/licences";
    public const string Reports = "/regulator/reports";
    public const string Imports = "/regulator/imports";
    public const string Posters = "/regulator/posters";

    /// <summary>All that is known of an eatery.</summary>
    public static string Eatery(long id) => string.Create(CultureInfo.InvariantCulture, $"{Eateries}/{id}");

    /// <summary>An extract that was handed in.</summary>
    public static string Import(long id) => string.Create(CultureInfo.InvariantCulture, $"{Imports}/{id}");
}
