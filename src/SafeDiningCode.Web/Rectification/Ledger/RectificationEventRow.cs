namespace SafeDiningCode.Web.Rectification.Ledger;

/// <summary>Something that happened to a problem.</summary>
internal sealed record RectificationEventRow
{
    public required int Number { get; init; }

    public required string Move { get; init; }

    public required string State { get; init; }

    public required string Party { get; init; }

    public required string ActorName { get; init; }

    public required DateTime At { get; init; }

    public string? Note { get; init; }

    public DateOnly? DueOn { get; init; }

    public string? OrderNumber { get; init; }

    public required int Level { get; init; }

    public DateOnly? LookBackOn { get; init; }

    public required int Confirmed { get; init; }

    public required int Denied { get; init; }
}

/// <summary>A photograph or document that an event brought.</summary>
internal sealed record RectificationProofRow
{
    public required int Number { get; init; }

    public required long UploadId { get; init; }
}

/// <summary>A problem with all that happened to it.</summary>
internal sealed record RectificationHistory(RectificationRow Problem, IReadOnlyList<RectificationEventRow> Events, IReadOnlyList<RectificationProofRow> Proofs);
