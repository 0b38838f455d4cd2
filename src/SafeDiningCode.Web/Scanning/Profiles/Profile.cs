using SafeDiningCode.Rules.Inspections;
using SafeDiningCode.Rules.Kitchens;
using SafeDiningCode.Rules.Licences;
using SafeDiningCode.Rules.Satisfaction;

namespace SafeDiningCode.Web.Scanning.Profiles;

/// <summary>What a diner sees of an eatery: the facts behind the page and behind its JSON twin, as of one moment.</summary>
public sealed record Profile
{
    /// <summary>The eatery's key.</summary>
    public required long EateryId { get; init; }

    /// <summary>The name over the door (门店招牌); the operator's name where none is registered.</summary>
    public required string Name { get; init; }

    /// <summary>The operator on the licence (经营者名称).</summary>
    public required string Operator { get; init; }

    /// <summary>The address as registered.</summary>
    public required string Address { get; init; }

    /// <summary>The finest known place.</summary>
    public required string Division { get; init; }

    /// <summary>The unit that counts its ratings.</summary>
    public required string Unit { get; init; }

    /// <summary>The number of the licence that speaks for the eatery: the latest in force, else the latest.</summary>
    public required string LicenceNumber { get; init; }

    /// <summary>What the licence allows (经营项目), as registered.</summary>
    public required string LicenceScope { get; init; }

    /// <summary>The issuing authority (发证机关).</summary>
    public required string LicenceAuthority { get; init; }

    /// <summary>The day of issue.</summary>
    public required DateOnly LicenceIssuedOn { get; init; }

    /// <summary>The last day of validity.</summary>
    public required DateOnly LicenceValidUntil { get; init; }

    /// <summary>What the authority says of the licence.</summary>
    public required LicenceStatus LicenceStatus { get; init; }

    /// <summary>How the licence stands by status and calendar.</summary>
    public required LicenceState LicenceState { get; init; }

    /// <summary>When the registry last confirmed the licence, UTC.</summary>
    public required DateTime LicenceConfirmedAt { get; init; }

    /// <summary>The grade (量化等级); null where there is none.</summary>
    public Grade? Grade { get; init; }

    /// <summary>The last three inspections at most, latest first.</summary>
    public required IReadOnlyList<PastInspection> Inspections { get; init; }

    /// <summary>The kind of open kitchen declared; null if none.</summary>
    public KitchenKind? KitchenKind { get; init; }

    /// <summary>How the open kitchen stands.</summary>
    public required KitchenState KitchenState { get; init; }

    /// <summary>When the kitchen's platform was last heard of, UTC.</summary>
    public DateTime? KitchenHeartbeatAt { get; init; }

    /// <summary>When the kitchen's picture last changed, UTC.</summary>
    public DateTime? KitchenFrameAt { get; init; }

    /// <summary>The page on which the kitchen can be watched; null where there is none.</summary>
    public string? KitchenViewing { get; init; }

    /// <summary>Staff and their health certificates (健康证); null where the eatery keeps no list of them.</summary>
    public StaffCount? Staff { get; init; }

    /// <summary>Counted ratings of the last 90 days.</summary>
    public required Tally Satisfaction { get; init; }

    /// <summary>The day of its latest self-check, where that was the day of reading and its owner lets diners see it; else null.</summary>
    public DateOnly? SelfCheckedOn { get; init; }

    /// <summary>What its owner says of it (店铺资料); null where nothing is on record.</summary>
    public ShopDetails? Shop { get; init; }

    /// <summary>When these facts were read, UTC.</summary>
    public required DateTime AsOf { get; init; }

    /// <summary>Whether the facts are those of another reading: everything but when they were read.</summary>
    internal bool SaysTheSameAs(Profile other) =>
        this with { AsOf = other.AsOf, Inspections = other.Inspections } == other
        && Inspections.SequenceEqual(other.Inspections, PastInspection.ByContents);
}

/// <summary>What an owner says of the shop, in texts as they are stored.</summary>
/// <param name="Hours">Opening hours as <see cref="SafeDiningCode.Rules.Shops.OpeningHours"/> writes them; null where none are published.</param>
/// <param name="Phone">The number that diners may call; null for none.</param>
/// <param name="Cuisine">The cuisine's code; null for none.</param>
/// <param name="Languages">The codes of the languages spoken; null for none.</param>
/// <param name="Photo">What the photograph is called in its address; null for none.</param>
/// <param name="PhotoBytes">The photograph's size; 0 for none.</param>
public sealed record ShopDetails(string? Hours, string? Phone, string? Cuisine, string? Languages, string? Photo, int PhotoBytes);

/// <summary>Staff by their health certificates. Numbers only: names are nobody's business here.</summary>
/// <param name="Total">All on the eatery's list.</param>
/// <param name="Valid">Those whose certificate is valid today.</param>
public sealed record StaffCount(int Total, int Valid);

/// <summary>A past inspection, with what failed in it.</summary>
/// <param name="Date">The day of the visit.</param>
/// <param name="Result">What it came to.</param>
/// <param name="Failed">What failed, in the order of the form.</param>
/// <param name="Mark">What is said of it beside its result.</param>
public sealed record PastInspection(DateOnly Date, InspectionResult Result, IReadOnlyList<FailedItem> Failed, InspectionMark Mark = InspectionMark.None)
{
    /// <summary>Compares what failed item by item.</summary>
    internal static readonly IEqualityComparer<PastInspection> ByContents = EqualityComparer<PastInspection>.Create(
        static (one, other) => one is not null && other is not null
            && one.Date == other.Date && one.Result == other.Result && one.Mark == other.Mark && one.Failed.SequenceEqual(other.Failed),
        static visit => visit.Date.GetHashCode());
}

/// <summary>An item that failed, in the words of the form.</summary>
/// <param name="Wording">The words.</param>
/// <param name="KeyItem">Whether it is a key item (重点项).</param>
/// <param name="MendedOn">The day it was mended; null if that is not on record.</param>
/// <param name="WithdrawnOn">The day on which the authority withdrew it; null where it stands.</param>
public sealed record FailedItem(string Wording, bool KeyItem, DateOnly? MendedOn, DateOnly? WithdrawnOn = null);
