using SafeDiningCode.Rules.Calendar;

namespace SafeDiningCode.Web.Statistics.Desk;

/// <summary>The addresses of the officials' statistics.</summary>
internal static class DeskPaths
{
    public const string Home = "/regulator/statistics";
    public const string Eateries = Home + "/eateries";

    /// <summary>A unit in a month.</summary>
    public static string Of(string unit, int month) => $"{Home}?unit={unit}&month={Day.MonthText(month)}";

    /// <summary>A unit's units below as a file.</summary>
    public static string FileOf(string unit, int month, string ending) => $"{Home}.{ending}?unit={unit}&month={Day.MonthText(month)}";

    /// <summary>A unit's 不满意 eateries.</summary>
    public static string EateriesOf(string unit, int month, string grade = "", int page = 1) =>
        FormattableString.Invariant($"{Eateries}?unit={unit}&month={Day.MonthText(month)}{(grade.Length > 0 ? $"&grade={grade}" : "")}{(page > 1 ? $"&page={page}" : "")}");

    /// <summary>The same as a file.</summary>
    public static string EateriesFileOf(string unit, int month, string grade, string ending) =>
        $"{Eateries}.{ending}?unit={unit}&month={Day.MonthText(month)}{(grade.Length > 0 ? $"&grade={grade}" : "")}";
}
