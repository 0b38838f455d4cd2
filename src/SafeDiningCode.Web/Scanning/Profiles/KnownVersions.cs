using SafeDiningCode.Web.Registry.Changes;

namespace SafeDiningCode.Web.Scanning.Profiles;

/// <summary>
/// The latest version of each eatery that this instance has heard of: facts that carry an earlier one are not shown,
/// wherever they come from and however late they arrive. Kept for longer than any copy is taken for fresh.
/// </summary>
internal sealed class KnownVersions(TimeProvider clock)
{
    /// <summary>How long a version is remembered: several times the life of a copy.</summary>
    public static readonly TimeSpan Kept = 5 * Snapshot.SummaryLife;

    private readonly Lock gate = new();
    private readonly Dictionary<long, long> versions = [];
    private readonly Queue<(DateTimeOffset At, ChangedEatery Change)> heard = [];
    private long coveredSince = long.MaxValue;
    private volatile bool following;

    /// <summary>Remembers what has changed.</summary>
    public void Hear(IReadOnlyCollection<ChangedEatery> changes)
    {
        var now = clock.GetUtcNow();
        lock (gate)
        {
            foreach (var change in changes)
            {
                if (change.Version > versions.GetValueOrDefault(change.Id))
                {
                    versions[change.Id] = change.Version;
                    heard.Enqueue((now, change));
                }
            }

            while (heard.TryPeek(out var oldest) && now - oldest.At > Kept)
            {
                heard.Dequeue();
                if (versions.GetValueOrDefault(oldest.Change.Id) == oldest.Change.Version)
                {
                    versions.Remove(oldest.Change.Id);
                }
            }
        }
    }

    /// <summary>Whether nothing newer is known than facts of this version.</summary>
    public bool IsLatest(long eatery, long version)
    {
        lock (gate)
        {
            return version >= versions.GetValueOrDefault(eatery);
        }
    }

    /// <summary>Says that every change since a moment has been heard.</summary>
    public void Cover(DateTime since)
    {
        Interlocked.CompareExchange(ref coveredSince, since.Ticks, long.MaxValue);
        following = true;
    }

    /// <summary>Says that changes are not heard of at present.</summary>
    public void Lose() => following = false;

    /// <summary>Whether a change made after facts were read would be known here: only then may another's copy be shown as fresh.</summary>
    public bool Covers(DateTime readAt) => following && readAt.Ticks >= Interlocked.Read(ref coveredSince);
}
