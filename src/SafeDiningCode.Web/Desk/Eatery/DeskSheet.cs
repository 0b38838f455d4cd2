using SafeDiningCode.Web.Themes;

namespace SafeDiningCode.Web.Desk.Eatery;

/// <summary>All that an official sees of an eatery at once.</summary>
public sealed record DeskSheet
{
    /// <summary>What is registered of it.</summary>
    public required DeskFactsRow Facts { get; init; }

    /// <summary>Its licences, the one that lasts longest first.</summary>
    public required IReadOnlyList<DeskLicenceRow> Licences { get; init; }

    /// <summary>The latest inspections.</summary>
    public required IReadOnlyList<DeskInspectionRow> Inspections { get; init; }

    /// <summary>Its codes, the newest first.</summary>
    public required IReadOnlyList<DeskCode> Codes { get; init; }

    /// <summary>Whose it is, and was.</summary>
    public required IReadOnlyList<DeskOwnerRow> Owners { get; init; }

    /// <summary>How much is open.</summary>
    public required DeskMattersRow Matters { get; init; }

    /// <summary>What diners of the last weeks were not satisfied with, the latest week first.</summary>
    public required IReadOnlyList<ThemeView> Themes { get; init; }

    /// <summary>The day in Shanghai.</summary>
    public required DateOnly Today { get; init; }
}

/// <summary>What is registered of an eatery.</summary>
public sealed record DeskFactsRow
{
    /// <summary>Its key.</summary>
    public required long Id { get; init; }

    /// <summary>The operator (经营者名称).</summary>
    public required string Name { get; init; }

    /// <summary>The name over the door; null where none is registered.</summary>
    public string? Sign { get; init; }

    /// <summary>Where it is.</summary>
    public required string Address { get; init; }

    /// <summary>The county as registered.</summary>
    public required string County { get; init; }

    /// <summary>The finest known place.</summary>
    public required string Division { get; init; }

    /// <summary>Where it is counted.</summary>
    public required string Unit { get; init; }

    /// <summary>Who answers for it; null where nobody is registered.</summary>
    public string? LegalPerson { get; init; }

    /// <summary>Its phone; null where none is registered.</summary>
    public string? Phone { get; init; }

    /// <summary>Its grade; null where it has none.</summary>
    public string? Grade { get; init; }

    /// <summary>The kind of open kitchen; null where none is declared.</summary>
    public string? Kitchen { get; init; }

    /// <summary>How that stands.</summary>
    public string? KitchenState { get; init; }
}

/// <summary>A licence of an eatery.</summary>
public sealed record DeskLicenceRow
{
    /// <summary>Its number.</summary>
    public required string Number { get; init; }

    /// <summary>The operator's credit code; empty where none is registered.</summary>
    public required string CreditCode { get; init; }

    /// <summary>What it allows.</summary>
    public required string Scope { get; init; }

    /// <summary>Who issued it.</summary>
    public required string Authority { get; init; }

    /// <summary>From when.</summary>
    public required DateOnly IssuedOn { get; init; }

    /// <summary>The last day.</summary>
    public required DateOnly ValidUntil { get; init; }

    /// <summary>What the authority says of it.</summary>
    public required string Status { get; init; }

    /// <summary>When an extract last had it, UTC.</summary>
    public required DateTime ConfirmedAt { get; init; }
}

/// <summary>An inspection of an eatery.</summary>
public sealed record DeskInspectionRow
{
    /// <summary>When.</summary>
    public required DateOnly InspectedOn { get; init; }

    /// <summary>What came of it.</summary>
    public required string Result { get; init; }

    /// <summary>How many items failed.</summary>
    public required int Failed { get; init; }
}

/// <summary>A code of an eatery.</summary>
/// <param name="Code">Its sixteen characters.</param>
/// <param name="Grouped">The same as they are printed.</param>
/// <param name="Number">Which of the eatery's it is.</param>
/// <param name="IssuedAt">When it was issued, UTC.</param>
/// <param name="RevokedAt">When it was revoked, UTC; null while it is in use.</param>
public sealed record DeskCode(string Code, string Grouped, int Number, DateTime IssuedAt, DateTime? RevokedAt);

/// <summary>Somebody whose eatery it is or was.</summary>
public sealed record DeskOwnerRow
{
    /// <summary>What they are called.</summary>
    public required string Name { get; init; }

    /// <summary>Since when, UTC.</summary>
    public required DateTime Since { get; init; }

    /// <summary>Until when, UTC; null where it is theirs.</summary>
    public DateTime? EndedAt { get; init; }
}

/// <summary>How much is open at an eatery.</summary>
public sealed record DeskMattersRow
{
    /// <summary>Problems that are not mended.</summary>
    public required int Rectifications { get; init; }

    /// <summary>Change requests to be decided.</summary>
    public required int Changes { get; init; }

    /// <summary>Reports of its code that nobody has handled.</summary>
    public required int Reports { get; init; }

    /// <summary>People with a health certificate on record.</summary>
    public required int Staff { get; init; }
}
