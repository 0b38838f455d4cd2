namespace SafeDiningCode.Web.Accounts.Identity;

/// <summary>An account as the framework's identity works with it: what it may change has a setter.</summary>
internal sealed class Account
{
    public required long Id { get; init; }

    /// <summary>The person, as others here see them.</summary>
    public required string Name { get; set; }

    /// <summary>What they sign in by, beside their phone; owners mostly have the phone alone.</summary>
    public string? SignInName { get; set; }

    public string? Phone { get; set; }

    /// <summary>The role's code.</summary>
    public required string RoleCode { get; set; }

    /// <summary>The place an official sees; null for owners.</summary>
    public string? Division { get; set; }

    /// <summary>Null until the account is activated.</summary>
    public string? PasswordHash { get; set; }

    public string SecurityStamp { get; set; } = "";

    /// <summary>Rises with each change: a change that is based on an old version is refused.</summary>
    public int Version { get; set; }

    /// <summary>Wrong passwords and codes since the last sign-in.</summary>
    public int Failures { get; set; }

    /// <summary>Until when too many of them lock the account, UTC.</summary>
    public DateTime? LockedUntil { get; set; }

    /// <summary>Since when the bureau has locked it, UTC.</summary>
    public DateTime? ClosedAt { get; set; }

    /// <summary>The second factor's key, protected.</summary>
    public string? TotpKey { get; set; }

    /// <summary>Whether the second factor is in use.</summary>
    public bool TotpOn { get; set; }

    /// <summary>The time step of the last code that was taken: each counts once.</summary>
    public long TotpStep { get; set; }

    public required DateTime CreatedAt { get; init; }

    public Role Role => Roles.FromCode(RoleCode);

    /// <summary>Whether nobody has set a password yet.</summary>
    public bool IsWaiting => PasswordHash is null;

    /// <summary>What the audit and the pages call the way in: the sign-in name, else the phone.</summary>
    public string UserName => SignInName ?? Phone ?? "";
}
