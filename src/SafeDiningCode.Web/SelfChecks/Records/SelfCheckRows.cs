using SafeDiningCode.Rules.SelfChecks;

namespace SafeDiningCode.Web.SelfChecks.Records;

/// <summary>A version of a record.</summary>
public sealed record SelfCheckRow
{
    /// <summary>Its key.</summary>
    public required long Id { get; init; }

    /// <summary>daily, weekly or monthly.</summary>
    public required string Kind { get; init; }

    /// <summary>The first day of the day, week or month.</summary>
    public required DateOnly Period { get; init; }

    /// <summary>Which version, from 1.</summary>
    public required int Version { get; init; }

    /// <summary>The version of the check list.</summary>
    public required int ListVersion { get; init; }

    /// <summary>When the form was opened, UTC.</summary>
    public required DateTime OpenedAt { get; init; }

    /// <summary>When it was sent, UTC.</summary>
    public required DateTime SentAt { get; init; }

    /// <summary>The day in Shanghai on which it was sent.</summary>
    public required DateOnly SentDay { get; init; }

    /// <summary>Who sent it.</summary>
    public required string SentByName { get; init; }

    /// <summary>How many items were not in order.</summary>
    public required int Findings { get; init; }

    /// <summary>What else it holds, as JSON; null where nothing.</summary>
    public string? Content { get; init; }

    /// <summary>Why it was corrected; null of the first.</summary>
    public string? Reason { get; init; }

    /// <summary>Names the form that was sent.</summary>
    public required string Form { get; init; }

    /// <summary>The day, week or month.</summary>
    public CheckPeriod CheckPeriod => CheckPeriod.Of(SelfCheckKinds.FromCode(Kind)!.Value, Period);
}

/// <summary>Something that was not in order in a version of a record, and how its rectification stands.</summary>
public sealed record FindingRow
{
    /// <summary>Which version, from 1.</summary>
    public required int Version { get; init; }

    /// <summary>The item's code.</summary>
    public required string Item { get; init; }

    /// <summary>What is said.</summary>
    public required string Wording { get; init; }

    /// <summary>Words that came with it; null where there are none.</summary>
    public string? Note { get; init; }

    /// <summary>The rectification that it opened.</summary>
    public required long RectificationId { get; init; }

    /// <summary>How it stands: a state's name.</summary>
    public required string State { get; init; }
}

/// <summary>A photograph of a version of a record.</summary>
public sealed record PhotoRow
{
    /// <summary>Which version, from 1.</summary>
    public required int Version { get; init; }

    /// <summary>What it is called in addresses.</summary>
    public required string Name { get; init; }
}

/// <summary>A record with all its versions, the first one first.</summary>
public sealed record SelfCheckRecord(IReadOnlyList<SelfCheckRow> Versions, IReadOnlyList<FindingRow> Findings, IReadOnlyList<PhotoRow> Photos)
{
    /// <summary>The version that counts.</summary>
    public SelfCheckRow Newest => Versions[^1];

    /// <summary>The findings of a version.</summary>
    public IEnumerable<FindingRow> FindingsOf(SelfCheckRow version) => Findings.Where(finding => finding.Version == version.Version);

    /// <summary>The photographs of a version.</summary>
    public IEnumerable<PhotoRow> PhotosOf(SelfCheckRow version) => Photos.Where(photo => photo.Version == version.Version);
}

/// <summary>A finding of a day within a week or month.</summary>
public sealed record DayFindingRow
{
    /// <summary>The day.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>What is said.</summary>
    public required string Wording { get; init; }

    /// <summary>Words that came with it; null where there are none.</summary>
    public string? Note { get; init; }

    /// <summary>How it stands: a state's name.</summary>
    public required string State { get; init; }
}
