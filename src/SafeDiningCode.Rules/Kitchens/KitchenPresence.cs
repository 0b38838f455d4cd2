using SafeDiningCode.Rules.Satisfaction;

namespace SafeDiningCode.Rules.Kitchens;

/// <summary>How much of a time a kitchen could be seen (在线率 of one kitchen).</summary>
public static class KitchenPresence
{
    /// <summary>The time in which the kitchen was active, of that in which one was declared, in milliseconds.</summary>
    /// <param name="changes">Its history in order, from the state at <paramref name="fromUtc"/> or earlier on; before the first there was none.</param>
    /// <param name="fromUtc">Where the time begins.</param>
    /// <param name="toUtc">Where it ends; not before it begins.</param>
    public static Share Online(IEnumerable<KitchenChange> changes, DateTime fromUtc, DateTime toUtc)
    {
        long active = 0;
        long declared = 0;
        KitchenChange? current = null;
        foreach (var change in changes)
        {
            Count(current, change.SinceUtc);
            current = change;
        }

        Count(current, toUtc);
        return new Share(active, declared);

        void Count(KitchenChange? state, DateTime untilUtc)
        {
            if (state is not { State: not KitchenState.NotDeclared } one)
            {
                return;
            }

            var from = one.SinceUtc > fromUtc ? one.SinceUtc : fromUtc;
            var until = untilUtc < toUtc ? untilUtc : toUtc;
            var time = until > from ? (long)(until - from).TotalMilliseconds : 0;
            declared += time;
            active += one.State == KitchenState.Active ? time : 0;
        }
    }

    /// <summary>The same over several times, like those in which a shop is open.</summary>
    public static Share Online(IReadOnlyCollection<KitchenChange> changes, IEnumerable<(DateTime FromUtc, DateTime ToUtc)> times)
    {
        ArgumentNullException.ThrowIfNull(times);
        long active = 0;
        long declared = 0;
        foreach (var (from, to) in times)
        {
            var share = Online(changes, from, to);
            (active, declared) = (active + share.Part, declared + share.Whole);
        }

        return new Share(active, declared);
    }
}
