using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using SafeDiningCode.Web.Data.Redis;
using SafeDiningCode.Web.Hosting.Limits;

namespace SafeDiningCode.Web.Kitchens.Heartbeats;

/// <summary>How many requests with heartbeats a key may send in a minute, whichever instance they come to.</summary>
internal sealed class HeartbeatLimits(RedisLink redis, TimeProvider clock, IOptions<KitchenOptions> options) : IDisposable
{
    private const string Name = "heartbeats";

    private readonly PartitionedRateLimiter<long> limiter = PartitionedRateLimiter.Create<long, long>(caller => RateLimitPartition.Get<long>(
        caller, key => new SharedWindow(redis, clock, Name, key.ToString(System.Globalization.CultureInfo.InvariantCulture), options.Value.RequestsPerKeyPerMinute)));

    /// <summary>Counts a request; answers how long to wait where it is one too many, else null.</summary>
    public async Task<TimeSpan?> CountAsync(long key, CancellationToken cancellation)
    {
        if (options.Value.RequestsPerKeyPerMinute == 0)
        {
            return null;
        }

        using var lease = await limiter.AcquireAsync(key, permitCount: 1, cancellation);
        return lease.IsAcquired ? null
            : lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait
            : TimeSpan.FromMinutes(1);
    }

    public void Dispose() => limiter.Dispose();
}
