using SafeDiningCode.Web.Hosting.Layout;

namespace SafeDiningCode.Web.Statistics.Districts;

/// <summary>What months are called on pages.</summary>
internal static class MonthWords
{
    private const int Letters = 3;

    private static readonly string[] English =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    /// <summary>With its year: 2026 年 11 月, November 2026.</summary>
    public static string Name(int month, Language language) => language.T(
        $"{month / 100} 年 {month % 100} 月", FormattableString.Invariant($"{English[(month % 100) - 1]} {month / 100:0000}"));

    /// <summary>Without: 11 月, Nov.</summary>
    public static string Short(int month, Language language) => language.T($"{month % 100} 月", English[(month % 100) - 1][..Letters]);
}
