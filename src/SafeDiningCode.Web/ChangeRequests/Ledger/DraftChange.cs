using SafeDiningCode.Rules.Changes;
using SafeDiningCode.Web.Uploads.Cleaning;

namespace SafeDiningCode.Web.ChangeRequests.Ledger;

/// <summary>What an owner asks for, read and found right.</summary>
/// <param name="Values">The new values.</param>
/// <param name="Note">The owner's words; null where there are none.</param>
/// <param name="Evidence">Photographs and documents, cleaned.</param>
internal sealed record DraftChange(IReadOnlyDictionary<ChangeFact, string> Values, string? Note, IReadOnlyList<CleanFile> Evidence)
{
    /// <summary>The longest note.</summary>
    public const int LongestNote = 500;

    /// <summary>The longest reason of a return.</summary>
    public const int LongestReason = 400;

    /// <summary>Files that a form brings at most.</summary>
    public const int MostEvidence = 6;
}

/// <summary>What became of a move.</summary>
internal enum ChangeOutcome
{
    /// <summary>It was made, now or by the same form before.</summary>
    Moved,

    /// <summary>Something else happened to the request since the form was opened.</summary>
    Changed,

    /// <summary>The registry says something else than the form showed.</summary>
    BaseChanged,

    /// <summary>There is an open request for one of the facts.</summary>
    FactOpen,

    /// <summary>The new licence number is on record already.</summary>
    LicenceTaken,

    /// <summary>The table has no such move from here.</summary>
    Refused,

    /// <summary>No photograph or document came with it.</summary>
    NoEvidence,

    /// <summary>The eatery's space does not hold its evidence.</summary>
    NoSpace,

    /// <summary>There is no such request.</summary>
    Unknown,
}

/// <summary>What became of a move.</summary>
/// <param name="Outcome">What.</param>
/// <param name="Id">The request.</param>
/// <param name="Fact">The fact that is asked for already; null where that is not it.</param>
internal sealed record ChangeResult(ChangeOutcome Outcome, long Id = 0, ChangeFact? Fact = null);
