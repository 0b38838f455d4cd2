using System.Diagnostics;
using SafeDiningCode.LoadTests.Arrivals;
using SafeDiningCode.LoadTests.Scenarios;
using SafeDiningCode.LoadTests.Wire;

namespace SafeDiningCode.LoadTests.Running;

/// <summary>
/// Plays a plan as an open model: every arrival begins when it is to begin, whatever became of those before it, and its
/// latency counts from then. So a stall shows in full in all who came meanwhile, and nothing waits to be asked.
/// </summary>
internal sealed class OpenModel(Playground ground, IReadOnlyList<MixPart> mix, Recorder recorder)
{
    private static readonly TimeSpan BetweenProbes = TimeSpan.FromMilliseconds(10);
    private long begun;
    private int underWay;
    private bool dispatching;

    /// <summary>How many have begun and not ended.</summary>
    public int UnderWay => Math.Max(0, Volatile.Read(ref underWay) - (Volatile.Read(ref dispatching) ? 1 : 0));

    /// <summary>Begun so far.</summary>
    public long Begun => Interlocked.Read(ref begun);

    /// <summary>When it began, as a timestamp; 0 before.</summary>
    public long BeganAt { get; private set; }

    /// <summary>Plays to the end, and waits for all that began.</summary>
    public async Task PlayAsync(CancellationToken cancellation)
    {
        var allEnded = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        // One more than have begun, so that a lull does not look like the end.
        underWay = 1;
        Volatile.Write(ref dispatching, true);
        // A thread of its own: arrivals wait for no pool.
        await Task.Factory.StartNew(() => Dispatch(allEnded, cancellation), cancellation, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        Volatile.Write(ref dispatching, false);
        End(allEnded);
        await allEnded.Task.WaitAsync(cancellation);
        cancellation.ThrowIfCancellationRequested();
    }

    private void Dispatch(TaskCompletionSource allEnded, CancellationToken cancellation)
    {
        var schedules = mix.Select((part, index) => new ArrivalSchedule(recorder.Plan, part.Share, part.Spacing, ground.Seed + (ulong)index)).ToArray();
        var next = new Arrival?[schedules.Length];
        for (var i = 0; i < schedules.Length; i++)
        {
            next[i] = schedules[i].TryNext(out var first) ? first : null;
        }

        var probeAt = TimeSpan.Zero;
        BeganAt = Stopwatch.GetTimestamp();
        while (!cancellation.IsCancellationRequested && Earliest(next) is var part && part >= 0)
        {
            var arrival = next[part]!.Value;
            next[part] = schedules[part].TryNext(out var following) ? following : null;
            PreciseWait.Until(BeganAt, arrival.At, cancellation);
            var now = Stopwatch.GetElapsedTime(BeganAt);
            if (cancellation.IsCancellationRequested)
            {
                return;
            }

            recorder.Lateness.Record(now - arrival.At);
            if (now >= probeAt)
            {
                probeAt = now + BetweenProbes;
                Probe();
            }

            Interlocked.Increment(ref underWay);
            // Runs here until it first waits; it never throws.
            _ = BeginAsync(recorder.Actions[part], arrival, begun++, allEnded, cancellation);
        }
    }

    private async Task BeginAsync(ActionRecord record, Arrival arrival, long number, TaskCompletionSource allEnded, CancellationToken cancellation)
    {
        var intendedIn = recorder.CellOf(arrival.At);
        record.Cells[intendedIn].Intend();
        Outcome outcome;
        try
        {
            outcome = await record.Action.Run(new ScenarioContext(ground, number), cancellation);
        }
        catch (WireException error)
        {
            outcome = new Outcome(error.Failure, Detail: error.Message);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            End(allEnded);
            return;
        }
        catch (Exception error)
        {
            // A mistake in a scenario is no answer of the server's; it is counted, and its text is in the report.
            outcome = new Outcome(Failure.Other, Detail: $"{error.GetType().Name}: {error.Message}");
        }

        var now = Stopwatch.GetElapsedTime(BeganAt);
        record.End(arrival, intendedIn, recorder.CellOf(now), now - arrival.At, outcome);
        End(allEnded);
    }

    private void End(TaskCompletionSource allEnded)
    {
        if (Interlocked.Decrement(ref underWay) == 0)
        {
            allEnded.TrySetResult();
        }
    }

    private void Probe()
    {
        var queued = Stopwatch.GetTimestamp();
        ThreadPool.UnsafeQueueUserWorkItem(state => state.Histogram.Record(Stopwatch.GetElapsedTime(state.Queued)), (Histogram: recorder.ThreadDelay, Queued: queued), preferLocal: false);
    }

    private static int Earliest(Arrival?[] next)
    {
        var earliest = -1;
        for (var i = 0; i < next.Length; i++)
        {
            if (next[i] is { } arrival && (earliest < 0 || arrival.At < next[earliest]!.Value.At))
            {
                earliest = i;
            }
        }

        return earliest;
    }
}
