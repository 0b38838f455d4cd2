namespace SafeDiningCode.Rules.Licences;

/// <summary>The names of a licence's status.</summary>
public static class LicenceStatuses
{
    /// <summary>The status's name in the database.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is no status.</exception>
    public static string ToCode(LicenceStatus status) => status switch
    {
        LicenceStatus.Valid => "valid",
        LicenceStatus.Revoked => "revoked",
        LicenceStatus.Withdrawn => "withdrawn",
        LicenceStatus.Cancelled => "cancelled",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, message: null),
    };

    /// <summary>The status by its name in the database; null for any other text.</summary>
    public static LicenceStatus? FromCode(string? code) => code switch
    {
        "valid" => LicenceStatus.Valid,
        "revoked" => LicenceStatus.Revoked,
        "withdrawn" => LicenceStatus.Withdrawn,
        "cancelled" => LicenceStatus.Cancelled,
        _ => null,
    };

    /// <summary>The status by its word in an extract (有效, 吊销, 撤销, 注销), spaces aside; null for any other text.</summary>
    public static LicenceStatus? FromChinese(string? text) => TypedText.Narrow(text) switch
    {
        "有效" => LicenceStatus.Valid,
        "吊销" => LicenceStatus.Revoked,
        "撤销" => LicenceStatus.Withdrawn,
        "注销" => LicenceStatus.Cancelled,
        _ => null,
    };
}
