namespace SafeDiningCode.Rules.Satisfaction;

/// <summary>How far a share of few can be trusted. Source: E. B. Wilson, 1927, score interval without continuity correction.</summary>
public static class Wilson
{
    // The 97.5 % quantile of the normal distribution: 95 % lie between.
    private const double Z = 1.959963984540054;

    /// <summary>The 95 % interval of a share, both ends from 0 to 1 and the share between them; (0, 1) of nothing.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or the part larger than the whole.</exception>
    public static (double Low, double High) Interval(long part, long whole)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(part);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(part, whole);
        if (whole == 0)
        {
            return (0, 1);
        }

        double n = whole;
        var share = part / n;
        var scale = 1 + (Z * Z / n);
        var centre = (share + (Z * Z / (2 * n))) / scale;
        var half = Z / scale * Math.Sqrt((share * (1 - share) / n) + (Z * Z / (4 * n * n)));

        // Rounding must not push an end past the share or out of range, as it would at none and at all.
        return (Math.Clamp(centre - half, 0, share), Math.Clamp(centre + half, share, 1));
    }
}
