namespace SafeDiningCode.Rules.Kitchens;

/// <summary>
/// When a kitchen that was live has been out for so long that its owner is told. The times are this project's choice: no
/// regulation names any. A picture comes back by itself often enough; and a camera that is switched off with the lights
/// at night is no outage before the shop opens.
/// </summary>
public static class KitchenOutages
{
    /// <summary>Without any signal: from when the kitchen ceased to be live.</summary>
    public static readonly TimeSpan OfflineFor = TimeSpan.FromHours(1);

    /// <summary>With a signal, but a picture that is late or frozen.</summary>
    public static readonly TimeSpan DegradedFor = TimeSpan.FromHours(2);

    /// <summary>Outages that began longer ago are no news: their owners see them on the kitchen's page.</summary>
    public static readonly TimeSpan NewsFor = TimeSpan.FromDays(3);

    /// <summary>From when, in Shanghai, owners are told: kitchens work by then.</summary>
    public static readonly TimeOnly From = new(10, 0);

    /// <summary>Until when.</summary>
    public static readonly TimeOnly To = new(21, 0);

    /// <summary>Whether an outage has lasted long enough, and not too long, to tell of.</summary>
    /// <param name="state">How the kitchen stands now.</param>
    /// <param name="sinceUtc">When it ceased to be live.</param>
    /// <param name="nowUtc">Now.</param>
    public static bool IsNews(KitchenState state, DateTime sinceUtc, DateTime nowUtc)
    {
        var lasted = nowUtc - sinceUtc;
        return lasted <= NewsFor && state switch
        {
            KitchenState.Offline => lasted >= OfflineFor,
            KitchenState.Degraded => lasted >= DegradedFor,
            _ => false,
        };
    }
}
