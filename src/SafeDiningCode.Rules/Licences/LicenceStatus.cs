namespace SafeDiningCode.Rules.Licences;

/// <summary>What the authority says of a licence (许可状态), whatever the calendar says.</summary>
public enum LicenceStatus
{
    /// <summary>有效: stands, though it may have run out.</summary>
    Valid,

    /// <summary>吊销: taken away as a punishment.</summary>
    Revoked,

    /// <summary>撤销: taken back, for it should not have been given.</summary>
    Withdrawn,

    /// <summary>注销: ended, as when a shop closes.</summary>
    Cancelled,
}
