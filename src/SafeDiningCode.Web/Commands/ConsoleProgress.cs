using System.Diagnostics;
using System.Globalization;
using Spectre.Console;

namespace SafeDiningCode.Web.Commands;

/// <summary>
/// Progress of a command on stderr, so that stdout holds results only: bars on a terminal, else a line now and then,
/// as a log wants it. One step runs at a time.
/// </summary>
internal sealed class ConsoleProgress
{
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(5);
    private readonly ProgressContext? bars;
    private readonly Stopwatch sinceLine = Stopwatch.StartNew();
    private ProgressTask? bar;
    private string step = "";

    private ConsoleProgress(ProgressContext? bars) => this.bars = bars;

    /// <summary>A console on stderr.</summary>
    public static IAnsiConsole Error { get; } = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });

    /// <summary>Runs work that says how far it is.</summary>
    public static Task<T> RunAsync<T>(Func<ConsoleProgress, Task<T>> work) => Console.IsErrorRedirected
        ? work(new ConsoleProgress(bars: null))
        : Error.Progress()
            .HideCompleted(false)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .StartAsync(context => work(new ConsoleProgress(context)));

    /// <summary>Says how far a step is.</summary>
    /// <param name="name">The step; a new name ends the step before.</param>
    /// <param name="done">0 to 1; null where nobody knows.</param>
    /// <param name="count">Things done so far.</param>
    public void Report(string name, double? done, long count)
    {
        var begins = !string.Equals(name, step, StringComparison.Ordinal);
        step = name;
        if (bars is null)
        {
            if (begins || done >= 1 || sinceLine.Elapsed > BetweenLines)
            {
                var share = done is { } part ? string.Create(CultureInfo.InvariantCulture, $" ({part:P0})") : "";
                Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {count:N0}{share}"));
                sinceLine.Restart();
            }

            return;
        }

        if (begins)
        {
            if (bar is not null)
            {
                bar.Value = bar.MaxValue;
                bar.StopTask();
            }

            bar = bars.AddTask(name);
            bar.MaxValue = 1;
            bar.IsIndeterminate = done is null;
        }

        bar!.Description = string.Create(CultureInfo.InvariantCulture, $"{name} {count:N0}");
        bar.Value = done ?? 0;
    }

    /// <summary>Takes reports at once, in the order they come: the framework's own posts them to other threads.</summary>
    public static IProgress<T> Each<T>(Action<T> report) => new Immediate<T>(report);

    private sealed class Immediate<T>(Action<T> report) : IProgress<T>
    {
        public void Report(T value) => report(value);
    }
}
