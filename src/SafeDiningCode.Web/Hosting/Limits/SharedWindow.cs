using System.Globalization;
using System.Threading.RateLimiting;
using SafeDiningCode.Web.Data.Redis;

namespace SafeDiningCode.Web.Hosting.Limits;

/// <summary>
/// So many a minute for one network, counted over all instances in Redis; where Redis gives no answer, each instance
/// counts for itself. The minute is the clock's.
/// </summary>
internal sealed class SharedWindow(RedisLink redis, TimeProvider clock, string policy, string network, int permits) : RateLimiter
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);
    private readonly Lock gate = new();
    private long minute;
    private int taken;
    private DateTimeOffset lastAsked = clock.GetUtcNow();

    /// <inheritdoc/>
    public override TimeSpan? IdleDuration
    {
        get
        {
            var now = clock.GetUtcNow();
            lock (gate)
            {
                // One that is idle for ten seconds is thrown away, and what it has counted this minute with it.
                return minute == Minute(now) ? null : now - lastAsked;
            }
        }
    }

    /// <inheritdoc/>
    public override RateLimiterStatistics? GetStatistics() => null;

    /// <summary>Decides at once where the answer lies here; a lease that is not acquired sends the caller to <see cref="AcquireAsyncCore"/>.</summary>
    protected override RateLimitLease AttemptAcquireCore(int permitCount) =>
        redis.IsConfigured ? new Lease(isAcquired: false) : TakeHere();

    /// <inheritdoc/>
    protected override async ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken)
    {
        var here = TakeHere();
        if (!redis.IsConfigured || !here.IsAcquired)
        {
            return here;
        }

        var now = clock.GetUtcNow();
        var name = redis.Name("limit", string.Create(CultureInfo.InvariantCulture, $"{policy}:{network}:{Minute(now)}"));
        var reply = await redis.AskAsync(database =>
        {
            var batch = database.CreateBatch();
            var counted = batch.StringIncrementAsync(name);
            _ = batch.KeyExpireAsync(name, 2 * Window);
            batch.Execute();
            return counted;
        });
        return reply.IsThere && reply.Value > permits ? new Lease(isAcquired: false, Rest(now)) : here;
    }

    private static long Minute(DateTimeOffset now) => now.UtcTicks / Window.Ticks;

    private static TimeSpan Rest(DateTimeOffset now) => new(Window.Ticks - (now.UtcTicks % Window.Ticks));

    private Lease TakeHere()
    {
        var now = clock.GetUtcNow();
        lock (gate)
        {
            lastAsked = now;
            if (minute != Minute(now))
            {
                (minute, taken) = (Minute(now), 0);
            }

            return ++taken <= permits ? new Lease(isAcquired: true) : new Lease(isAcquired: false, Rest(now));
        }
    }

    private sealed class Lease(bool isAcquired, TimeSpan retryAfter = default) : RateLimitLease
    {
        public override bool IsAcquired => isAcquired;

        public override IEnumerable<string> MetadataNames => isAcquired ? [] : [MetadataName.RetryAfter.Name];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = retryAfter;
            return !isAcquired && metadataName == MetadataName.RetryAfter.Name;
        }
    }
}
