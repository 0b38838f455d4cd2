using System.Diagnostics;
using SafeDiningCode.LoadTests.Latency;
using SafeDiningCode.Web.Commands;
using Spectre.Console;

namespace SafeDiningCode.LoadTests.Running;

/// <summary>How a run does while it runs, on stderr: a table on a terminal, else a line now and then.</summary>
internal static class LiveProgress
{
    private static readonly TimeSpan BetweenTables = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(5);

    /// <summary>Shows it until cancelled.</summary>
    public static Task ShowAsync(OpenModel model, Recorder recorder, CancellationToken cancellation) => Console.IsErrorRedirected
        ? EachAsync(BetweenLines, () => Console.Error.WriteLine(Line(model, recorder)), cancellation)
        : ConsoleProgress.Error.Live(Table(model, recorder)).StartAsync(live => EachAsync(
            BetweenTables,
            () =>
            {
                live.UpdateTarget(Table(model, recorder));
                live.Refresh();
            },
            cancellation));

    private static async Task EachAsync(TimeSpan between, Action show, CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(between);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellation))
            {
                show();
            }
        }
        catch (OperationCanceledException)
        {
            show();
        }
    }

    private static string Line(OpenModel model, Recorder recorder) =>
        $"{Where(model, recorder)}: " + string.Join("; ", recorder.Actions.Select(record =>
        {
            var (latency, ended, failed) = SoFar(record);
            return FormattableString.Invariant($"{record.Action.Name} {ended:#,0} ended, p50 {Durations.Text(latency.P50)}, p99 {Durations.Text(latency.P99)}, {failed:#,0} failed");
        }));

    private static Table Table(OpenModel model, Recorder recorder)
    {
        var table = new Table { Title = new TableTitle(Where(model, recorder)) };
        table.AddColumns("action", "ended", "p50", "p99", "p99.9", "failed");
        foreach (var record in recorder.Actions)
        {
            var (latency, ended, failed) = SoFar(record);
            table.AddRow(
                record.Action.Name, FormattableString.Invariant($"{ended:#,0}"), Durations.Text(latency.P50), Durations.Text(latency.P99), Durations.Text(latency.P999),
                failed == 0 ? "0" : FormattableString.Invariant($"[red]{failed:#,0}[/]"));
        }

        return table;
    }

    private static (LatencySummary Latency, long Ended, long Failed) SoFar(ActionRecord record)
    {
        var phases = Enumerable.Range(0, record.Latency.Count).ToList();
        return (LatencySummary.Of(record.Latency), phases.Sum(record.Ended), phases.Sum(record.Failed));
    }

    private static string Where(OpenModel model, Recorder recorder)
    {
        if (model.BeganAt == 0)
        {
            return "about to begin";
        }

        var at = Stopwatch.GetElapsedTime(model.BeganAt);
        var phase = recorder.Plan.Phases.Index().LastOrDefault(phase => recorder.Plan.BeginOf(phase.Index) <= at).Item;
        var lately = Math.Max(0, recorder.CellOf(at) - 1);
        var rate = recorder.Actions.Sum(record => record.Cells[lately].Done + record.Cells[lately].Failed) / recorder.CellLength.TotalSeconds;
        return FormattableString.Invariant(
            $"{phase.Name} {Math.Min(at.TotalSeconds, recorder.Plan.Length.TotalSeconds):0}/{recorder.Plan.Length.TotalSeconds:0} s, {rate:#,0}/s, {model.UnderWay:#,0} under way");
    }
}
