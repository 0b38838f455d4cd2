using System.Globalization;
using SafeDiningCode.Rules.Calendar;

namespace SafeDiningCode.Web.Themes;

/// <summary>The addresses of the pages about diners' themes.</summary>
internal static class ThemePaths
{
    public const string Group = "/owner/eateries/{eatery}/themes";

    public const string Replies = "/regulator/replies";

    /// <summary>Why diners of a district were 不满意.</summary>
    public const string Districts = "/regulator/themes";

    /// <summary>Those of a unit in a month.</summary>
    public static string OfDistrict(string unit, int month) => $"{Districts}?{DistrictQuery(unit, month)}";

    /// <summary>The eateries behind a reason.</summary>
    public static string EateriesOf(string unit, int month, string reason, int page = 1) =>
        string.Create(CultureInfo.InvariantCulture, $"{Districts}/eateries?{DistrictQuery(unit, month)}&reason={reason}{(page > 1 ? $"&page={page}" : "")}");

    /// <summary>A unit and a month in an address.</summary>
    public static string DistrictQuery(string unit, int month) => $"unit={unit}&month={Day.MonthText(month)}";

    /// <summary>The themes of an eatery.</summary>
    public static string Of(long eatery) => string.Create(CultureInfo.InvariantCulture, $"/owner/eateries/{eatery}/themes");
}
