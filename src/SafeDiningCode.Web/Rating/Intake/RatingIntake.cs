using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.Extensions.Options;
using SafeDiningCode.Web.Hosting.Logging;
using SafeDiningCode.Web.Hosting.Telemetry;

namespace SafeDiningCode.Web.Rating.Intake;

/// <summary>
/// The one way into the ratings. Those that arrive while a transaction is being written share the next one (group
/// commit), and each is answered only after its transaction is committed. The queue is bounded.
/// </summary>
internal sealed class RatingIntake : IHostedService, IAsyncDisposable
{
    /// <summary>As long as a diner waits at a till. What is given up may be stored all the same, and sent again it counts once.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly RatingBatches batches;
    private readonly RatingMeter meter;
    private readonly ILogger<RatingIntake> logger;
    private readonly int batchSize;
    private readonly Channel<Waiting> queue;
    private readonly WaitingRoom room = new(Patience);

    // Of the batch that is gathered: kept, for each would grow them anew.
    private readonly HashSet<string> visits = new(StringComparer.Ordinal);
    private readonly HashSet<(long Eatery, int Day, long Device)> devices = [];
    private Task writing = Task.CompletedTask;

    public RatingIntake(RatingBatches batches, RatingMeter meter, IOptions<IntakeOptions> options, ILogger<RatingIntake> logger)
    {
        this.batches = batches;
        this.meter = meter;
        this.logger = logger;
        batchSize = options.Value.BatchSize;
        queue = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(options.Value.QueueLength) { SingleReader = true });
        meter.WatchQueue(() => queue.Reader.Count);
    }

    /// <summary>Whether nothing waits to be written.</summary>
    public bool IsDrained => queue.Reader.Count == 0;

    /// <summary>Takes a rating and answers when it is stored for good, or why it is not.</summary>
    public async Task<RatingAnswer> SubmitAsync(Arrival arrival)
    {
        var waiting = new Waiting(arrival);
        var answer = queue.Writer.TryWrite(waiting) ? await room.WaitAsync(waiting) : new RatingAnswer(RatingOutcome.Busy);
        meter.Answered(answer, arrival);
        return answer;
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        writing = Task.Run(WriteAsync, CancellationToken.None);
        return Task.CompletedTask;
    }

    /// <summary>Takes no more, and writes what waits.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        queue.Writer.TryComplete();
        await writing.WaitAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        await writing;
        await batches.DisposeAsync();
        room.Dispose();
    }

    private async Task WriteAsync()
    {
        var batch = new List<Waiting>(batchSize);
        var later = new List<Waiting>();
        while (later.Count > 0 || await queue.Reader.WaitToReadAsync())
        {
            Gather(batch, later);
            var answers = await WriteAsync([.. batch.Select(waiting => waiting.Arrival)]);
            for (var i = 0; i < batch.Count; i++)
            {
                batch[i].TrySetResult(answers[i]);
            }
        }
    }

    private async Task<RatingAnswer[]> WriteAsync(Arrival[] batch)
    {
        using var span = Spans.Rating.StartActivity("intake batch");
        span?.SetTag("safedining.batch.size", batch.Length);
        var started = Stopwatch.GetTimestamp();
        try
        {
            return await batches.WriteAsync(batch);
        }
        catch (Exception error)
        {
            // Whatever it was, the loop goes on: one batch fails, not the intake.
            logger.LogCritical("A batch of {Count} ratings failed in a way nobody foresaw: {Error}", batch.Length, LoggedError.Of(error));
            return [.. batch.Select(_ => new RatingAnswer(RatingOutcome.Unavailable))];
        }
        finally
        {
            meter.Wrote(batch.Length, Stopwatch.GetElapsedTime(started));
        }
    }

    // Two with the same visit, or of the same device at the same eatery and day, must not meet in a batch: which of
    // them counts is decided by the first being stored. The second waits for the next batch.
    private void Gather(List<Waiting> batch, List<Waiting> later)
    {
        batch.Clear();
        visits.Clear();
        devices.Clear();
        var waited = later.ToArray();
        later.Clear();
        foreach (var waiting in waited)
        {
            (batch.Count < batchSize && Fits(waiting) ? batch : later).Add(waiting);
        }

        while (batch.Count < batchSize && later.Count < batchSize && queue.Reader.TryRead(out var next))
        {
            (Fits(next) ? batch : later).Add(next);
        }
    }

    private bool Fits(Waiting waiting)
    {
        var arrival = waiting.Arrival;
        var device = (arrival.EateryId, arrival.Day, arrival.DeviceTag);
        if (!visits.Add(arrival.Nonce))
        {
            return false;
        }

        if (devices.Add(device))
        {
            return true;
        }

        visits.Remove(arrival.Nonce);
        return false;
    }
}
