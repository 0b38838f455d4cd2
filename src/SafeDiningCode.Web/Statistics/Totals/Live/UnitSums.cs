using SafeDiningCode.Web.Registry.Divisions;

namespace SafeDiningCode.Web.Statistics.Totals.Live;

/// <summary>Sums of what is known of smallest units.</summary>
internal static class UnitSums
{
    /// <summary>
    /// What smallest units have, by the unit directly below <paramref name="code"/> that they lie in; what that unit holds
    /// itself comes under its own code.
    /// </summary>
    public static Dictionary<string, T> Below<T>(this DivisionDirectory directory, string code, IReadOnlyDictionary<string, T> smallest, Func<T, T, T> add)
    {
        var sums = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var (unit, value) in smallest)
        {
            if (Towards(directory, code, unit) is { } child)
            {
                sums[child] = sums.TryGetValue(child, out var before) ? add(before, value) : value;
            }
        }

        return sums;
    }

    private static string? Towards(DivisionDirectory directory, string code, string unit)
    {
        var at = unit;
        while (at is not null && at != code)
        {
            var parent = directory.Units.GetValueOrDefault(at)?.Parent;
            if (parent == code)
            {
                return at;
            }

            at = parent;
        }

        return at;
    }
}
