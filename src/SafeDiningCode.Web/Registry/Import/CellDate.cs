using System.Globalization;
using System.Text.RegularExpressions;
using SafeDiningCode.Rules;

namespace SafeDiningCode.Web.Registry.Import;

/// <summary>Dates as extracts write them.</summary>
internal static partial class CellDate
{
    /// <summary>
    /// Reads 2026-08-02, 2026/8/2, 2026.8.2, 20260802 and 2026年8月2日, full-width too; a time of day behind it is let
    /// go. Null for anything else, such as 待定 or a thirteenth month: a guessed date is worse than none.
    /// </summary>
    public static DateOnly? Read(string text)
    {
        var parts = Form().Match(TypedText.Narrow(text));
        if (!parts.Success)
        {
            return null;
        }

        var (year, month, day) = (Number(parts.Groups["y"]), Number(parts.Groups["m"]), Number(parts.Groups["d"]));
        return year >= 1 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;
    }

    private static int Number(Group digits) => int.Parse(digits.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    // White space is gone already, so a time follows the day directly and must have its colon or its T. Of a day with one
    // digit and a time («2026-8-2 10:00») it could not be said where the day ends: T or two digits are asked for.
    [GeneratedRegex(@"^(?:(?<y>[0-9]{4})(?<s>[-/.])(?<m>[0-9]{1,2})\k<s>(?:(?<d>[0-9]{1,2})|(?<d>[0-9]{2})T?[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?Z?)|(?<y>[0-9]{4})(?<m>[0-9]{2})(?<d>[0-9]{2})|(?<y>[0-9]{4})年(?<m>[0-9]{1,2})月(?<d>[0-9]{1,2})日)$", RegexOptions.None, 1000)]
    private static partial Regex Form();
}
