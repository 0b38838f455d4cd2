using System.Globalization;
using SafeDiningCode.LoadTests.Latency;

namespace SafeDiningCode.LoadTests.Running;

/// <summary>One limit held against what was measured.</summary>
internal sealed record LimitCheck(string Action, string What, string Limit, string Measured, bool Held)
{
    /// <summary>A sentence of it.</summary>
    public override string ToString() => $"{Action} {What}: {Measured}, at most {Limit} asked";
}

/// <summary>Holds limits against what was measured.</summary>
internal static class Verdict
{
    /// <summary>The three checks of an action, over the phases that are judged.</summary>
    /// <param name="action">Its name.</param>
    /// <param name="limits">What is asked.</param>
    /// <param name="latency">Of those that were answered, or given up.</param>
    /// <param name="ended">How many ended in whatever way.</param>
    /// <param name="failed">How many of them failed.</param>
    public static IReadOnlyList<LimitCheck> Check(string action, Limits limits, LatencySummary latency, long ended, long failed)
    {
        var share = ended == 0 ? 0 : (double)failed / ended;
        return
        [
            // Of none at all nothing can be said to hold.
            new LimitCheck(action, "p99", Durations.Text(limits.P99), Durations.Text(latency.P99), latency.Count > 0 && latency.P99 <= limits.P99),
            new LimitCheck(action, "p99.9", Durations.Text(limits.P999), Durations.Text(latency.P999), latency.Count > 0 && latency.P999 <= limits.P999),
            new LimitCheck(action, "errors", Percent(limits.Errors), Percent(share), ended > 0 && share <= limits.Errors),
        ];
    }

    private static string Percent(double share) => share.ToString("0.###%", CultureInfo.InvariantCulture);
}
