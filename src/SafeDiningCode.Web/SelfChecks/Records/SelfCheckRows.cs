using SafeDiningCode.Rules.SelfChecks;

namespace SafeDiningCode.Web.SelfChecks.Records;

/// <summary>A version of a record.</summary>
internal sealed record SelfCheckRow
{
    public required long Id { get; init; }

    public required string Kind { get; init; }

    public required DateOnly Period { get; init; }

    public required int Version { get; init; }

    public required int ListVersion { get; init; }

    public required DateTime OpenedAt { get; init; }

    public required DateTime SentAt { get; init; }

    public required DateOnly SentDay { get; init; }

    public required string SentByName { get; init; }

    public required int Findings { get; init; }

    public string? Content { get; init; }

    public string? Reason { get; init; }

    public required string Form { get; init; }

    public CheckPeriod CheckPeriod => CheckPeriod.Of(SelfCheckKinds.FromCode(Kind)!.Value, Period);
}

/// <summary>Something that was not in order in a version of a record, and how its rectification stands.</summary>
internal sealed record FindingRow
{
    public required int Version { get; init; }

    public required string Item { get; init; }

    public required string Wording { get; init; }

    public string? Note { get; init; }

    public required long RectificationId { get; init; }

    public required string State { get; init; }
}

/// <summary>A photograph of a version of a record.</summary>
internal sealed record PhotoRow
{
    public required int Version { get; init; }

    public required long UploadId { get; init; }
}

/// <summary>A record with all its versions, the first one first.</summary>
internal sealed record SelfCheckRecord(IReadOnlyList<SelfCheckRow> Versions, IReadOnlyList<FindingRow> Findings, IReadOnlyList<PhotoRow> Photos)
{
    /// <summary>The version that counts.</summary>
    public SelfCheckRow Newest => Versions[^1];

    public IEnumerable<FindingRow> FindingsOf(SelfCheckRow version) => Findings.Where(finding => finding.Version == version.Version);

    public IEnumerable<PhotoRow> PhotosOf(SelfCheckRow version) => Photos.Where(photo => photo.Version == version.Version);
}

/// <summary>A finding of a day within a week or month.</summary>
internal sealed record DayFindingRow
{
    public required DateOnly Day { get; init; }

    public required string Wording { get; init; }

    public string? Note { get; init; }

    public required string State { get; init; }
}
