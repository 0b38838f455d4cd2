namespace SafeDiningCode.Web.Uploads;

/// <summary>A stored file without its content.</summary>
internal sealed record UploadRow
{
    public required long Id { get; init; }

    /// <summary>128 random bits in hexadecimal digits: what the file is called in addresses.</summary>
    public required string Name { get; init; }

    public required long EateryId { get; init; }

    /// <summary>Who sent it.</summary>
    public required long AccountId { get; init; }

    /// <summary>The code of its <see cref="FileKind"/>.</summary>
    public required string Kind { get; init; }

    public required long Bytes { get; init; }

    /// <summary>Pixels across as stored; null of a document.</summary>
    public int? Width { get; init; }

    /// <summary>Pixels down as stored; null of a document.</summary>
    public int? Height { get; init; }

    /// <summary>SHA-256 of the content.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>SHA-256 of what makes the picture.</summary>
    public required byte[] Pixels { get; init; }

    /// <summary>The day in Shanghai on which it was sent, as a number.</summary>
    public required int Day { get; init; }

    public required DateTime UploadedAt { get; init; }

    /// <summary>When the content was deleted; null as long as it is there.</summary>
    public DateTime? RemovedAt { get; init; }

    /// <summary>What a browser saves it as: nothing of what the sender called it.</summary>
    public string FileName => $"{Rules.Calendar.Day.Text(Rules.Calendar.Day.FromNumber(Day))}-{Name[..8]}.{Kind}";
}
