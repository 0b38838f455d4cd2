namespace SafeDiningCode.Tests.Support;

/// <summary>A clock by which every pause lasts until the test ends it.</summary>
/// <param name="time">What it shows.</param>
internal sealed class HeldPauses(TimeProvider time) : TimeProvider
{
    private readonly TaskCompletionSource end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int begun;

    /// <summary>How many pauses were begun.</summary>
    public int Begun => Volatile.Read(ref begun);

    public override DateTimeOffset GetUtcNow() => time.GetUtcNow();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Interlocked.Increment(ref begun);
        _ = end.Task.ContinueWith(_ => callback(state), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        return new Held();
    }

    /// <summary>Ends them all, and those that are begun later at once.</summary>
    public void End() => end.TrySetResult();

    // A pause that was given up is told all the same when it ends, and takes no notice.
    private sealed class Held : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => false;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
