using System.Collections.Concurrent;

namespace SafeDiningCode.Web.Rating.Intake;

/// <summary>
/// Who waits for an answer, in the order in which they came, and is told when it was too long. One timer looks at those
/// who came first: one for each of them would cost more than all else that a submission does.
/// </summary>
internal sealed class WaitingRoom : IDisposable
{
    // What patience is rounded up to.
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);
    private readonly ConcurrentQueue<Waiting> waiting = new();
    private readonly Lock door = new();
    private readonly TimeSpan patience;
    private readonly Timer timer;

    public WaitingRoom(TimeSpan patience)
    {
        this.patience = patience;
        timer = new Timer(static room => ((WaitingRoom)room!).Look(), this, Interval, Interval);
    }

    /// <summary>Waits with one until it is answered, or gives it up.</summary>
    public Task<RatingAnswer> WaitAsync(Waiting one)
    {
        waiting.Enqueue(one);
        return one.Task;
    }

    public void Dispose() => timer.Dispose();

    private void Look()
    {
        // A look that takes longer than the interval is not joined by the next.
        if (!door.TryEnter())
        {
            return;
        }

        try
        {
            while (waiting.TryPeek(out var first) && (first.Task.IsCompleted || first.Waited >= patience))
            {
                first.TrySetResult(new RatingAnswer(RatingOutcome.Unavailable));
                waiting.TryDequeue(out _);
            }
        }
        finally
        {
            door.Exit();
        }
    }
}
