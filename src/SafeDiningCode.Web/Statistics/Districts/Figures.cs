using System.Globalization;
using SafeDiningCode.Rules.Satisfaction;

namespace SafeDiningCode.Web.Statistics.Districts;

/// <summary>How numbers are written on pages.</summary>
internal static class Figures
{
    /// <summary>Ratings below which no percentage is shown: it would say more than is known.</summary>
    public const int FewestForRate = 10;

    /// <summary>Like <c>184,310</c>.</summary>
    public static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Like <c>93.2%</c>; what is neither none nor all is not written as such.</summary>
    public static string Percent(Share share)
    {
        var tenths = Math.Round(share.Value * 1000, MidpointRounding.AwayFromZero);
        if (share.Part > 0 && share.Part < share.Whole)
        {
            tenths = Math.Clamp(tenths, 1, 999);
        }

        return Tenths(tenths) + "%";
    }

    /// <summary>Like <c>3.8–4.4%</c>.</summary>
    public static string Interval((double Low, double High) interval) =>
        $"{Tenths(Math.Round(interval.Low * 1000, MidpointRounding.AwayFromZero))}–{Tenths(Math.Round(interval.High * 1000, MidpointRounding.AwayFromZero))}%";

    /// <summary>A coordinate, to two decimals.</summary>
    public static string At(double coordinate) => coordinate.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A coordinate along the width.</summary>
    public static string AtPercent(double coordinate) => At(coordinate) + "%";

    private static string Tenths(double tenths) => (tenths / 10).ToString("0.0", CultureInfo.InvariantCulture);
}
