using SafeDiningCode.Rules.Inspections;
using SafeDiningCode.Rules.Kitchens;
using SafeDiningCode.Rules.Licences;
using SafeDiningCode.Rules.Satisfaction;

namespace SafeDiningCode.Web.Scanning.Profiles;

/// <summary>What a diner sees of an eatery: the facts behind the page and behind its JSON twin, as of one moment.</summary>
internal sealed record Profile
{
    public required long EateryId { get; init; }

    /// <summary>The name over the door (门店招牌); the operator's name where none is registered.</summary>
    public required string Name { get; init; }

    /// <summary>The operator on the licence (经营者名称).</summary>
    public required string Operator { get; init; }

    public required string Address { get; init; }

    /// <summary>The finest known place, and the unit that counts its ratings.</summary>
    public required string Division { get; init; }

    public required string Unit { get; init; }

    public required string LicenceNumber { get; init; }

    public required string LicenceScope { get; init; }

    public required string LicenceAuthority { get; init; }

    public required DateOnly LicenceIssuedOn { get; init; }

    public required DateOnly LicenceValidUntil { get; init; }

    public required LicenceStatus LicenceStatus { get; init; }

    public required LicenceState LicenceState { get; init; }

    /// <summary>When the registry last confirmed the licence, UTC.</summary>
    public required DateTime LicenceConfirmedAt { get; init; }

    public Grade? Grade { get; init; }

    /// <summary>The last three at most, latest first.</summary>
    public required IReadOnlyList<PastInspection> Inspections { get; init; }

    public KitchenKind? KitchenKind { get; init; }

    public required KitchenState KitchenState { get; init; }

    /// <summary>When the kitchen's platform was last heard of, and when its picture last changed, UTC.</summary>
    public DateTime? KitchenHeartbeatAt { get; init; }

    public DateTime? KitchenFrameAt { get; init; }

    /// <summary>Counted ratings of the last 90 days.</summary>
    public required Tally Satisfaction { get; init; }

    /// <summary>When these facts were read, UTC.</summary>
    public required DateTime AsOf { get; init; }
}

/// <summary>A past inspection, with what failed in it.</summary>
internal sealed record PastInspection(DateOnly Date, InspectionResult Result, IReadOnlyList<FailedItem> Failed);

/// <summary>An item that failed, in the words of the form, and the day it was mended.</summary>
internal sealed record FailedItem(string Wording, bool KeyItem, DateOnly? MendedOn);
