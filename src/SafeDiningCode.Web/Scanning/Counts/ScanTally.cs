namespace SafeDiningCode.Web.Scanning.Counts;

/// <summary>
/// The scans of a code since they were last taken. Apart from the code's place in the cache: that is only read at a scan, and
/// what is written lies on a line of its own; and it may be held when the cache has let the code go.
/// </summary>
internal sealed class ScanTally
{
    private int scans;

    /// <summary>Whose code it is; said by the first scan that is counted.</summary>
    public long EateryId { get; private set; }

    /// <summary>Counts a scan, and answers whether it is the first since they were taken.</summary>
    public bool Add(long eatery)
    {
        if (Interlocked.Increment(ref scans) > 1)
        {
            return false;
        }

        EateryId = eatery;
        return true;
    }

    /// <summary>Takes the scans that were counted.</summary>
    public int Take() => Interlocked.Exchange(ref scans, 0);
}
