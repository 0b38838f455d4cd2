namespace SafeDiningCode.Web.Accounts.Invitations;

/// <summary>How an activation link stands.</summary>
internal enum InvitationState
{
    /// <summary>May be used.</summary>
    Open,

    /// <summary>Was used, as each may be once.</summary>
    Used,

    /// <summary>Is older than a fortnight.</summary>
    Expired,

    /// <summary>Was withdrawn, or replaced by a newer one.</summary>
    Revoked,

    /// <summary>Is none of ours.</summary>
    Unknown,
}

/// <summary>An activation link as it is kept: never the link itself.</summary>
public sealed record InvitationRow
{
    /// <summary>Its own number.</summary>
    public required long Id { get; init; }

    /// <summary>The eatery whose owner is invited; null where an account gets a new password.</summary>
    public long? EateryId { get; init; }

    /// <summary>The account that gets a new password; null where an owner is invited.</summary>
    public long? AccountId { get; init; }

    /// <summary>Where it lies.</summary>
    public string? Division { get; init; }

    /// <summary>The phone it was meant for; null where none was said.</summary>
    public string? Phone { get; init; }

    /// <summary>Whether the eatery changes hands.</summary>
    public required bool Replaces { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>Until when it may be used, UTC.</summary>
    public required DateTime ExpiresAt { get; init; }

    /// <summary>When it was used, UTC.</summary>
    public DateTime? UsedAt { get; init; }

    /// <summary>When it was withdrawn, UTC.</summary>
    public DateTime? RevokedAt { get; init; }

    /// <summary>The operator's name.</summary>
    public string? EateryName { get; init; }

    /// <summary>The name over the door.</summary>
    public string? Sign { get; init; }

    /// <summary>The eatery's address.</summary>
    public string? Address { get; init; }

    /// <summary>The licence in force, else the latest: a password must not be made of it.</summary>
    public string? Licence { get; init; }

    /// <summary>The account's person.</summary>
    public string? Person { get; init; }

    /// <summary>How it stands at an instant.</summary>
    internal InvitationState State(DateTime now) => this switch
    {
        { UsedAt: not null } => InvitationState.Used,
        { RevokedAt: not null } => InvitationState.Revoked,
        _ when ExpiresAt <= now => InvitationState.Expired,
        _ => InvitationState.Open,
    };
}

/// <summary>An activation link to hand over, in the clear for this once: printed as a slip with a QR code.</summary>
/// <param name="Title">Whose it is: a shop's name, or a person's.</param>
/// <param name="Detail">The shop's address, or the person's role.</param>
/// <param name="Link">The address, all upper case, so that the QR code is small.</param>
/// <param name="ValidUntil">The last instant it may be used, UTC.</param>
/// <param name="Replaces">Whether the eatery changes hands with it.</param>
public sealed record ActivationSlip(string Title, string Detail, string Link, DateTime ValidUntil, bool Replaces);
