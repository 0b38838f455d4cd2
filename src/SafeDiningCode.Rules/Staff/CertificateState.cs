namespace SafeDiningCode.Rules.Staff;

/// <summary>How a health certificate (健康证) stands on a day.</summary>
public enum CertificateState
{
    /// <summary>有效.</summary>
    Valid,

    /// <summary>即将到期: valid, for thirty days more at most.</summary>
    Expiring,

    /// <summary>已过期.</summary>
    Expired,
}
