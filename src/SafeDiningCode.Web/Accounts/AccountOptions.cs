namespace SafeDiningCode.Web.Accounts;

/// <summary>Settings <c>Accounts:*</c>.</summary>
public sealed class AccountOptions
{
    /// <summary>Minutes without a request after which an official must sign in again.</summary>
    public int OfficialIdleMinutes { get; set; } = 60;

    /// <summary>Hours after which an official must sign in again in any case.</summary>
    public int OfficialHours { get; set; } = 12;

    /// <summary>Days without a request after which an owner must sign in again.</summary>
    public int OwnerIdleDays { get; set; } = 30;

    /// <summary>Days after which an owner must sign in again in any case.</summary>
    public int OwnerDays { get; set; } = 90;

    /// <summary>Attempts to sign in that one network may make in a minute; 0 switches the limit off.</summary>
    public int SignInsPerNetworkPerMinute { get; set; } = 30;

    /// <summary>Attempts to sign in to one name that may be made in a minute, from anywhere; 0 switches the limit off.</summary>
    public int SignInsPerNamePerMinute { get; set; } = 10;

    /// <summary>How long a role's session lasts without a request, and in any case.</summary>
    internal (TimeSpan Idle, TimeSpan Whole) Life(Role role) => role == Role.Owner
        ? (TimeSpan.FromDays(OwnerIdleDays), TimeSpan.FromDays(OwnerDays))
        : (TimeSpan.FromMinutes(OfficialIdleMinutes), TimeSpan.FromHours(OfficialHours));

    /// <summary>Whether all of them make sense.</summary>
    internal bool IsSound => this is { OfficialIdleMinutes: > 0, OfficialHours: > 0, OwnerIdleDays: > 0, OwnerDays: > 0, SignInsPerNetworkPerMinute: >= 0, SignInsPerNamePerMinute: >= 0 };
}
