using System.Numerics;

namespace SafeDiningCode.LoadTests.Latency;

/// <summary>
/// Counts durations in buckets that grow with what they hold, as HdrHistogram does: 128 for each doubling, so that a
/// percentile is at most 1/128 (0.8%) above the exact one and never below it. Fixed memory, no locks: any thread may
/// record; what is read while others record is of some moment lately.
/// </summary>
internal sealed class LatencyHistogram
{
    private const int BucketBits = 7;
    private const int BucketsEach = 1 << BucketBits;

    /// <summary>Beyond this a duration counts as this long; only the longest of all is kept exactly.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    private static readonly int Buckets = IndexOf(Nanoseconds(Longest)) + 1;
    private readonly int[] counts = new int[Buckets];
    private long count;
    private long longest;

    /// <summary>How many were recorded.</summary>
    public long Count => Interlocked.Read(ref count);

    /// <summary>The longest of all, to the nanosecond.</summary>
    public TimeSpan Max => OfNanoseconds(Interlocked.Read(ref longest));

    /// <summary>Counts one; a negative one as zero.</summary>
    public void Record(TimeSpan duration)
    {
        var value = Math.Max(0, Nanoseconds(duration));
        Interlocked.Increment(ref counts[Math.Min(IndexOf(value), Buckets - 1)]);
        Interlocked.Increment(ref count);
        var seen = Interlocked.Read(ref longest);
        while (value > seen)
        {
            var before = Interlocked.CompareExchange(ref longest, value, seen);
            if (before == seen)
            {
                break;
            }

            seen = before;
        }
    }

    /// <summary>Adds all that another one counted.</summary>
    public void Add(LatencyHistogram other)
    {
        for (var i = 0; i < Buckets; i++)
        {
            if (Volatile.Read(ref other.counts[i]) is > 0 and var more)
            {
                Interlocked.Add(ref counts[i], more);
            }
        }

        Interlocked.Add(ref count, other.Count);
        longest = Math.Max(longest, Interlocked.Read(ref other.longest));
    }

    /// <summary>The duration within which so many of a hundred were (nearest rank); zero where none was recorded.</summary>
    public TimeSpan Percentile(double percent)
    {
        var total = 0L;
        for (var i = 0; i < Buckets; i++)
        {
            total += Volatile.Read(ref counts[i]);
        }

        // Nearest rank; the small step back undoes what 99.9 loses as a binary fraction.
        var rank = Math.Max(1, (long)Math.Ceiling((percent / 100 * total) - 1e-6));
        var passed = 0L;
        for (var i = 0; i < Buckets; i++)
        {
            passed += Volatile.Read(ref counts[i]);
            if (passed >= rank)
            {
                return OfNanoseconds(Math.Min(UpperEdge(i), Interlocked.Read(ref longest)));
            }
        }

        return TimeSpan.Zero;
    }

    // Up to 255 ns one bucket each; from there the leading eight bits choose it.
    private static int IndexOf(long value)
    {
        var shift = Math.Max(0, BitOperations.Log2((ulong)value) - BucketBits);
        return (shift * BucketsEach) + (int)(value >> shift);
    }

    private static long UpperEdge(int index)
    {
        var shift = Math.Max(0, (index / BucketsEach) - 1);
        return ((long)(index - (shift * BucketsEach) + 1) << shift) - 1;
    }

    private static long Nanoseconds(TimeSpan duration) => duration.Ticks * TimeSpan.NanosecondsPerTick;

    // Rounded up to the tick, so that what is said is never less than what was counted.
    private static TimeSpan OfNanoseconds(long value) => new((value + TimeSpan.NanosecondsPerTick - 1) / TimeSpan.NanosecondsPerTick);
}
