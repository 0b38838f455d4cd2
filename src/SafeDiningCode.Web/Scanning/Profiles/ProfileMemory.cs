using System.Collections.Concurrent;
using SafeDiningCode.Web.Registry.Changes;

namespace SafeDiningCode.Web.Scanning.Profiles;

/// <summary>
/// The snapshots in memory, within a bound. Reading takes no lock; all else is done under the cache's lock. What must go
/// is found by a clock's hand: whoever was asked for since the hand last came by stays; else the ready answers go
/// first, and the facts when the hand comes by again.
/// </summary>
internal sealed class ProfileMemory(long limit)
{
    // What must go has lived for long, and the collector looks at such only when the heap has grown by about as much again:
    // it is asked to, beside the work that goes on, each time a quarter of the bound has gone.
    private const int PartGone = 4;

    private readonly ConcurrentDictionary<UInt128, CachedCode> byCode = new();
    private readonly Dictionary<long, CachedCode> byEatery = [];
    private readonly List<CachedCode> ring = [];
    private int hand;
    private long bytes;
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
            cached.Current = snapshot;
        }
        else
        {
            cached = new CachedCode(code, snapshot) { Position = ring.Count };
            cached.NextOfEatery = byEatery.GetValueOrDefault(snapshot.EateryId);
            byEatery[snapshot.EateryId] = cached;
            ring.Add(cached);
            byCode[code] = cached;
            Interlocked.Add(ref bytes, snapshot.Bytes);
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
            Interlocked.Add(ref bytes, snapshot.Keep(variant, answer));
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
                Interlocked.Add(ref bytes, -cached.Current.DropReady());
            }
        }
    }

    private void MakeRoom()
    {
        while (bytes > limit && ring.Count > 0)
        {
            hand = hand < ring.Count ? hand : 0;
            var cached = ring[hand];
            if (cached.WasAsked)
            {
                cached.WasAsked = false;
                hand++;
            }
            else if (cached.Current.ReadyBytes > 0)
            {
                Gone(cached.Current.DropReady());
                hand++;
            }
            else
            {
                Remove(cached);
            }
        }

        if (gone > limit / PartGone)
        {
            gone = 0;
            ThreadPool.UnsafeQueueUserWorkItem(static _ => GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: false), null);
        }
    }

    private void Gone(int size)
    {
        Interlocked.Add(ref bytes, -size);
        gone += size;
    }

    private void Remove(CachedCode cached)
    {
        byCode.TryRemove(cached.Code, out _);
        Gone(cached.Current.Bytes);
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

    public int Position { get; set; }

    /// <summary>The next code of the same eatery in memory.</summary>
    public CachedCode? NextOfEatery { get; set; }
}
