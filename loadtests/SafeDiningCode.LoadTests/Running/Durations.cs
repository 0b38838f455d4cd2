using System.Globalization;

namespace SafeDiningCode.LoadTests.Running;

/// <summary>Lengths of time as they are typed and told: <c>250ms</c>, <c>60s</c>, <c>2m</c>; a bare number is seconds.</summary>
internal static class Durations
{
    private static readonly (string Unit, double Seconds)[] Units = [("ms", 0.001), ("s", 1), ("m", 60), ("", 1)];

    public static bool TryParse(string text, out TimeSpan duration)
    {
        foreach (var (unit, seconds) in Units)
        {
            if (text.EndsWith(unit, StringComparison.Ordinal)
                && double.TryParse(text.AsSpan(0, text.Length - unit.Length), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
                && number * seconds < TimeSpan.FromDays(1).TotalSeconds)
            {
                duration = TimeSpan.FromSeconds(number * seconds);
                return true;
            }
        }

        duration = default;
        return false;
    }

    /// <summary>Three digits or so, in milliseconds below ten seconds.</summary>
    public static string Text(TimeSpan duration) => duration.TotalMilliseconds switch
    {
        < 10 and var ms => string.Create(CultureInfo.InvariantCulture, $"{ms:0.00} ms"),
        < 100 and var ms => string.Create(CultureInfo.InvariantCulture, $"{ms:0.0} ms"),
        < 10_000 and var ms => string.Create(CultureInfo.InvariantCulture, $"{ms:#,0} ms"),
        var ms => string.Create(CultureInfo.InvariantCulture, $"{ms / 1000:#,0.0} s"),
    };
}
