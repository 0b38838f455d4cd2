namespace SafeDiningCode.Rules.Kitchens;

/// <summary>
/// What is on record of an open kitchen: what was heard of it, and the state it was last written down in. Time and
/// heartbeats take it from state to state. When each change happened follows from what was heard alone and not from when
/// somebody looked, so that any number of instances that keep the record write the same history.
/// </summary>
/// <param name="Kind">The kind declared; null once the declaration is withdrawn.</param>
/// <param name="HeartbeatUtc">The minute in which the platform last said that it lives; null if never.</param>
/// <param name="FrameUtc">The minute in which its picture last changed; null if never.</param>
/// <param name="State">The state written down last.</param>
/// <param name="SinceUtc">Since when.</param>
public sealed record KitchenRecord(KitchenKind? Kind, DateTime? HeartbeatUtc, DateTime? FrameUtc, KitchenState State, DateTime SinceUtc)
{
    /// <summary>How far a platform's clock may run ahead. A picture from further in the future says nothing.</summary>
    public static readonly TimeSpan Skew = TimeSpan.FromMinutes(2);

    /// <summary>Whether the state comes from heartbeats: of the kinds that one looks at through a camera.</summary>
    public static bool IsWatched(KitchenKind? kind) => kind is KitchenKind.Video or KitchenKind.Network;

    /// <summary>A kitchen just declared, or declared anew as another kind: what was heard of the old one no longer holds.</summary>
    public static KitchenRecord Declared(KitchenKind kind, DateTime nowUtc) =>
        new(kind, HeartbeatUtc: null, FrameUtc: null, KitchenStates.Of(kind, heartbeatUtc: null, frameUtc: null, nowUtc), Milliseconds(nowUtc));

    /// <summary>
    /// The minute for which a picture counts. What platforms say is kept to the minute: a heartbeat that says nothing new
    /// about its minute changes nothing, and need not be written.
    /// </summary>
    /// <param name="frameUtc">When the picture changed, by the platform's clock.</param>
    /// <param name="nowUtc">Now, by ours.</param>
    /// <returns>Null where the platform's clock is wrong: the picture would be from the future.</returns>
    public static DateTime? FrameMinute(DateTime frameUtc, DateTime nowUtc) =>
        frameUtc > nowUtc + Skew ? null : Minute(frameUtc < nowUtc ? frameUtc : nowUtc);

    /// <summary>The record at an instant if nothing more was heard; what changed until then is added to <paramref name="changes"/>.</summary>
    public KitchenRecord After(DateTime nowUtc, ICollection<KitchenChange> changes)
    {
        var now = Milliseconds(nowUtc);
        var record = this;
        // From the last thing that is known of it: a record kept by nobody for a while may not have its last heartbeat in its state.
        var at = HeartbeatUtc is { } heartbeat && heartbeat > SinceUtc ? heartbeat : SinceUtc;
        while (at <= now)
        {
            var state = KitchenStates.Of(Kind, HeartbeatUtc, FrameUtc, at);
            if (state != record.State)
            {
                record = record with { State = state, SinceUtc = at };
                changes.Add(new KitchenChange(state, at));
            }

            if (KitchenStates.NextChange(Kind, HeartbeatUtc, FrameUtc, at) is not { } next)
            {
                break;
            }

            at = NextMillisecond(next);
        }

        return record;
    }

    /// <summary>The record after a heartbeat; what changed until then, and by it, is added to <paramref name="changes"/>.</summary>
    /// <param name="frameMinute">See <see cref="FrameMinute"/>. One older than that on record changes nothing: heartbeats overtake one another.</param>
    /// <param name="nowUtc">When it was heard.</param>
    /// <param name="changes">Takes the changes.</param>
    public KitchenRecord Heard(DateTime frameMinute, DateTime nowUtc, ICollection<KitchenChange> changes)
    {
        if (!IsWatched(Kind))
        {
            return this;
        }

        var record = After(nowUtc, changes);
        record = record with { HeartbeatUtc = Later(HeartbeatUtc, Minute(nowUtc)), FrameUtc = Later(FrameUtc, frameMinute) };
        var now = Later(record.SinceUtc, Milliseconds(nowUtc));
        var state = KitchenStates.Of(Kind, record.HeartbeatUtc, record.FrameUtc, now);
        if (state != record.State)
        {
            record = record with { State = state, SinceUtc = now };
            changes.Add(new KitchenChange(state, now));
        }

        return record;
    }

    /// <summary>
    /// The record declared as this kind from now on; as another kind, or after it was withdrawn, nothing is heard of it
    /// yet. What changed until then, and by it, is added to <paramref name="changes"/>.
    /// </summary>
    public KitchenRecord DeclaredAs(KitchenKind kind, DateTime nowUtc, ICollection<KitchenChange> changes)
    {
        var record = After(nowUtc, changes);
        if (Kind == kind)
        {
            return record;
        }

        var next = Declared(kind, Later(record.SinceUtc, nowUtc));
        if (next.State == record.State)
        {
            return next with { SinceUtc = record.SinceUtc };
        }

        changes.Add(new KitchenChange(next.State, next.SinceUtc));
        return next;
    }

    /// <summary>The record of a declaration taken back; what changed until then, and by it, is added to <paramref name="changes"/>.</summary>
    public KitchenRecord Withdrawn(DateTime nowUtc, ICollection<KitchenChange> changes)
    {
        var record = After(nowUtc, changes);
        if (Kind is null)
        {
            return record;
        }

        var now = Later(record.SinceUtc, Milliseconds(nowUtc));
        changes.Add(new KitchenChange(KitchenState.NotDeclared, now));
        return new KitchenRecord(Kind: null, HeartbeatUtc: null, FrameUtc: null, KitchenState.NotDeclared, now);
    }

    private static DateTime Later(DateTime? one, DateTime other) => one is { } instant && instant > other ? instant : other;

    private static DateTime Minute(DateTime utc) => new(utc.Ticks - (utc.Ticks % TimeSpan.TicksPerMinute), DateTimeKind.Utc);

    private static DateTime Milliseconds(DateTime utc) => new(utc.Ticks - (utc.Ticks % TimeSpan.TicksPerMillisecond), DateTimeKind.Utc);

    private static DateTime NextMillisecond(DateTime utc) => Milliseconds(utc.AddTicks(TimeSpan.TicksPerMillisecond - 1));
}
