using System.Collections.Concurrent;
using SafeDiningCode.Web.Data.Keys;

namespace SafeDiningCode.Web.Rating.Devices;

/// <summary>The keys that devices and contents are hashed with, in memory while they live. Each is one day's or one month's.</summary>
internal sealed class RatingKeys(SecretKeys keys)
{
    /// <summary>Tags of a device at one eatery, by day: dies after two days.</summary>
    public const string DeviceDay = "device-day";

    /// <summary>Tags of a device across eateries, by month: dies a week after the month.</summary>
    public const string DeviceMonth = "device-month";

    /// <summary>Fingerprints of what was sent with a visit, by the day the visit began.</summary>
    public const string Visit = "visit";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);
    private readonly ConcurrentDictionary<(string Purpose, int Period), MacKey> known = new();

    /// <summary>The key of a period; made by whoever asks first.</summary>
    /// <exception cref="TimeoutException">The database does not answer as long as a diner waits.</exception>
    public ValueTask<MacKey> GetAsync(string purpose, int period, CancellationToken cancellation = default) =>
        known.TryGetValue((purpose, period), out var key) ? new(key) : new(ReadAsync(purpose, period, cancellation).WaitAsync(Patience, cancellation));

    /// <summary>Destroys the keys of a purpose up to and including a period, here and for ever.</summary>
    public async Task DestroyUpToAsync(string purpose, int period, CancellationToken cancellation = default)
    {
        await keys.DestroyUpToAsync(purpose, period, cancellation);
        foreach (var old in known.Keys.Where(key => key.Period <= period && string.Equals(key.Purpose, purpose, StringComparison.Ordinal)))
        {
            known.TryRemove(old, out _);
        }
    }

    private async Task<MacKey> ReadAsync(string purpose, int period, CancellationToken cancellation)
    {
        var key = new MacKey(await keys.GetOrAddAsync(purpose, period, cancellation));
        known[(purpose, period)] = key;
        return key;
    }
}
