namespace SafeDiningCode.Web.Accounts.ApiKeys;

/// <summary>A key as it is listed: never the key itself.</summary>
public sealed record ApiKeyRow
{
    /// <summary>Its own number.</summary>
    public required long Id { get; init; }

    /// <summary>What the key begins with, to tell keys apart.</summary>
    public required string Prefix { get; init; }

    /// <summary>The system's name.</summary>
    public required string Name { get; init; }

    /// <summary>Codes of purposes with a space between.</summary>
    public required string Purposes { get; init; }

    /// <summary>The place it is good for, with all within it.</summary>
    public required string Division { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>The last day it was used, as 20261122; null where it never was.</summary>
    public int? LastUsedOn { get; init; }

    /// <summary>When it was revoked, UTC; null while it is in use.</summary>
    public DateTime? RevokedAt { get; init; }

    /// <summary>The purposes one by one.</summary>
    public IReadOnlyList<string> PurposeList => Purposes.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
