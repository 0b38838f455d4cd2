using System.Globalization;
using SafeDiningCode.LoadTests.Latency;
using SafeDiningCode.LoadTests.Running;

namespace SafeDiningCode.LoadTests.Report;

/// <summary>A table of a report; its first column is what a row is about, the others are numbers.</summary>
internal sealed record ReportTable(IReadOnlyList<string> Headings, IReadOnlyList<IReadOnlyList<string>> Rows);

/// <summary>The numbers of a run in rows: what the page and the Markdown both show.</summary>
internal static class ReportTables
{
    /// <summary>Every limit, first the words for whether it was held.</summary>
    public static ReportTable Limits(RunResult result) => new(
        ["action", "what", "at most", "measured", ""],
        [.. result.Checks.Select(check => (IReadOnlyList<string>)[check.Action, check.What, check.Limit, check.Measured, check.Held ? "held" : "missed"])]);

    /// <summary>Percentiles by action and phase.</summary>
    public static ReportTable Percentiles(RunResult result) => new(
        ["action, phase", "a second", "ended", "p50", "p90", "p99", "p99.9", "longest", "failed"],
        [
            .. result.Recorder.Actions.SelectMany(record => result.Recorder.Plan.Phases.Index().Select(phase =>
            {
                var latency = LatencySummary.Of(record.Latency[phase.Index]);
                var ended = record.Ended(phase.Index);
                return (IReadOnlyList<string>)
                [
                    $"{record.Action.Name}, {phase.Item.Name}", Number(ended / phase.Item.Length.TotalSeconds, "#,0.#"), Number(ended, "#,0"),
                    .. PercentilesOf(latency),
                    Number(record.Failed(phase.Index), "#,0"),
                ];
            })),
        ]);

    /// <summary>p50, p90, p99, p99.9 and the longest; of none nothing is said.</summary>
    public static IEnumerable<string> PercentilesOf(LatencySummary latency) =>
        new[] { latency.P50, latency.P90, latency.P99, latency.P999, latency.Max }.Select(time => latency.Count == 0 ? "–" : Durations.Text(time));

    /// <summary>Failures by action and kind; no rows where there were none.</summary>
    public static ReportTable Failures(RunResult result) => new(
        ["action, kind", "count", "the first of them"],
        [
            .. result.Recorder.Actions.SelectMany(record => record.Failures
                .OrderByDescending(failure => failure.Value.Count)
                .Select(failure => (IReadOnlyList<string>)[$"{record.Action.Name}, {failure.Key}", Number(failure.Value.Count, "#,0"), failure.Value.Example])),
        ]);

    /// <summary>p99 of ours and of the bare server, and their ratio.</summary>
    public static ReportTable Bare(BesideBare bare) => new(
        ["action", "ours, p99 by round", "bare Kestrel, p99 by round", "ours ÷ bare"],
        [
            .. bare.Ratios.Select(ratio => (IReadOnlyList<string>)
            [
                ratio.Action ?? "all together",
                string.Join(" · ", ratio.Rounds.Select(round => Durations.Text(round.Ours))),
                string.Join(" · ", ratio.Rounds.Select(round => Durations.Text(round.Bare))),
                Number(ratio.Ratio, "0.00"),
            ]),
        ]);

    /// <summary>What is to be known of a run to do it again.</summary>
    public static IReadOnlyList<(string What, string Text)> Facts(RunResult result)
    {
        var plan = result.Recorder.Plan;
        var options = result.Options;
        return
        [
            ("Played", string.Create(CultureInfo.InvariantCulture, $"{result.Began:yyyy-MM-dd HH:mm:ss zzz}, against {result.Against}")),
            ("Phases", string.Join(" · ", plan.Phases.Select(phase => string.Create(
                CultureInfo.InvariantCulture,
                $"{phase.Name} {phase.Length.TotalSeconds:0.#} s, {(phase.From.Equals(phase.To) ? Number(phase.To, "#,0.#") : $"{Number(phase.From, "#,0.#")} to {Number(phase.To, "#,0.#")}")} a second{(phase.Judged ? "" : " (not judged)")}")))),
            ("Arrivals", string.Create(CultureInfo.InvariantCulture, $"an open model: each begins at its time, whatever became of those before, and its latency counts from then. Diners come independently of each other (Poisson), seed {options.Seed}. No answer within {options.Patience.TotalSeconds:0.###} s is a failure")),
            ("Actions", string.Join(" ", result.Mix.Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Action.Name} ({part.Share:0.####%} of the rate): {part.Action.Says}"))).TrimEnd('.')),
            ("This client", string.Create(
                CultureInfo.InvariantCulture,
                $"began its actions {Durations.Text(result.Lateness.Percentile(50))} late at the median, {Durations.Text(result.Lateness.Percentile(99.9))} at p99.9; its threads waited {Durations.Text(result.ThreadDelay.Percentile(99.9))} at p99.9; {Durations.Text(RunOptions.OwnLatenessAllowed)} of either are allowed. {result.Connections:#,0} connections at the end")),
            ("Machine", result.Machine + (IsDebugBuild ? ". **A debug build: these numbers are not the service's.** Run with -c Release" : "")),
        ];
    }

    /// <summary>A sentence of what the database said afterwards; null where nothing is known.</summary>
    public static string? Ratings(RunResult result) => result.Ratings is not { } found ? null : string.Create(
        CultureInfo.InvariantCulture,
        $"{found.Acknowledged:#,0} ratings were acknowledged{(found.Unknown > 0 ? $" and {found.Unknown:#,0} not answered for" : "")}; the database holds {found.Stored:#,0} more than before. recount --check: {(found.Recount is null ? "clean" : found.Recount)}.");

    public static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    private static bool IsDebugBuild => Attribute.GetCustomAttribute(typeof(Web.Hosting.ServiceOptions).Assembly, typeof(System.Diagnostics.DebuggableAttribute))
        is System.Diagnostics.DebuggableAttribute { IsJITOptimizerDisabled: true };
}
