namespace SafeDiningCode.Web.Accounts.Managing;

/// <summary>An account as those see it who look after it.</summary>
public sealed record AccountLine
{
    /// <summary>Its own number.</summary>
    public required long Id { get; init; }

    /// <summary>The person.</summary>
    public required string Name { get; init; }

    /// <summary>What they sign in by beside their phone.</summary>
    public string? SignInName { get; init; }

    /// <summary>Their phone.</summary>
    public string? Phone { get; init; }

    /// <summary>The role's code.</summary>
    public required string RoleCode { get; init; }

    /// <summary>An official's place.</summary>
    public string? Division { get; init; }

    /// <summary>Since when the bureau has locked it, UTC.</summary>
    public DateTime? ClosedAt { get; init; }

    /// <summary>Until when wrong passwords lock it, UTC.</summary>
    public DateTime? LockedUntil { get; init; }

    /// <summary>Whether a second factor is in use.</summary>
    public required bool TotpOn { get; init; }

    /// <summary>1 while nobody has set a password.</summary>
    public required int Waiting { get; init; }

    /// <summary>An owner's eateries that lie outside the scope of whoever looks: with any, the account is not theirs to change.</summary>
    public required int Outside { get; init; }

    /// <summary>Accounts found in all.</summary>
    public int Total { get; init; }

    /// <summary>The role.</summary>
    public Role Role => Roles.FromCode(RoleCode);
}
