using System.Collections.Concurrent;
using SafeDiningCode.LoadTests.Arrivals;
using SafeDiningCode.LoadTests.Latency;
using SafeDiningCode.LoadTests.Scenarios;
using SafeDiningCode.LoadTests.Wire;

namespace SafeDiningCode.LoadTests.Running;

/// <summary>Failures of one kind.</summary>
internal sealed class FailureCount(string example)
{
    private long count;

    /// <summary>What the first of them said.</summary>
    public string Example { get; } = example;

    public long Count => Interlocked.Read(ref count);

    public void Add() => Interlocked.Increment(ref count);
}

/// <summary>A second of the run, or a few where it is long.</summary>
internal sealed class Cell
{
    private int intended;
    private int done;
    private int failed;

    /// <summary>Of what was to begin in it, whenever it ended.</summary>
    public LatencyHistogram Latency { get; } = new();

    /// <summary>How many were to begin in it.</summary>
    public int Intended => Volatile.Read(ref intended);

    /// <summary>How many ended well in it.</summary>
    public int Done => Volatile.Read(ref done);

    /// <summary>How many failed in it.</summary>
    public int Failed => Volatile.Read(ref failed);

    public void Intend() => Interlocked.Increment(ref intended);

    public void End(bool well) => Interlocked.Increment(ref well ? ref done : ref failed);
}

/// <summary>What became of one action's arrivals, by phase and over time.</summary>
internal sealed class ActionRecord(UserAction action, int phases, int cells)
{
    private readonly long[] ended = new long[phases];
    private readonly long[] failed = new long[phases];

    public UserAction Action { get; } = action;

    /// <summary>By the phase that the arrival belongs to.</summary>
    public IReadOnlyList<LatencyHistogram> Latency { get; } = [.. Enumerable.Range(0, phases).Select(_ => new LatencyHistogram())];

    public IReadOnlyList<Cell> Cells { get; } = [.. Enumerable.Range(0, cells).Select(_ => new Cell())];

    public ConcurrentDictionary<string, FailureCount> Failures { get; } = new(StringComparer.Ordinal);

    public long Ended(int phase) => Interlocked.Read(ref ended[phase]);

    public long Failed(int phase) => Interlocked.Read(ref failed[phase]);

    /// <param name="arrival">When it was to begin.</param>
    /// <param name="intendedIn">The cell in which it was to begin.</param>
    /// <param name="endedIn">The cell in which it ended.</param>
    /// <param name="latency">From the intended begin to the end.</param>
    public void End(Arrival arrival, int intendedIn, int endedIn, TimeSpan latency, Outcome outcome)
    {
        var well = outcome.Failure == Failure.None;
        Interlocked.Increment(ref ended[arrival.Phase]);
        Cells[endedIn].End(well);
        // A refusal is quick, and would make the rest look better; who waited in vain has waited.
        if (well || outcome.Failure == Failure.Timeout)
        {
            Latency[arrival.Phase].Record(latency);
            Cells[intendedIn].Latency.Record(latency);
        }

        if (!well)
        {
            Interlocked.Increment(ref failed[arrival.Phase]);
            Failures.GetOrAdd(outcome.Kind, static (_, detail) => new FailureCount(detail), outcome.Detail ?? "").Add();
        }
    }
}

/// <summary>All that a run counts, in fixed memory.</summary>
internal sealed class Recorder
{
    private const int MostCells = 120;

    public Recorder(PhasePlan plan, IEnumerable<UserAction> actions)
    {
        Plan = plan;
        CellLength = TimeSpan.FromSeconds(Math.Max(1, Math.Ceiling(plan.Length.TotalSeconds / MostCells)));
        var cells = Math.Max(1, (int)Math.Ceiling(plan.Length / CellLength));
        Actions = [.. actions.Select(action => new ActionRecord(action, plan.Phases.Count, cells))];
    }

    public PhasePlan Plan { get; }

    /// <summary>How long a cell is.</summary>
    public TimeSpan CellLength { get; }

    public IReadOnlyList<ActionRecord> Actions { get; }

    /// <summary>How late this client itself began: from the intended moment to the one at which it turned to it.</summary>
    public LatencyHistogram Lateness { get; } = new();

    /// <summary>How long something that is ready waits in this client for a thread.</summary>
    public LatencyHistogram ThreadDelay { get; } = new();

    /// <summary>The cell of a moment; what ends after the plan's end falls into the last.</summary>
    public int CellOf(TimeSpan at) => Math.Min((int)(at / CellLength), Actions[0].Cells.Count - 1);
}
