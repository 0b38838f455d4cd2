using SafeDiningCode.Rules.Kitchens;

namespace SafeDiningCode.Web.Kitchens.Records;

/// <summary>A kitchen as the database has it, with the place of its eatery.</summary>
internal sealed record KitchenRow
{
    /// <summary>The name that platforms know it by.</summary>
    public required string Id { get; init; }

    public required long EateryId { get; init; }

    public required string Division { get; init; }

    public required string Unit { get; init; }

    public required string Kind { get; init; }

    /// <summary>registry or owner.</summary>
    public required string DeclaredBy { get; init; }

    public required DateTime DeclaredAt { get; init; }

    public DateTime? WithdrawnAt { get; init; }

    /// <summary>The page on which diners can watch it; null where there is none.</summary>
    public string? Viewing { get; init; }

    public DateTime? HeartbeatAt { get; init; }

    public DateTime? FrameAt { get; init; }

    public required string State { get; init; }

    public required DateTime StateSince { get; init; }

    public required int StateNumber { get; init; }

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
