using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SafeDiningCode.Web.Data;

namespace SafeDiningCode.Web.Audit;

/// <summary>A link of the chain as it is stored.</summary>
public sealed record AuditRow
{
    /// <summary>Its place in the chain, from 1, without gaps.</summary>
    public required long Number { get; init; }

    /// <summary>When, UTC, to the millisecond.</summary>
    public required DateTime At { get; init; }

    /// <summary>person, key or console.</summary>
    public required string ActorKind { get; init; }

    /// <summary>The account or key; null for the console.</summary>
    public long? ActorId { get; init; }

    /// <summary>What they were called then.</summary>
    public required string ActorName { get; init; }

    /// <summary>A person's role then.</summary>
    public string? ActorRole { get; init; }

    /// <summary>What was done.</summary>
    public required string Action { get; init; }

    /// <summary>What kind of record.</summary>
    public required string RecordKind { get; init; }

    /// <summary>Which one.</summary>
    public required string RecordId { get; init; }

    /// <summary>Where it lies.</summary>
    public string? Division { get; init; }

    /// <summary>The eatery it is about.</summary>
    public long? EateryId { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }

    /// <summary>JSON of the changed fields as they were.</summary>
    public string? BeforeState { get; init; }

    /// <summary>JSON of the same as they became.</summary>
    public string? AfterState { get; init; }

    /// <summary>The link's own hash.</summary>
    public required string Hash { get; init; }

    /// <summary>
    /// The hash that this row must have behind that one: keyed, so that whoever can write the table but has not the key
    /// cannot make the chain anew. Each field goes in with its length before it; what is not there is told from what is empty.
    /// </summary>
    internal string ExpectedHash(byte[] key, string previous)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        string?[] fields =
        [
            previous, Text(Number), At.ToString(TypeHandlers.InstantFormat, CultureInfo.InvariantCulture), ActorKind, Text(ActorId), ActorName, ActorRole,
            Action, RecordKind, RecordId, Division, Text(EateryId), Reason, BeforeState, AfterState,
        ];
        Span<byte> length = stackalloc byte[sizeof(int)];
        foreach (var field in fields)
        {
            var bytes = field is null ? [] : Encoding.UTF8.GetBytes(field);
            BinaryPrimitives.WriteInt32BigEndian(length, field is null ? -1 : bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static string? Text(long? number) => number?.ToString(CultureInfo.InvariantCulture);
}
