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
        var answer = new RatingAnswer(RatingOutcome.Busy);
        if (queue.Writer.TryWrite(waiting))
        {
            try
            {
                answer = await waiting.Answer.Task.WaitAsync(Patience);
            }
            catch (TimeoutException)
            {
                answer = new RatingAnswer(RatingOutcome.Unavailable);
            }
        }

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
                batch[i].Answer.TrySetResult(answers[i]);
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
        var visits = new HashSet<string>(StringComparer.Ordinal);
        var devices = new HashSet<(long, int, long)>();
        bool Fits(Waiting waiting)
        {
            var (arrival, device) = (waiting.Arrival, (waiting.Arrival.EateryId, waiting.Arrival.Day, waiting.Arrival.DeviceTag));
            if (visits.Contains(arrival.Nonce) || devices.Contains(device))
            {
                return false;
            }

            visits.Add(arrival.Nonce);
            devices.Add(device);
            return true;
        }

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

    private sealed class Waiting(Arrival arrival)
    {
        public Arrival Arrival => arrival;

        public TaskCompletionSource<RatingAnswer> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
