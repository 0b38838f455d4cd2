using System.Globalization;

namespace SafeDiningCode.Web.Audit;

/// <summary>What was done to a record, as whoever did it says; who and when are added.</summary>
internal sealed record AuditEntry
{
    /// <summary>The longest reason.</summary>
    public const int LongestReason = 400;

    /// <summary>What was done, record first: <c>account.lock</c>; up to 40 characters.</summary>
    public required string Action { get; init; }

    /// <summary>What kind of record: <c>account</c>; up to 24 characters.</summary>
    public required string RecordKind { get; init; }

    /// <summary>Which one, up to 80 characters.</summary>
    public required string RecordId { get; init; }

    /// <summary>Where the record lies: regulators of that place and above see the entry. Null where it lies nowhere.</summary>
    public required string? Division { get; init; }

    /// <summary>The eatery it is about; null where it is about none.</summary>
    public long? EateryId { get; init; }

    /// <summary>Why, in the words of whoever did it, up to 400 characters.</summary>
    public string? Reason { get; init; }

    /// <summary>The fields that changed as they were: an anonymous object. Secrets and personal data are masked by their names.</summary>
    public object? Before { get; init; }

    /// <summary>The same fields as they are now.</summary>
    public object? After { get; init; }

    /// <summary>A key as the id of a record.</summary>
    public static string Id(long key) => key.ToString(CultureInfo.InvariantCulture);
}
