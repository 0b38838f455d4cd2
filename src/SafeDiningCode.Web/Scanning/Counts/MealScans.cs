using System.Collections.Concurrent;
using SafeDiningCode.Web.Scanning.Profiles;

namespace SafeDiningCode.Web.Scanning.Counts;

/// <summary>
/// Counts scans at meal times, in the process's memory. A scan reads one flag and adds one to a number that lies where the
/// scan has just looked: no clock, no lock, nothing awaited, nothing allocated. Of whoever scans, nothing is known here.
/// </summary>
internal sealed class MealScans
{
    // Codes whose number is not nought, each once: who counts the first scan puts the code here. A code that the cache lets go
    // of meanwhile is still here.
    private readonly ConcurrentQueue<CachedCode> scanned = new();
    private volatile bool isMeal;

    /// <summary>Whether it is a time at which scans count: a timer says so.</summary>
    public bool IsMeal
    {
        get => isMeal;
        set => isMeal = value;
    }

    /// <summary>Counts a scan of a code that points to an eatery.</summary>
    public void Count(CachedCode code)
    {
        if (isMeal && code.CountScan() == 1)
        {
            scanned.Enqueue(code);
        }
    }

    /// <summary>Takes away what was counted since this was last called: scans by eatery.</summary>
    public Dictionary<long, int> Take()
    {
        var taken = new Dictionary<long, int>();
        // Those who are counted while this runs may come again: as many as there are now are enough.
        for (var left = scanned.Count; left > 0 && scanned.TryDequeue(out var code); left--)
        {
            var eatery = code.Current.EateryId;
            taken[eatery] = taken.GetValueOrDefault(eatery) + code.TakeScans();
        }

        return taken;
    }
}
