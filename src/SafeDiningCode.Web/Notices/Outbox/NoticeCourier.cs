using System.Buffers.Binary;
using System.Security.Cryptography;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Hosting.Logging;

namespace SafeDiningCode.Web.Notices.Outbox;

/// <summary>
/// Takes notices out of the outbox and hands them to their carriers. An instance leases what it takes, so that another
/// does not send it too; what an instance that died had in hand is taken again when its lease has ended, and may then
/// arrive twice, as mail allows no better (the second bears the first's identity). Tried again after a minute, two, four
/// and so on up to two hours, for a day.
/// </summary>
internal sealed class NoticeCourier(Database database, IEnumerable<ICarryNotices> carriers, TimeProvider clock, ILogger<NoticeCourier> logger)
    : BackgroundService
{
    private const int AtOnce = 10;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(2);
    private static readonly TimeSpan GivenUpAfter = TimeSpan.FromDays(1);

    // Ten notices take seconds. Where each has to connect anew and each of both steps takes all the time that mail allows
    // it (40 s), they take 800.
    private static readonly TimeSpan LeaseTime = TimeSpan.FromMinutes(15);

    private readonly ICarryNotices[] carriers = [.. carriers];
    private readonly SemaphoreSlim called = new(0, 1);

    /// <summary>There is something in the outbox: do not wait for the next round.</summary>
    public Task Call()
    {
        try
        {
            called.Release();
        }
        catch (SemaphoreFullException)
        {
            // Called already.
        }

        return Task.CompletedTask;
    }

    /// <summary>Hands on all that is due; answers how many attempts that were.</summary>
    public async Task<int> DeliverAsync(CancellationToken cancellation = default)
    {
        var attempts = 0;
        foreach (var carrier in carriers)
        {
            (int Attempts, bool AllLater) batch;
            do
            {
                batch = await DeliverAsync(carrier, cancellation);
                attempts += batch.Attempts;
            }
            // Where a carrier can do nothing now, the rest waits for the next round rather than knock again at once.
            while (batch is { Attempts: >= AtOnce, AllLater: false });
        }

        return attempts;
    }

    public override void Dispose()
    {
        called.Dispose();
        base.Dispose();
    }

    /// <summary>How long to wait after an attempt that was the so-manieth, from 1.</summary>
    internal static TimeSpan PauseAfter(int attempts) =>
        attempts > 8 ? LongestPause : TimeSpan.FromTicks(Math.Min(FirstPause.Ticks << (attempts - 1), LongestPause.Ticks));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (carriers.Length == 0)
        {
            return;
        }

        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await DeliverAsync(stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                logger.LogError("Handing on notices failed; it is tried again in {Seconds} seconds: {Error}", Every.TotalSeconds, LoggedError.Of(error));
            }

            await called.WaitAsync(Every, stoppingToken);
        }
    }

    private static long RandomLease()
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        RandomNumberGenerator.Fill(bytes);
        return BinaryPrimitives.ReadInt64BigEndian(bytes);
    }

    private async Task<(int Attempts, bool AllLater)> DeliverAsync(ICarryNotices carrier, CancellationToken cancellation)
    {
        var lease = RandomLease();
        var notices = await LeaseAsync(carrier.Name, lease, cancellation);
        var done = 0;
        var allLater = true;
        try
        {
            await foreach (var (notice, outcome) in carrier.CarryAsync(notices, cancellation))
            {
                // What has been sent is noted even where the service is being stopped.
                await NoteAsync(carrier.Name, lease, notice, outcome);
                allLater &= outcome.Result == CarryResult.Later;
                done++;
            }
        }
        catch (Exception error) when (done < notices.Count && !cancellation.IsCancellationRequested && !DatabaseErrors.IsUnavailable(error))
        {
            // One that its carrier stumbles over goes behind the others, which go on when the lease has ended.
            await NoteAsync(carrier.Name, lease, notices[done], new Carried(CarryResult.Later, "fault"));
            throw;
        }

        return (notices.Count, allLater);
    }

    // Repeated where another instance stands in the way: what was leased already stays so.
    private Task<List<OutboxRow>> LeaseAsync(string carrier, long lease, CancellationToken cancellation) => Repeats.RunAsync(
        token => LeaseOnceAsync(carrier, lease, token), cancellation);

    private async Task<List<OutboxRow>> LeaseOnceAsync(string carrier, long lease, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var session = await database.OpenAsync(cancellation);
        await session.ExecuteAsync(
            "LeaseNoticeDeliveries", new { Lease = lease, Until = now + LeaseTime, Carrier = carrier, Now = now, Most = AtOnce }, cancellation);
        return await session.QueryAsync<OutboxRow>("LeasedNoticeDeliveries", new { Lease = lease }, cancellation);
    }

    private async Task NoteAsync(string carrier, long lease, OutboxRow notice, Carried outcome)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var due = now + PauseAfter(notice.Attempts + 1);
        if (outcome.Result == CarryResult.Later && due - notice.CreatedAt < GivenUpAfter)
        {
            await ExecuteAsync("PostponeNoticeDelivery", new { Id = notice.DeliveryId, Lease = lease, DueAt = due, Outcome = outcome.Reason });
            return;
        }

        var state = outcome.Result switch { CarryResult.Sent => "sent", CarryResult.Refused => "refused", _ => "expired" };
        await ExecuteAsync("EndNoticeDelivery", new { Id = notice.DeliveryId, Lease = lease, State = state, Outcome = outcome.Reason, Now = now });
        if (outcome.Result != CarryResult.Sent)
        {
            logger.LogWarning(
                "Notice {Notice} ({Kind}) did not leave by {Carrier} and is given up after {Attempts} attempts: {State}, {Reason}",
                notice.Id, notice.Kind, carrier, notice.Attempts + 1, state, outcome.Reason);
        }
    }

    // Doing it twice does it once: the lease is given back with it.
    private Task<int> ExecuteAsync(string statement, object arguments) => Repeats.RunAsync(async token =>
    {
        await using var session = await database.OpenAsync(token);
        return await session.ExecuteAsync(statement, arguments, token);
    });
}
