using SafeDiningCode.Rules.Licences;

namespace SafeDiningCode.Tests.Rules.Licences;

public sealed class LicenceStatusesTests
{
    [Theory]
    [InlineData(LicenceStatus.Valid, "valid", "有效")]
    [InlineData(LicenceStatus.Revoked, "revoked", "吊销")]
    [InlineData(LicenceStatus.Withdrawn, "withdrawn", " 撤销")]
    [InlineData(LicenceStatus.Cancelled, "cancelled", "注销\u3000")]
    public void A_status_has_its_names(LicenceStatus status, string code, string chinese)
    {
        Assert.Equal(code, LicenceStatuses.ToCode(status));
        Assert.Equal(status, LicenceStatuses.FromCode(code));
        Assert.Equal(status, LicenceStatuses.FromChinese(chinese));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Valid")]
    [InlineData("未知")]
    public void Another_name_is_no_status(string? name)
    {
        Assert.Null(LicenceStatuses.FromCode(name));
        Assert.Null(LicenceStatuses.FromChinese(name));
    }
}
