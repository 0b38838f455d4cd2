using SafeDiningCode.Rules.SelfChecks;
using SafeDiningCode.Web.SelfChecks.Lists;
using SafeDiningCode.Web.Uploads.Cleaning;

namespace SafeDiningCode.Web.SelfChecks.Records;

/// <summary>Something that was not in order.</summary>
/// <param name="Item">The item of the list.</param>
/// <param name="Note">What was seen, and what was done at once; null where nothing was written.</param>
internal sealed record FoundFault(CheckItem Item, string? Note);

/// <summary>A record as it comes from the form.</summary>
internal sealed record SelfCheckEntry
{
    /// <summary>The longest note to a finding, and the longest reason of a correction.</summary>
    public const int LongestNote = 200;

    /// <summary>The longest text of a report.</summary>
    public const int LongestText = 2000;

    /// <summary>Photographs that a record has at most.</summary>
    public const int MostPhotos = 6;

    public required CheckPeriod Period { get; init; }

    /// <summary>The list that it was made with.</summary>
    public required CheckList List { get; init; }

    /// <summary>What was not in order; none is «nothing found» (零报告).</summary>
    public required IReadOnlyList<FoundFault> Faults { get; init; }

    /// <summary>What was written, by the texts' codes.</summary>
    public required IReadOnlyDictionary<string, string> Texts { get; init; }

    /// <summary>Photographs, cleaned.</summary>
    public IReadOnlyList<CleanFile> Photos { get; init; } = [];

    /// <summary>When the form was opened, UTC.</summary>
    public required DateTime OpenedAt { get; init; }

    /// <summary>Names the form: sent again it is the same record.</summary>
    public required string Form { get; init; }

    /// <summary>The version that this corrects; 0 where it is the first.</summary>
    public int Corrects { get; init; }

    /// <summary>Why it is corrected; null where it is the first.</summary>
    public string? Reason { get; init; }
}
