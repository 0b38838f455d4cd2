using System.Globalization;

namespace SafeDiningCode.Web.Responsibility.Pages;

/// <summary>The addresses of 分级包保.</summary>
internal static class ResponsibilityPaths
{
    /// <summary>How far the levels are covered.</summary>
    public const string Home = "/regulator/responsibility";

    /// <summary>Where eateries are assigned.</summary>
    public const string Assign = Home + "/assign";

    /// <summary>An officer's own eateries.</summary>
    public const string Mine = Home + "/mine";

    /// <summary>The form of a visit, by eatery and level.</summary>
    public const string Visit = Home + "/eateries/{eatery}/{level}";

    /// <summary>Eateries that nobody answers for at a level.</summary>
    public static string Gaps(string level, int page = 1) => string.Create(CultureInfo.InvariantCulture, $"{Home}/gaps?level={level}{(page > 1 ? $"&page={page}" : "")}");

    /// <summary>The form of a visit.</summary>
    public static string VisitOf(long eatery, string level) => string.Create(CultureInfo.InvariantCulture, $"{Home}/eateries/{eatery}/{level}");
}
