using SafeDiningCode.Rules.Calendar;

namespace SafeDiningCode.Web.Standing.Pages;

/// <summary>The addresses of the lists.</summary>
internal static class StandingPaths
{
    /// <summary>The newest lists, for everybody.</summary>
    public const string Public = "/standing";

    /// <summary>The bulletins on record.</summary>
    public const string Bulletins = "/regulator/bulletins";

    /// <summary>How few repairs lead a district off the bottom.</summary>
    public const string WayOut = "/regulator/way-out";

    /// <summary>The talks with districts on the black list.</summary>
    public const string Talks = "/regulator/talks";

    /// <summary>The months, for regulators.</summary>
    public const string Desk = "/regulator/standing";

    /// <summary>A month's lists.</summary>
    public static string Of(int month, int version = 0) => version == 0
        ? $"{Public}/{Day.MonthText(month)}"
        : FormattableString.Invariant($"{Public}/{Day.MonthText(month)}?version={version}");

    /// <summary>The file that anybody can compute a month's lists from.</summary>
    public static string File(int month, int version) => FormattableString.Invariant($"/api/v1/standing/{Day.MonthText(month)}?version={version}");

    /// <summary>A month's draft, with the form that publishes it.</summary>
    public static string Draft(int month) => $"{Desk}/{Day.MonthText(month)}";
}
