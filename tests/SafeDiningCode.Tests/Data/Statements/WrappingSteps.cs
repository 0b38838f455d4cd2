using Microsoft.AspNetCore.DataProtection;
using SafeDiningCode.Tests.Data.Keys;
using SafeDiningCode.Tests.Registry.Import;
using SafeDiningCode.Tests.Support;

namespace SafeDiningCode.Tests.Data.Statements;

/// <summary>Keys of the framework beside the service's own, and a master that comes later.</summary>
internal static class WrappingSteps
{
    public static async Task RunAsync(TestServices services)
    {
        var text = services.Get<IDataProtectionProvider>().CreateProtector("test").Protect("秘密");
        Assert.True(await services.ValueAsync<int>("SELECT COUNT(*) FROM secret_key WHERE wrapped = 0") > 0);
        Assert.Equal(1, await services.ValueAsync<int>("SELECT COUNT(*) FROM data_protection_key WHERE wrapped = 0"));

        await using var another = await services.AnotherAsync(("Keys:Master", Masters.Master));

        Assert.Equal(0, await services.ValueAsync<int>("SELECT COUNT(*) FROM secret_key WHERE wrapped = 0"));
        Assert.Equal(1, await services.ValueAsync<int>("SELECT COUNT(*) FROM data_protection_key WHERE wrapped = 1"));
        Assert.Equal("秘密", another.Get<IDataProtectionProvider>().CreateProtector("test").Unprotect(text));
    }
}
