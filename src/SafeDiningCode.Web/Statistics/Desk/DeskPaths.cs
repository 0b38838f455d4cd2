using SafeDiningCode.Rules.Calendar;

namespace SafeDiningCode.Web.Statistics.Desk;

/// <summary>The addresses of the officials' statistics.</summary>
internal static class DeskPaths
{
    public const string Home = "/regulator/statistics";
    public const string Eateries = Home + "/eateries";

    /// <summary>What names a unit in a month, and a grade where only its eateries are meant.</summary>
    public static string Query(string unit, int month, string grade = "") => $"unit={unit}&month={Day.MonthText(month)}{(grade.Length > 0 ? $"&grade={grade}" : "")}";

    /// <summary>A unit in a month, with the rate that its map shows.</summary>
    public static string Of(string unit, int month, string rate = "") => $"{Home}?{Query(unit, month)}{(rate.Length > 0 ? $"&rate={rate}" : "")}";

    /// <summary>A unit's 不满意 eateries.</summary>
    public static string EateriesOf(string unit, int month, string grade = "", int page = 1) =>
        FormattableString.Invariant($"{Eateries}?{Query(unit, month, grade)}{(page > 1 ? $"&page={page}" : "")}");
}
