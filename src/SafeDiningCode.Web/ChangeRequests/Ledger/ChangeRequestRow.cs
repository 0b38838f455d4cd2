using SafeDiningCode.Rules.Changes;

namespace SafeDiningCode.Web.ChangeRequests.Ledger;

/// <summary>A change request as it stands.</summary>
public sealed record ChangeRequestRow
{
    /// <summary>Its key.</summary>
    public required long Id { get; init; }

    /// <summary>The eatery.</summary>
    public required long EateryId { get; init; }

    /// <summary>The licence that it was asked for.</summary>
    public required string Licence { get; init; }

    /// <summary>How it stands: a state's name.</summary>
    public required string State { get; init; }

    /// <summary>How many events it has.</summary>
    public required int Events { get; init; }

    /// <summary>The owner's words; null where there are none.</summary>
    public string? Note { get; init; }

    /// <summary>Why it was last returned; null where it was not.</summary>
    public string? Reason { get; init; }

    /// <summary>When it last came to the regulator, UTC.</summary>
    public required DateTime SentAt { get; init; }

    /// <summary>When anything last happened, UTC.</summary>
    public required DateTime ChangedAt { get; init; }

    /// <summary>How it stands.</summary>
    public ChangeState Standing => ChangeCodes.State(State) ?? throw new InvalidOperationException($"Change request {Id} has no known state.");
}

/// <summary>A fact of a change request.</summary>
public sealed record ChangeLineRow
{
    /// <summary>Of which request.</summary>
    public required long RequestId { get; init; }

    /// <summary>The fact's name.</summary>
    public required string Fact { get; init; }

    /// <summary>What the registry said when it was sent, or when it was accepted; null where it said nothing.</summary>
    public string? OldValue { get; init; }

    /// <summary>What it shall say.</summary>
    public required string NewValue { get; init; }

    /// <summary>The fact.</summary>
    public ChangeFact Of => ChangeFacts.FromCode(Fact) ?? throw new InvalidOperationException($"Change request {RequestId} is about no known fact.");
}

/// <summary>Something that happened to a change request.</summary>
public sealed record ChangeEventRow
{
    /// <summary>Which event of the request, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>What happened: a move's name.</summary>
    public required string Move { get; init; }

    /// <summary>What who did it is called.</summary>
    public required string ActorName { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>Words that came with it; null where there are none.</summary>
    public string? Note { get; init; }
}

/// <summary>A photograph or document of a change request.</summary>
public sealed record ChangeEvidenceRow
{
    /// <summary>Which event brought it.</summary>
    public required int Number { get; init; }

    /// <summary>What it is called in addresses.</summary>
    public required string Name { get; init; }

    /// <summary>The code of its kind of file.</summary>
    public required string Kind { get; init; }
}

/// <summary>A change request with its facts, its evidence and all that happened to it, in facts' order of offering.</summary>
public sealed record ChangeRecord(
    ChangeRequestRow Request, IReadOnlyList<ChangeLineRow> Lines, IReadOnlyList<ChangeEventRow> Events, IReadOnlyList<ChangeEvidenceRow> Evidence);
