using SafeDiningCode.Web.Registry.Changes;

namespace SafeDiningCode.Web.Scanning.Profiles;

/// <summary>
/// The latest version of each eatery that this instance has heard of: facts that carry an earlier one are not shown,
/// wherever they come from and however late they arrive. Kept for longer than any copy is taken for fresh, within a bound.
/// </summary>
internal sealed class KnownVersions(TimeProvider clock)
{
    /// <summary>How long a version is remembered: several times the life of a copy.</summary>
    public static readonly TimeSpan Kept = 5 * Snapshot.SummaryLife;

    /// <summary>How many are remembered, some ten megabytes; an import may change more eateries than that at once.</summary>
    public const int Most = 100_000;

    private readonly Lock gate = new();
    private readonly Dictionary<long, long> versions = [];
    private readonly Queue<(DateTimeOffset At, ChangedEatery Change)> heard = [];
    private DateTime? coveredSince;
    private DateTime forgottenAt = DateTime.MinValue;
    private bool following;

    /// <summary>How many are remembered now.</summary>
    public int Count
    {
        get
        {
            lock (gate)
            {
                return versions.Count;
            }
        }
    }

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

            if (heard.Count > Most)
            {
                ForgetAll(now.UtcDateTime);
            }
        }
    }

    /// <summary>Whether nothing newer is known than facts of this version, which were asked for at a moment.</summary>
    public bool IsLatest(long eatery, long version, DateTime askedAt)
    {
        lock (gate)
        {
            return version >= versions.GetValueOrDefault(eatery) && askedAt >= forgottenAt;
        }
    }

    /// <summary>Says that every change since a moment has been heard, and lets go of what need not be remembered any longer.</summary>
    public void Cover(DateTime since)
    {
        var now = clock.GetUtcNow();
        lock (gate)
        {
            coveredSince ??= since > forgottenAt ? since : forgottenAt;
            following = true;
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

    /// <summary>Says that changes are not heard of at present.</summary>
    public void Lose()
    {
        lock (gate)
        {
            following = false;
        }
    }

    /// <summary>Whether a change made after facts were read would be known here: only then may another's copy be shown as fresh.</summary>
    public bool Covers(DateTime readAt)
    {
        lock (gate)
        {
            return following && readAt >= coveredSince;
        }
    }

    // Too many to remember each: nothing that was read, or asked for, before this moment is trusted instead.
    private void ForgetAll(DateTime now)
    {
        versions.Clear();
        heard.Clear();
        forgottenAt = now;
        coveredSince = coveredSince is null ? null : now;
    }
}
