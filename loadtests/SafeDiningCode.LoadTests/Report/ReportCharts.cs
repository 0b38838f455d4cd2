using SafeDiningCode.LoadTests.Running;
using SafeDiningCode.LoadTests.Watching;
using static SafeDiningCode.LoadTests.Report.ReportTables;

namespace SafeDiningCode.LoadTests.Report;

/// <summary>The charts of a run; each has a table of the same beside it.</summary>
internal static class ReportCharts
{
    private const double Mebibyte = 1 << 20;
    private static readonly double[] Percentiles = [50, 90, 99, 99.9];

    public static IEnumerable<LineChart> Of(RunResult result)
    {
        yield return Rates(result);
        foreach (var record in result.Recorder.Actions)
        {
            yield return Latency(result, record);
        }

        var server = TimeTables.Server(result);
        yield return Samples(
            result, "Processor", $"Cores kept busy, of {Environment.ProcessorCount}", server, cores => Number(cores, "0.##"), least: Environment.ProcessorCount,
            ("server", sample => sample.ServerCores), ("this client", sample => sample.ClientCores));
        yield return Samples(result, "Under way", "Actions that had begun and not ended", server, count => Number(count, "#,0"), least: 4, ("under way", sample => sample.UnderWay));
        if (result.Samples.Any(sample => sample.ServerBytes is not null))
        {
            yield return Samples(result, "Memory", "Resident memory of the server, MiB", server, size => Number(size, "#,0"), least: 0, ("server", sample => sample.ServerBytes / Mebibyte));
        }

        var runtime = TimeTables.Runtime(result).ToList();
        if (runtime.Count > 0)
        {
            yield return Collector(result, runtime, "Garbage collection: pauses", "Share of the time in which the server stood still", share => Number(share, "0.#%"), 0.01, ("stood still", stretch => stretch.PauseShare));
            yield return Collector(result, runtime, "Garbage collection: allocation", "MiB allocated a second", size => Number(size, "#,0"), 1, ("allocated", stretch => stretch.AllocatedPerSecond / Mebibyte));
            yield return Collector(
                result, runtime, "Garbage collection: how often", "Collections in each stretch, by the highest generation collected", count => Number(count, "0"), 4,
                [.. Enumerable.Range(0, 3).Select(generation => ($"generation {generation}", (Func<RuntimeStretch, double>)(stretch => stretch.Collections[generation])))]);
        }
    }

    private static LineChart Rates(RunResult result)
    {
        var cells = TimeTables.Cells(result).ToList();
        return new LineChart
        {
            Title = "Intended and done",
            Note = "All actions together, a second",
            Plan = result.Recorder.Plan,
            Lines =
            [
                new ChartLine("done", [.. cells.Select((cell, index) => (Middle(result, index), (double?)cell.Done))]),
                new ChartLine("intended", [.. cells.Select((cell, index) => (Middle(result, index), (double?)cell.Intended))]),
                new ChartLine("failed", [.. cells.Select((cell, index) => (Middle(result, index), (double?)cell.Failed))]),
            ],
            Scale = ChartScale.Linear(cells.SelectMany(cell => new[] { cell.Intended, cell.Done, cell.Failed })),
            Tick = rate => Number(rate, "#,0.##"),
            Twin = TimeTables.Rates(result),
        };
    }

    private static LineChart Latency(RunResult result, ActionRecord record)
    {
        var lines = Percentiles.Select(percent => new ChartLine(
            FormattableString.Invariant($"p{percent}"),
            [
                .. record.Cells.Select((cell, index) => (
                    Middle(result, index), cell.Latency.Count == 0 ? (double?)null : cell.Latency.Percentile(percent).TotalMilliseconds)),
            ])).ToList();
        return new LineChart
        {
            Title = $"Latency: {record.Action.Name}",
            Note = "By when they were to begin; each step is ten times the last",
            Plan = result.Recorder.Plan,
            Lines = lines,
            Scale = ChartScale.Logarithmic(lines.SelectMany(line => line.Points).Select(point => point.Value ?? 0)),
            Tick = milliseconds => milliseconds >= 1000 ? $"{Number(milliseconds / 1000, "#,0")} s" : $"{Number(milliseconds, "0.###")} ms",
            Twin = TimeTables.Latency(result, record),
        };
    }

    private static LineChart Samples(
        RunResult result, string title, string note, ReportTable twin, Func<double, string> tick, double least, params (string Name, Func<ServerSample, double?> Value)[] lines) => new()
        {
            Title = title,
            Note = note,
            Plan = result.Recorder.Plan,
            Lines = [.. lines.Select(line => new ChartLine(line.Name, [.. result.Samples.Select(sample => (sample.At.TotalSeconds, line.Value(sample)))]))],
            Scale = ChartScale.Linear(lines.SelectMany(line => result.Samples.Select(sample => line.Value(sample) ?? 0)), least),
            Tick = tick,
            Twin = twin,
        };

    private static LineChart Collector(
        RunResult result, IReadOnlyList<RuntimeStretch> runtime, string title, string note, Func<double, string> tick, double least, params (string Name, Func<RuntimeStretch, double> Value)[] lines) => new()
        {
            Title = title,
            Note = note,
            Plan = result.Recorder.Plan,
            Lines = [.. lines.Select(line => new ChartLine(line.Name, [.. runtime.Select(stretch => (stretch.At.TotalSeconds, (double?)line.Value(stretch)))]))],
            Scale = ChartScale.Linear(lines.SelectMany(line => runtime.Select(line.Value)), least),
            Tick = tick,
            Twin = TimeTables.Server(result),
        };

    private static double Middle(RunResult result, int cell) => (cell + 0.5) * result.Recorder.CellLength.TotalSeconds;
}
