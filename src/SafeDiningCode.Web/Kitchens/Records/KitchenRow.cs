using SafeDiningCode.Rules.Kitchens;

namespace SafeDiningCode.Web.Kitchens.Records;

/// <summary>A kitchen as the database has it, with the place of its eatery.</summary>
public sealed record KitchenRow
{
    /// <summary>The name that platforms know it by.</summary>
    public required string Id { get; init; }

    /// <summary>Whose it is.</summary>
    public required long EateryId { get; init; }

    /// <summary>The finest known place of the eatery: scopes go by it.</summary>
    public required string Division { get; init; }

    /// <summary>Where the eatery is counted.</summary>
    public required string Unit { get; init; }

    /// <summary>The kind declared last: <see cref="KitchenKinds.ToCode"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>registry or owner.</summary>
    public required string DeclaredBy { get; init; }

    /// <summary>When it was declared, UTC.</summary>
    public required DateTime DeclaredAt { get; init; }

    /// <summary>When the declaration was taken back, UTC; null while it stands.</summary>
    public DateTime? WithdrawnAt { get; init; }

    /// <summary>The page on which diners can watch it; null where there is none.</summary>
    public string? Viewing { get; init; }

    /// <summary>The minute in which its platform was last heard of, UTC; null if never.</summary>
    public DateTime? HeartbeatAt { get; init; }

    /// <summary>The minute in which its picture last changed, UTC; null if never.</summary>
    public DateTime? FrameAt { get; init; }

    /// <summary>The state written down last: <see cref="KitchenStates.ToCode"/>.</summary>
    public required string State { get; init; }

    /// <summary>Since when it is in that state, UTC.</summary>
    public required DateTime StateSince { get; init; }

    /// <summary>The number of the newest row of its history.</summary>
    public required int StateNumber { get; init; }

    /// <summary>How often the row was written.</summary>
    public required long Revision { get; init; }

    /// <summary>The kind declared; null once the declaration is withdrawn.</summary>
    public KitchenKind? DeclaredKind => WithdrawnAt is null ? KitchenKinds.FromCode(Kind) : null;

    /// <summary>The rules' view of it.</summary>
    public KitchenRecord ToRecord() => new(
        DeclaredKind,
        HeartbeatAt,
        FrameAt,
        KitchenStates.FromCode(State) ?? throw new InvalidOperationException($"Kitchen {Id} is in no known state."),
        StateSince);
}
