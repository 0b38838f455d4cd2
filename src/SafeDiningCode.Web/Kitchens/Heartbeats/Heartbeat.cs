using SafeDiningCode.Rules.Kitchens;
using SafeDiningCode.Web.Kitchens.Records;

namespace SafeDiningCode.Web.Kitchens.Heartbeats;

/// <summary>A platform's word that it sees a kitchen.</summary>
/// <param name="Kitchen">The name that platforms know the kitchen by, in its canonical form.</param>
/// <param name="FrameMinute">The minute in which its picture last changed: see <see cref="KitchenRecord.FrameMinute"/>.</param>
/// <param name="HeardAt">When it was heard, by our clock, UTC.</param>
/// <param name="IsAllowed">Whether the sender may speak of this kitchen.</param>
internal sealed record Heartbeat(string Kitchen, DateTime FrameMinute, DateTime HeardAt, Func<KitchenRow, bool> IsAllowed);

/// <summary>What came of a heartbeat.</summary>
internal enum HeartbeatOutcome
{
    /// <summary>It was heard.</summary>
    Heard,

    /// <summary>There is no such kitchen, or none that the sender may speak of: nobody is told which.</summary>
    Unknown,

    /// <summary>The kitchen's owner has declared no video kitchen, or has taken the declaration back.</summary>
    NotDeclared,
}

/// <summary>What came of a heartbeat, and the state in which it left the kitchen; null where it was not heard.</summary>
internal sealed record HeartbeatAnswer(HeartbeatOutcome Outcome, KitchenState? State);
