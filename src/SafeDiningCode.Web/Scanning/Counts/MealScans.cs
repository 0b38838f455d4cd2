using System.Collections.Concurrent;
using SafeDiningCode.Web.Scanning.Profiles;

namespace SafeDiningCode.Web.Scanning.Counts;

/// <summary>
/// Counts scans at meal times, in the process's memory. A scan reads one flag and adds one to a number that lies beside
/// what the scan has just looked at: no clock, no lock, nothing awaited, nothing allocated. Of whoever scans, nothing is known here.
/// </summary>
internal sealed class MealScans
{
    // Codes whose number is not nought, each once: who counts the first scan puts the code here. What is held of a code is
    // its number alone: the cache may let go of the rest meanwhile.
    private readonly ConcurrentQueue<ScanTally> scanned = new();
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
        if (isMeal && code.Scans.Add(code.Current.EateryId))
        {
            scanned.Enqueue(code.Scans);
        }
    }

    /// <summary>Takes away what was counted since this was last called: scans by eatery.</summary>
    public Dictionary<long, int> Take()
    {
        var taken = new Dictionary<long, int>();
        // Those who are counted while this runs may come again: as many as there are now are enough.
        for (var left = scanned.Count; left > 0 && scanned.TryDequeue(out var tally); left--)
        {
            taken[tally.EateryId] = taken.GetValueOrDefault(tally.EateryId) + tally.Take();
        }

        return taken;
    }
}
