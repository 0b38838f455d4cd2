namespace SafeDiningCode.Web.Scanning.Profiles;

/// <summary>An issue of a code.</summary>
internal sealed record IssueRow
{
    public required long EateryId { get; init; }

    public DateTime? RevokedAt { get; init; }

    public required long Version { get; init; }
}

/// <summary>An eatery with one of its licences.</summary>
internal sealed record LicensedEateryRow
{
    public required long EateryId { get; init; }

    public required string Operator { get; init; }

    public string? Sign { get; init; }

    public required string Address { get; init; }

    public required string Division { get; init; }

    public required string Unit { get; init; }

    public string? Grade { get; init; }

    public required string Number { get; init; }

    public required string Scope { get; init; }

    public required string Authority { get; init; }

    public required DateOnly IssuedOn { get; init; }

    public required DateOnly ValidUntil { get; init; }

    public required string Status { get; init; }

    public required DateTime ConfirmedAt { get; init; }
}

/// <summary>An inspection with one of the items that failed in it, or with none.</summary>
internal sealed record InspectedItemRow
{
    public required long Id { get; init; }

    public required DateOnly InspectedOn { get; init; }

    public required string Result { get; init; }

    public string? Mark { get; init; }

    public bool? KeyItem { get; init; }

    public string? Wording { get; init; }

    public DateOnly? MendedOn { get; init; }

    public DateOnly? WithdrawnOn { get; init; }
}

/// <summary>A declared open kitchen.</summary>
internal sealed record KitchenRow
{
    public required string Kind { get; init; }

    public string? Viewing { get; init; }

    public DateTime? HeartbeatAt { get; init; }

    public DateTime? FrameAt { get; init; }
}

/// <summary>Staff on the eatery's list, and those of them whose health certificate is valid.</summary>
internal sealed record StaffRow
{
    public required int Total { get; init; }

    public required int Valid { get; init; }
}

/// <summary>Counted ratings of the window.</summary>
internal sealed record TallyRow
{
    public required long Satisfied { get; init; }

    public required long Fair { get; init; }

    public required long Dissatisfied { get; init; }
}

/// <summary>What an owner says of the shop.</summary>
internal sealed record ShopRow
{
    public string? Hours { get; init; }

    public string? Phone { get; init; }

    public string? Cuisine { get; init; }

    public string? Languages { get; init; }

    public byte[]? PhotoHash { get; init; }

    public long? PhotoBytes { get; init; }

    /// <summary>Null where it says nothing.</summary>
    public ShopDetails? ToDetails() => (Hours ?? Phone ?? Cuisine ?? Languages) is null && PhotoHash is null
        ? null
        : new ShopDetails(Hours, Phone, Cuisine, Languages, PhotoHash is null ? null : PhotoAddress.Name(PhotoHash), (int)(PhotoBytes ?? 0));
}

/// <summary>The day of the last self-check that diners may see; null where there is none.</summary>
internal sealed record SelfCheckedRow
{
    public DateOnly? Day { get; init; }
}
