namespace SafeDiningCode.Rules.Kitchens;

/// <summary>
/// How an open kitchen stands, from the heartbeats of its video platform and not from a tick box, and when that changes
/// by itself. The times are this project's choice: no regulation names any.
/// </summary>
public static class KitchenStates
{
    /// <summary>A heartbeat or a new picture this old, and no older, is fresh.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);

    /// <summary>A heartbeat this old, and no older, is late; beyond it the kitchen is offline.</summary>
    public static readonly TimeSpan Late = TimeSpan.FromMinutes(30);

    /// <summary>The state at an instant.</summary>
    /// <param name="kind">The kind declared; null if none.</param>
    /// <param name="heartbeatUtc">When the platform last said that it lives; null if never.</param>
    /// <param name="frameUtc">When its picture last changed; null if never.</param>
    /// <param name="nowUtc">The instant. A heartbeat after it, by a clock that runs ahead, counts as fresh.</param>
    public static KitchenState Of(KitchenKind? kind, DateTime? heartbeatUtc, DateTime? frameUtc, DateTime nowUtc)
    {
        switch (kind)
        {
            case null:
                return KitchenState.NotDeclared;
            // A wall one can look through needs no platform.
            case KitchenKind.Partition or KitchenKind.Transparent:
                return KitchenState.Active;
        }

        if (heartbeatUtc is not { } heartbeat)
        {
            return KitchenState.Pending;
        }

        var silence = nowUtc - heartbeat;
        if (silence > Late)
        {
            return KitchenState.Offline;
        }

        return silence <= Fresh && frameUtc is { } frame && nowUtc - frame <= Fresh ? KitchenState.Active : KitchenState.Degraded;
    }

    /// <summary>
    /// The next instant at which the state will be another if nothing more is heard; null if time alone changes nothing.
    /// An age that is just reached still counts, so it is the tick after.
    /// </summary>
    /// <param name="kind">The kind declared; null if none.</param>
    /// <param name="heartbeatUtc">When the platform last said that it lives; null if never.</param>
    /// <param name="frameUtc">When its picture last changed; null if never.</param>
    /// <param name="nowUtc">The instant to look on from.</param>
    public static DateTime? NextChange(KitchenKind? kind, DateTime? heartbeatUtc, DateTime? frameUtc, DateTime nowUtc)
    {
        if (kind is not (KitchenKind.Video or KitchenKind.Network) || heartbeatUtc is not { } heartbeat)
        {
            return null;
        }

        return Of(kind, heartbeat, frameUtc, nowUtc) switch
        {
            KitchenState.Active when frameUtc is { } frame => After(frame < heartbeat ? frame : heartbeat, Fresh),
            KitchenState.Degraded => After(heartbeat, Late),
            _ => null,
        };
    }

    /// <summary>The state's name in the database and in JSON.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is no state.</exception>
    public static string ToCode(KitchenState state) => state switch
    {
        KitchenState.NotDeclared => "not-declared",
        KitchenState.Pending => "pending",
        KitchenState.Active => "active",
        KitchenState.Degraded => "degraded",
        KitchenState.Offline => "offline",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, message: null),
    };

    /// <summary>The state by its name in the database and in JSON; null for any other text.</summary>
    public static KitchenState? FromCode(string? code) => code switch
    {
        "not-declared" => KitchenState.NotDeclared,
        "pending" => KitchenState.Pending,
        "active" => KitchenState.Active,
        "degraded" => KitchenState.Degraded,
        "offline" => KitchenState.Offline,
        _ => null,
    };

    private static DateTime After(DateTime instant, TimeSpan age) => (instant + age).AddTicks(1);
}
