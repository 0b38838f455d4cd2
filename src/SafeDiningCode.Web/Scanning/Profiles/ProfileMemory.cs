using System.Collections.Concurrent;
using SafeDiningCode.Web.Registry.Changes;
using SafeDiningCode.Web.Scanning.Counts;

namespace SafeDiningCode.Web.Scanning.Profiles;

/// <summary>
/// The snapshots in memory, within a bound: facts of many, ready answers of those in use. Reading takes no lock; all else
/// is done under the cache's lock. Ready answers, which can be made again, go before facts, but for a part of the bound
/// that is theirs. What must go is found by a clock's hand: whoever was asked for since the hand last came by stays.
/// </summary>
internal sealed class ProfileMemory(long limit)
{
    // What must go has lived for long, and the collector looks at such only when the heap has grown by about as much again:
    // it is asked to, beside the work that goes on, each time a quarter of the bound has gone.
    private const int PartGone = 4;

    // The part of the bound that facts leave to ready answers.
    private const int PartReady = 4;

    private readonly ConcurrentDictionary<UInt128, CachedCode> byCode = new();
    private readonly Dictionary<long, CachedCode> byEatery = [];
    private readonly List<CachedCode> ring = [];
    private int readyHand;
    private int factHand;
    private long bytes;
    private long readyBytes;
    private long gone;

    /// <summary>Memory taken, as estimated.</summary>
    public long Bytes => Interlocked.Read(ref bytes);

    /// <summary>Codes in memory.</summary>
    public int Count => ring.Count;

    /// <summary>The place of a code; null where it has none.</summary>
    public CachedCode? Find(UInt128 code) => byCode.TryGetValue(code, out var cached) ? cached : null;

    /// <summary>Keeps a snapshot in place of any earlier one of its code.</summary>
    public void Put(UInt128 code, Snapshot snapshot)
    {
        if (byCode.TryGetValue(code, out var cached))
        {
            Interlocked.Add(ref bytes, snapshot.Bytes - cached.Current.Bytes);
            readyBytes += snapshot.ReadyBytes - cached.Current.ReadyBytes;
            cached.Current = snapshot;
        }
        else
        {
            cached = new CachedCode(code, snapshot) { Position = ring.Count };
            // A hand at the end would come upon the newcomer first.
            readyHand = readyHand < ring.Count ? readyHand : 0;
            factHand = factHand < ring.Count ? factHand : 0;
            cached.NextOfEatery = byEatery.GetValueOrDefault(snapshot.EateryId);
            byEatery[snapshot.EateryId] = cached;
            ring.Add(cached);
            byCode[code] = cached;
            Interlocked.Add(ref bytes, snapshot.Bytes);
            readyBytes += snapshot.ReadyBytes;
        }

        MakeRoom();
    }

    /// <summary>
    /// Keeps a ready answer, if its snapshot is still the one in memory. Where there is no room left, only one whose facts
    /// were asked for more than once since they were read: pages of codes that are scanned now and then would only push one
    /// another out, and leave holes in the heap.
    /// </summary>
    public void Keep(UInt128 code, Snapshot snapshot, int variant, ReadyAnswer answer)
    {
        if (byCode.TryGetValue(code, out var cached)
            && ReferenceEquals(cached.Current, snapshot)
            && (snapshot.WasAskedAgain || bytes + answer.Size <= limit))
        {
            var added = snapshot.Keep(variant, answer);
            Interlocked.Add(ref bytes, added);
            readyBytes += added;
            MakeRoom();
        }
    }

    /// <summary>
    /// Makes everything of an eatery that lacks a change be read again before it is shown. The facts stay, for the case
    /// that the database goes away before that.
    /// </summary>
    public void Expire(ChangedEatery change)
    {
        for (var cached = byEatery.GetValueOrDefault(change.Id); cached is not null; cached = cached.NextOfEatery)
        {
            if (change.Version == 0 || cached.Current.Version < change.Version)
            {
                cached.Current.Expire();
                DropReady(cached);
            }
        }
    }

    private void MakeRoom()
    {
        while (bytes > limit && ring.Count > 0)
        {
            if (readyBytes > limit / PartReady)
            {
                gone += DropReady(Coldest(ref readyHand, static cached => cached.Current.ReadyBytes > 0));
            }
            else
            {
                var coldest = Coldest(ref factHand, static _ => true);
                gone += coldest.Current.Bytes;
                Remove(coldest);
            }
        }

        if (gone > limit / PartGone)
        {
            gone = 0;
            ThreadPool.UnsafeQueueUserWorkItem(static _ => GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: false), null);
        }
    }

    // There is one that counts, and the second time round nobody was asked for since the first.
    private CachedCode Coldest(ref int hand, Func<CachedCode, bool> counts)
    {
        while (true)
        {
            hand = hand < ring.Count ? hand : 0;
            var cached = ring[hand++];
            if (!counts(cached))
            {
                continue;
            }

            if (!cached.WasAsked)
            {
                return cached;
            }

            cached.WasAsked = false;
        }
    }

    private int DropReady(CachedCode cached)
    {
        var size = cached.Current.DropReady();
        Interlocked.Add(ref bytes, -size);
        readyBytes -= size;
        return size;
    }

    private void Remove(CachedCode cached)
    {
        byCode.TryRemove(cached.Code, out _);
        Interlocked.Add(ref bytes, -cached.Current.Bytes);
        readyBytes -= cached.Current.ReadyBytes;
        var last = ring[^1];
        ring[cached.Position] = last;
        last.Position = cached.Position;
        ring.RemoveAt(ring.Count - 1);
        Unlink(cached);
    }

    private void Unlink(CachedCode cached)
    {
        var eatery = cached.Current.EateryId;
        var first = byEatery[eatery];
        if (!ReferenceEquals(first, cached))
        {
            while (!ReferenceEquals(first.NextOfEatery, cached))
            {
                first = first.NextOfEatery!;
            }

            first.NextOfEatery = cached.NextOfEatery;
        }
        else if (cached.NextOfEatery is { } next)
        {
            byEatery[eatery] = next;
        }
        else
        {
            byEatery.Remove(eatery);
        }
    }
}

/// <summary>A code's place in memory.</summary>
internal sealed class CachedCode(UInt128 code, Snapshot snapshot)
{
    private volatile Snapshot current = snapshot;
    private volatile bool wasAsked;

    public UInt128 Code => code;

    /// <summary>What is known of it now.</summary>
    public Snapshot Current
    {
        get => current;
        set => current = value;
    }

    /// <summary>Whether anybody asked since the clock's hand last came by. Written only on change: readers share the line.</summary>
    public bool WasAsked
    {
        get => wasAsked;
        set
        {
            if (wasAsked != value)
            {
                wasAsked = value;
            }
        }
    }

    /// <summary>How often it was scanned at meals.</summary>
    public ScanTally Scans { get; } = new();

    public int Position { get; set; }

    /// <summary>The next code of the same eatery in memory.</summary>
    public CachedCode? NextOfEatery { get; set; }
}
