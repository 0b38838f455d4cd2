using SafeDiningCode.LoadTests.Latency;
using SafeDiningCode.LoadTests.Running;
using SafeDiningCode.LoadTests.Watching;
using static SafeDiningCode.LoadTests.Report.ReportTables;

namespace SafeDiningCode.LoadTests.Report;

/// <summary>A stretch of the server's garbage collection.</summary>
/// <param name="At">When it ended, after the run's begin.</param>
/// <param name="PauseShare">The share of the time in which it stood still.</param>
/// <param name="AllocatedPerSecond">Bytes allocated a second.</param>
/// <param name="Collections">Collections of generation 0, 1 and 2.</param>
internal sealed record RuntimeStretch(TimeSpan At, double PauseShare, double AllocatedPerSecond, IReadOnlyList<long> Collections);

/// <summary>A run over time, in rows: the twins of the charts.</summary>
internal static class TimeTables
{
    private const double Mebibyte = 1 << 20;

    /// <summary>What was to begin, and what ended, a second.</summary>
    public static ReportTable Rates(RunResult result) => new(
        ["from", "intended/s", "done/s", "failed/s"],
        [.. Cells(result).Select((cell, index) => (IReadOnlyList<string>)[Second(result, index), Number(cell.Intended, "#,0.#"), Number(cell.Done, "#,0.#"), Number(cell.Failed, "#,0.#")])]);

    /// <summary>An action's percentiles.</summary>
    public static ReportTable Latency(RunResult result, ActionRecord record) => new(
        ["from", "arrivals", "p50", "p90", "p99", "p99.9", "longest"],
        [
            .. record.Cells.Select((cell, index) =>
            {
                return (IReadOnlyList<string>)[Second(result, index), Number(cell.Intended, "#,0"), .. PercentilesOf(LatencySummary.Of(cell.Latency))];
            }),
        ]);

    /// <summary>Processor, memory and garbage collection.</summary>
    public static ReportTable Server(RunResult result)
    {
        var runtime = Runtime(result).ToDictionary(stretch => stretch.At);
        return new(
            ["at", "server, cores", "client, cores", "server, MiB", "GC pause", "allocated, MiB/s", "GC gen 0 · 1 · 2", "under way"],
            [
                .. result.Samples.Select(sample => (IReadOnlyList<string>)
                [
                    Number(sample.At.TotalSeconds, "0 s"),
                    sample.ServerCores is { } cores ? Number(cores, "0.00") : "",
                    Number(sample.ClientCores, "0.00"),
                    sample.ServerBytes is { } bytes ? Number(bytes / Mebibyte, "#,0") : "",
                    runtime.GetValueOrDefault(sample.At) is { } stretch ? Number(stretch.PauseShare, "0.0%") : "",
                    runtime.GetValueOrDefault(sample.At) is { } allocating ? Number(allocating.AllocatedPerSecond / Mebibyte, "#,0.0") : "",
                    runtime.GetValueOrDefault(sample.At) is { } collecting ? string.Join(" · ", collecting.Collections.Select(count => Number(count, "0"))) : "",
                    Number(sample.UnderWay, "#,0"),
                ]),
            ]);
    }

    /// <summary>All actions together, a second.</summary>
    public static IEnumerable<(double Intended, double Done, double Failed)> Cells(RunResult result)
    {
        var seconds = result.Recorder.CellLength.TotalSeconds;
        return Enumerable.Range(0, result.Recorder.Actions[0].Cells.Count).Select(index =>
        {
            var cells = result.Recorder.Actions.Select(record => record.Cells[index]).ToList();
            return (cells.Sum(cell => cell.Intended) / seconds, cells.Sum(cell => cell.Done) / seconds, cells.Sum(cell => cell.Failed) / seconds);
        });
    }

    /// <summary>What the server's runtime said, from one time it said something to the next.</summary>
    public static IEnumerable<RuntimeStretch> Runtime(RunResult result)
    {
        RuntimeCounters? before = null;
        foreach (var sample in result.Samples)
        {
            if (sample.Runtime is not { } now || now.At == before?.At)
            {
                continue;
            }

            if (before is not null)
            {
                var seconds = (now.At - before.At).TotalSeconds;
                yield return new RuntimeStretch(
                    sample.At,
                    (now.Pause - before.Pause).TotalSeconds / seconds,
                    (now.AllocatedBytes - before.AllocatedBytes) / seconds,
                    [.. now.Collections.Zip(before.Collections, (later, earlier) => later - earlier)]);
            }

            before = now;
        }
    }

    /// <summary>What of the server was looked at.</summary>
    public static string Known(RunResult result)
    {
        var process = result.Samples.Any(sample => sample.ServerCores is not null)
            ? "Processor time and memory of the server are from /proc; it shares the machine's cores with this client."
            : "Processor time and memory of the server are not known: its process is not (--pid names it).";
        return process + (result.Samples.Any(sample => sample.Runtime is not null)
            ? " Garbage collection is what its runtime tells over OTLP once a second, to a collector of this run's own; the telling is part of its load."
            : " Its garbage collection is not known: it tells this run nothing.");
    }

    private static string Second(RunResult result, int index) => Number(index * result.Recorder.CellLength.TotalSeconds, "0 s");
}
