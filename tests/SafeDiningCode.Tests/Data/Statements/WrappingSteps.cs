using System.Xml.Linq;
using SafeDiningCode.Tests.Registry.Import;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Codes;
using SafeDiningCode.Web.Data.Keys;
using SafeDiningCode.Web.Data.Keys.Protection;

namespace SafeDiningCode.Tests.Data.Statements;

/// <summary>The framework's keys, and all keys wrapped by a start with <c>Keys:Master</c>. Last: what has no master cannot read them then.</summary>
internal static class WrappingSteps
{
    private const string Master = "a master key of more than thirty-two characters";

    public static async Task RunAsync(TestServices services)
    {
        services.Get<ProtectionKeys>().StoreElement(XElement.Parse("<key id=\"one\"><value>密钥</value></key>"), "key-one");
        Assert.Equal(1, await services.ValueAsync<int>("SELECT COUNT(*) FROM data_protection_key WHERE name = 'key-one' AND wrapped = 0"));
        Assert.Equal(0, await services.Get<KeyWrapping>().WrapAllAsync());
        var keys = await services.ValueAsync<int>("SELECT COUNT(*) FROM secret_key WHERE wrapped = 0");
        Assert.True(keys > 1);
        // The framework has made some of its own for what it protected in the steps before.
        var protection = await services.ValueAsync<int>("SELECT COUNT(*) FROM data_protection_key WHERE wrapped = 0");
        var code = await Eateries.IssueCodeAsync(services, await Eateries.AddAsync(services.Database));

        await using var wrapping = await services.AnotherAsync(("Keys:Master", Master));

        Assert.Equal(0, await services.ValueAsync<int>("SELECT COUNT(*) FROM secret_key WHERE wrapped = 0"));
        Assert.Equal(keys, await services.ValueAsync<int>("SELECT COUNT(*) FROM secret_key WHERE wrapped = 1"));
        Assert.Equal(protection, await services.ValueAsync<int>("SELECT COUNT(*) FROM data_protection_key WHERE wrapped = 1"));
        Assert.Single(wrapping.Get<ProtectionKeys>().GetAllElements(), element => element.Value == "密钥");
        Assert.True(wrapping.Get<CodeKeys>().IsGenuine(code));
        Assert.Equal(0, await wrapping.Get<KeyWrapping>().WrapAllAsync());
        await Assert.ThrowsAnyAsync<InvalidOperationException>(() => services.AnotherAsync(("Keys:Master", Master + ", but another one")));
    }
}
