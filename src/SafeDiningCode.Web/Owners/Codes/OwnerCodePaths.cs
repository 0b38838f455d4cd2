using System.Globalization;

namespace SafeDiningCode.Web.Owners.Codes;

/// <summary>The addresses of the pages about a shop's code.</summary>
internal static class OwnerCodePaths
{
    public const string Group = "/owner/eateries/{eatery}/code";

    /// <summary>The code itself.</summary>
    public static string Of(long eatery) => string.Create(CultureInfo.InvariantCulture, $"/owner/eateries/{eatery}/code");

    /// <summary>What diners see, as it is shown within the page of the code.</summary>
    public static string Preview(long eatery) => Of(eatery) + "/preview";

    /// <summary>Having it replaced.</summary>
    public static string Replace(long eatery) => Of(eatery) + "/replace";
}
