using SafeDiningCode.Web.Accounts;

namespace SafeDiningCode.Web.Desk.Extracts;

/// <summary>How an extract that was handed in stands, as it is stored.</summary>
internal static class ExtractStates
{
    public const string Receiving = "receiving";
    public const string Uploaded = "uploaded";
    public const string Checked = "checked";
    public const string Confirmed = "confirmed";
    public const string Done = "done";
    public const string Stopped = "stopped";
    public const string Discarded = "discarded";
    public const string Unreadable = "unreadable";
    public const string Failed = "failed";

    /// <summary>Whether a server works on it, or will as soon as one is free.</summary>
    public static bool IsUnderWay(string state) => state is Uploaded or Confirmed;

    /// <summary>Whether nothing more will be done with it.</summary>
    public static bool IsOver(string state) => state is Done or Discarded or Unreadable or Failed;
}

/// <summary>Where extracts come from, as it is stored.</summary>
internal static class ExtractSources
{
    public const string Page = "page";
    public const string Key = "key";
    public const string Folder = "folder";
}

/// <summary>An extract of the registry that was handed in.</summary>
public sealed record ExtractRow
{
    /// <summary>Its key.</summary>
    public required long Id { get; init; }

    /// <summary>page, key or folder.</summary>
    public required string Source { get; init; }

    /// <summary>What the file is called.</summary>
    public required string FileName { get; init; }

    /// <summary>How large it is.</summary>
    public required long Bytes { get; init; }

    /// <summary>SHA-256 of its content, in hex.</summary>
    public required string Hash { get; init; }

    /// <summary>Rows of that place and below are taken.</summary>
    public required string Division { get; init; }

    /// <summary>person, key or console.</summary>
    public required string ActorKind { get; init; }

    /// <summary>The account or the key; 0 for the folder.</summary>
    public required long ActorId { get; init; }

    /// <summary>Who handed it in.</summary>
    public required string ActorName { get; init; }

    /// <summary>In which role; null for what is no person.</summary>
    public string? ActorRole { get; init; }

    /// <summary>How it stands.</summary>
    public required string State { get; init; }

    /// <summary>When it came, UTC.</summary>
    public required DateTime ReceivedAt { get; init; }

    /// <summary>When it last changed, UTC.</summary>
    public required DateTime ChangedAt { get; init; }

    /// <summary>Until when whoever works on it holds it, UTC; null where nobody does.</summary>
    public DateTime? LeaseUntil { get; init; }

    /// <summary>Who works on it.</summary>
    public string? Worker { get; init; }

    /// <summary>How often somebody began.</summary>
    public required int Attempts { get; init; }

    /// <summary>How far it is, of 10,000.</summary>
    public required int Done { get; init; }

    /// <summary>Rows read so far.</summary>
    public required int RowsRead { get; init; }

    /// <summary>Whether it shall stop.</summary>
    public required int StopAsked { get; init; }

    /// <summary>What the check counted; null before.</summary>
    public string? Preview { get; init; }

    /// <summary>What the import counted; null before.</summary>
    public string? Outcome { get; init; }

    /// <summary>Why it cannot be imported, in both languages; null where nothing is wrong.</summary>
    public string? Fault { get; init; }

    /// <summary>What may be imported; null for all there is.</summary>
    public Scope? Within => Source == ExtractSources.Folder ? null : Scope.OfDivision(Division);

    /// <summary>Who handed it in, as the audit takes it.</summary>
    public Actor ToActor() => new()
    {
        AccountId = ActorId,
        Name = ActorName,
        Role = Roles.TryFromCode(ActorRole, out var role) ? role : Role.Owner,
        Scope = Within ?? Scope.Everything,
        Kind = ActorKind switch { "person" => Accounts.ActorKind.Person, "key" => Accounts.ActorKind.Key, _ => Accounts.ActorKind.Console },
    };
}

/// <summary>An extract in the list.</summary>
public sealed record ListedExtractRow
{
    /// <summary>Its key.</summary>
    public required long Id { get; init; }

    /// <summary>page, key or folder.</summary>
    public required string Source { get; init; }

    /// <summary>What the file is called.</summary>
    public required string FileName { get; init; }

    /// <summary>How large it is.</summary>
    public required long Bytes { get; init; }

    /// <summary>Who handed it in.</summary>
    public required string ActorName { get; init; }

    /// <summary>How it stands.</summary>
    public required string State { get; init; }

    /// <summary>When it came, UTC.</summary>
    public required DateTime ReceivedAt { get; init; }
}
