namespace SafeDiningCode.Web.Rectification.Ledger;

/// <summary>Something that happened to a problem.</summary>
public sealed record RectificationEventRow
{
    /// <summary>Which event of the problem, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>What happened: a move's name.</summary>
    public required string Move { get; init; }

    /// <summary>How it stands: a state's name.</summary>
    public required string State { get; init; }

    /// <summary>Who did it: a party's name.</summary>
    public required string Party { get; init; }

    /// <summary>What they are called.</summary>
    public required string ActorName { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>Words that came with it; null where there are none.</summary>
    public string? Note { get; init; }

    /// <summary>Until when it is to be mended; null where nobody said.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>The dispatch order's number; null where none was given.</summary>
    public string? OrderNumber { get; init; }

    /// <summary>How often it was escalated.</summary>
    public required int Level { get; init; }

    /// <summary>The day of the look-back visit; null where none is planned.</summary>
    public DateOnly? LookBackOn { get; init; }

    /// <summary>Diners who said that it is mended.</summary>
    public required int Confirmed { get; init; }

    /// <summary>Diners who said that it is not.</summary>
    public required int Denied { get; init; }
}

/// <summary>A photograph or document that an event brought.</summary>
public sealed record RectificationProofRow
{
    /// <summary>Which event of the problem, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>What it is called in addresses.</summary>
    public required string Name { get; init; }

    /// <summary>The code of its kind of file.</summary>
    public required string Kind { get; init; }
}

/// <summary>A problem with all that happened to it.</summary>
public sealed record RectificationHistory(RectificationRow Problem, IReadOnlyList<RectificationEventRow> Events, IReadOnlyList<RectificationProofRow> Proofs);
