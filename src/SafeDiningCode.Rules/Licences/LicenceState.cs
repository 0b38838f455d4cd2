namespace SafeDiningCode.Rules.Licences;

/// <summary>How a licence stands on a day, from its status and the calendar.</summary>
public enum LicenceState
{
    /// <summary>In force.</summary>
    InForce,

    /// <summary>In force, and about to run out: the owner should be reminded.</summary>
    Expiring,

    /// <summary>Has run out (过期).</summary>
    Expired,

    /// <summary>吊销: taken away as a punishment.</summary>
    Revoked,

    /// <summary>撤销: taken back.</summary>
    Withdrawn,

    /// <summary>注销: ended.</summary>
    Cancelled,
}
