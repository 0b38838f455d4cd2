using System.Threading.Channels;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Hosting.Logging;
using SafeDiningCode.Web.Kitchens.Records;

namespace SafeDiningCode.Web.Kitchens.Heartbeats;

/// <summary>
/// The one way in for heartbeats. Those that arrive while a transaction is being written share the next one, so that
/// a hundred thousand kitchens a minute cost a few transactions a second. The queue is bounded.
/// </summary>
internal sealed class HeartbeatIntake(KitchenBook book, ILogger<HeartbeatIntake> logger) : BackgroundService
{
    /// <summary>Requests that may wait.</summary>
    private const int QueueLength = 2000;

    /// <summary>Heartbeats in one transaction, from one request or from many.</summary>
    private const int Most = 1000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private readonly Channel<Waiting> queue = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(QueueLength) { SingleReader = true });

    /// <summary>Has heartbeats written and answers what came of each; null where that cannot be done now.</summary>
    public async Task<HeartbeatAnswer[]?> SubmitAsync(IReadOnlyList<Heartbeat> heartbeats)
    {
        var waiting = new Waiting(heartbeats);
        try
        {
            return queue.Writer.TryWrite(waiting) ? await waiting.Answers.Task.WaitAsync(Patience) : null;
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    /// <summary>Takes no more, and writes what waits.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        queue.Writer.TryComplete();
        await (ExecuteTask ?? Task.CompletedTask).WaitAsync(cancellationToken);
        await base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Ends with the queue: what was taken before a stop is written after it.
        var batch = new List<Waiting>();
        while (await queue.Reader.WaitToReadAsync(CancellationToken.None))
        {
            batch.Clear();
            for (var count = 0; count < Most && queue.Reader.TryRead(out var next); count += next.Heartbeats.Count)
            {
                batch.Add(next);
            }

            await WriteAsync(batch);
        }
    }

    private async Task WriteAsync(List<Waiting> batch)
    {
        HeartbeatAnswer[]? answers = null;
        try
        {
            answers = await book.HearAsync([.. batch.SelectMany(waiting => waiting.Heartbeats)]);
        }
        catch (Exception error)
        {
            // Whatever it was, the next minute's heartbeats are on their way.
            logger.Log(
                DatabaseErrors.IsUnavailable(error) ? LogLevel.Warning : LogLevel.Error,
                "Heartbeats of {Count} requests could not be written: {Error}", batch.Count, LoggedError.Of(error));
        }

        var from = 0;
        foreach (var waiting in batch)
        {
            waiting.Answers.TrySetResult(answers?[from..(from + waiting.Heartbeats.Count)]);
            from += waiting.Heartbeats.Count;
        }
    }

    private sealed class Waiting(IReadOnlyList<Heartbeat> heartbeats)
    {
        public IReadOnlyList<Heartbeat> Heartbeats => heartbeats;

        public TaskCompletionSource<HeartbeatAnswer[]?> Answers { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
