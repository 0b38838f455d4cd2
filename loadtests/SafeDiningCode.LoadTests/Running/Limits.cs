using System.Globalization;

namespace SafeDiningCode.LoadTests.Running;

/// <summary>What is asked of an action while a run is judged.</summary>
/// <param name="P99">Ninety-nine of a hundred are done within.</param>
/// <param name="P999">Nine hundred and ninety-nine of a thousand are done within.</param>
/// <param name="Errors">The largest share that may fail, 0 to 1.</param>
internal sealed record Limits(TimeSpan P99, TimeSpan P999, double Errors)
{
    private const double MostHours = 1;

    /// <summary>
    /// Reads an option like <c>scan:p99=50ms</c>, <c>scan:p99.9=0.2s</c> or <c>rate:errors=0.5%</c>.
    /// </summary>
    /// <returns>The action and what becomes of its limits; null where the text is none.</returns>
    public static (string Action, Func<Limits, Limits> Change)? Parse(string text)
    {
        if (text.Split(':', '=') is not [var action, var what, var value] || action.Length == 0)
        {
            return null;
        }

        return what switch
        {
            "p99" when Durations.TryParse(value, out var time) && IsLimit(time) => (action, limits => limits with { P99 = time }),
            "p99.9" when Durations.TryParse(value, out var time) && IsLimit(time) => (action, limits => limits with { P999 = time }),
            "errors" when ParseShare(value) is { } share => (action, limits => limits with { Errors = share }),
            _ => null,
        };
    }

    private static bool IsLimit(TimeSpan time) => time > TimeSpan.Zero && time.TotalHours <= MostHours;

    private static double? ParseShare(string text)
    {
        var percent = text.EndsWith('%');
        return double.TryParse(percent ? text[..^1] : text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && (percent ? number / 100 : number) is <= 1 and var share
            ? share
            : null;
    }
}
