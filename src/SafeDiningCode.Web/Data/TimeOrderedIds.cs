using System.Security.Cryptography;

namespace SafeDiningCode.Web.Data;

/// <summary>
/// Keys made in the process, ascending with time, so that new rows go to the end of a clustered table:
/// 41 bits of milliseconds since 2024, 10 bits drawn at start to keep instances apart, 12 bits of a counter.
/// Two processes can draw the same 10 bits: tables keep a unique key, and a write that meets one is repeated.
/// </summary>
internal sealed class TimeOrderedIds(TimeProvider clock)
{
    private static readonly long Epoch = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();
    private readonly long instance = (long)RandomNumberGenerator.GetInt32(1 << 10) << 12;
    private readonly Lock gate = new();
    private long lastTick;

    /// <summary>The next key.</summary>
    public long Next()
    {
        var now = (clock.GetUtcNow().ToUnixTimeMilliseconds() - Epoch) << 12;
        lock (gate)
        {
            // lastTick counts milliseconds and the counter together: more than 4,096 in a millisecond borrow from the next.
            lastTick = Math.Max(now, lastTick + 1);
            return ((lastTick >> 12) << 22) | instance | (lastTick & 0xFFF);
        }
    }

    /// <summary>The smallest key of an instant: every key made from then on is greater.</summary>
    public static long Floor(DateTime utc) => (new DateTimeOffset(utc).ToUnixTimeMilliseconds() - Epoch) << 22;
}
