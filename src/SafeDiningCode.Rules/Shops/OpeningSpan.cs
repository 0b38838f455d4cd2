using System.Globalization;
using System.Runtime.InteropServices;

namespace SafeDiningCode.Rules.Shops;

/// <summary>What is wrong with opening hours as typed.</summary>
public enum OpeningFault
{
    /// <summary>Only one of the two times is there.</summary>
    Incomplete,

    /// <summary>A time cannot be read.</summary>
    Unreadable,

    /// <summary>It ends when it begins.</summary>
    Empty,

    /// <summary>It runs into the next one, perhaps of the next day.</summary>
    Overlap,

    /// <summary>More times a day than there is room for.</summary>
    TooMany,

    /// <summary>It is closed on all days.</summary>
    NeverOpen,
}

/// <summary>A time of a day in which a shop is open (营业时段), in minutes from the midnight with which its day begins.</summary>
/// <param name="From">The first minute, 0 to 1439.</param>
/// <param name="To">The minute after the last; over 1440 where it closes after midnight.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct OpeningSpan(int From, int To)
{
    /// <summary>Minutes of a day.</summary>
    public const int Day = 24 * 60;

    /// <summary>When it opens: <c>10:00</c>.</summary>
    public string FromText => Text(From);

    /// <summary>When it closes: <c>22:00</c>; <c>24:00</c> at midnight, and <c>02:00</c> of the next day.</summary>
    public string ToText => Text(To > Day ? To - Day : To);

    /// <summary>Whether it closes after midnight.</summary>
    public bool EndsNextDay => To > Day;

    /// <summary>
    /// Reads the two times as people type them: <c>9:30</c>, <c>0930</c>, full-width, <c>24:00</c>. One that closes no
    /// later than it opens closes on the next day; from midnight to midnight is the whole day.
    /// </summary>
    /// <returns>Null where nothing is wrong. Two empty texts are <see cref="OpeningFault.Incomplete"/> too: ask before.</returns>
    public static OpeningFault? Read(string? from, string? to, out OpeningSpan span)
    {
        span = default;
        var (opens, closes) = (TypedText.Narrow(from), TypedText.Narrow(to));
        if (opens.Length == 0 || closes.Length == 0)
        {
            return OpeningFault.Incomplete;
        }

        if (!TryMinute(opens, out var first) || first == Day || !TryMinute(closes, out var end))
        {
            return OpeningFault.Unreadable;
        }

        if (first == end && first != 0)
        {
            return OpeningFault.Empty;
        }

        span = new OpeningSpan(first, end > first ? end : end + Day);
        return null;
    }

    /// <summary>The span as <c>17:00-22:00</c>.</summary>
    public override string ToString() => $"{FromText}-{ToText}";

    private static string Text(int minute) => string.Create(CultureInfo.InvariantCulture, $"{minute / 60:00}:{minute % 60:00}");

    private static bool TryMinute(string text, out int minute)
    {
        minute = 0;
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var (hours, minutes) = colon > 0 ? (text[..colon], text[(colon + 1)..]) : text.Length is 3 or 4 ? (text[..^2], text[^2..]) : ("", "");
        if (hours.Length is not (1 or 2) || !TypedText.IsDigits(hours, hours.Length) || !TypedText.IsDigits(minutes, 2))
        {
            return false;
        }

        minute = (int.Parse(hours, CultureInfo.InvariantCulture) * 60) + int.Parse(minutes, CultureInfo.InvariantCulture);
        return minute <= Day && minutes[0] < '6';
    }
}
