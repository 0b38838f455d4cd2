using System.Globalization;
using System.Text.RegularExpressions;

namespace SafeDiningCode.Rules.Responsibility;

/// <summary>The sides of a road, as house numbers tell them apart.</summary>
public enum StreetSide
{
    /// <summary>Both.</summary>
    Both,

    /// <summary>单号.</summary>
    Odd,

    /// <summary>双号.</summary>
    Even,
}

/// <summary>House numbers in addresses.</summary>
public static partial class HouseNumbers
{
    /// <summary>The house number that follows a road in an address, like 68 in 翠湖南路68号; null where there is none.</summary>
    public static int? Find(string address, string road)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentException.ThrowIfNullOrEmpty(road);
        var narrow = TypedText.Narrow(address);
        var at = narrow.IndexOf(TypedText.Narrow(road), StringComparison.Ordinal);
        return at >= 0 && Number().Match(narrow, at + road.Length) is { Success: true } found && int.TryParse(found.Groups["number"].ValueSpan, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    /// <summary>Whether an address lies on this side of a road. One without a number lies on neither, and so only on both.</summary>
    public static bool IsOn(string address, string road, StreetSide side) => side switch
    {
        StreetSide.Odd => Find(address, road) is { } odd && odd % 2 != 0,
        StreetSide.Even => Find(address, road) is { } even && even % 2 == 0,
        _ => true,
    };

    // Right behind the road: the number of another road that is named, too, is none of it.
    [GeneratedRegex(@"\G\s*(?<number>[0-9]{1,5})\s*(?:[-－—之][0-9]+\s*)?号", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Number();
}
