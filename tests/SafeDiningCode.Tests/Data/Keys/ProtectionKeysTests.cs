using System.Text;
using Dapper;
using Microsoft.AspNetCore.DataProtection;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Data.Keys;
using SafeDiningCode.Web.Data.Keys.Protection;

namespace SafeDiningCode.Tests.Data.Keys;

public sealed class ProtectionKeysTests
{
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task What_one_instance_protects_another_unprotects(string engine)
    {
        await using var one = await TestServices.CreateAsync(engine);
        var text = Protector(one).Protect("给另一台看");

        await using var other = await one.AnotherAsync();

        Assert.Equal("给另一台看", Protector(other).Unprotect(text));
        // Keys that both made for themselves would not do.
        Assert.Equal(text.Length, Protector(other).Protect("给另一台看").Length);
        Assert.Single(await StoredAsync(one));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task With_a_master_the_stored_xml_does_not_show_and_another_instance_still_reads_it(string engine)
    {
        await using var one = await TestServices.CreateAsync(engine, ("Keys:Master", Masters.Master));
        var text = Protector(one).Protect("秘密");

        var stored = Assert.Single(await StoredAsync(one));
        Assert.DoesNotContain("masterKey", Encoding.UTF8.GetString(Convert.FromBase64String(stored)), StringComparison.Ordinal);
        await using var other = await one.AnotherAsync(("Keys:Master", Masters.Master));
        Assert.Equal("秘密", Protector(other).Unprotect(text));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Without_a_master_the_stored_xml_is_the_key_itself(string engine)
    {
        await using var one = await TestServices.CreateAsync(engine);
        Protector(one).Protect("秘密");

        Assert.Contains("masterKey", Encoding.UTF8.GetString(Convert.FromBase64String(Assert.Single(await StoredAsync(one)))), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Another_master_is_refused_in_plain_words(string engine)
    {
        await using var one = await TestServices.CreateAsync(engine, ("Keys:Master", Masters.Master));
        Protector(one).Protect("秘密");
        await using (var connection = await one.Database.ConnectAsync())
        {
            // The service's own keys are looked at first: of those there are none here.
            await connection.ExecuteAsync("DELETE FROM secret_key");
        }

        await using var other = await one.AnotherAsync(("Keys:Master", Masters.OtherMaster));

        var refusal = Assert.Throws<WrappedKeyException>(() => other.Get<ProtectionKeys>().GetAllElements());
        Assert.Contains("another Keys:Master", refusal.Message, StringComparison.Ordinal);
        var unusable = Assert.ThrowsAny<Exception>(() => Protector(other).Protect("x"));
        Assert.Contains("another Keys:Master", unusable.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task The_services_own_keys_refuse_another_master_at_start(string engine)
    {
        await using var one = await TestServices.CreateAsync(engine, ("Keys:Master", Masters.Master));

        var refusal = await Assert.ThrowsAsync<WrappedKeyException>(() => one.AnotherAsync(("Keys:Master", Masters.OtherMaster)));
        Assert.Contains("another Keys:Master", refusal.Message, StringComparison.Ordinal);
    }

    private static IDataProtector Protector(TestServices services) => services.Get<IDataProtectionProvider>().CreateProtector("test");

    private static async Task<List<string>> StoredAsync(TestServices services)
    {
        await using var connection = await services.Database.ConnectAsync();
        return (await connection.QueryAsync<string>("SELECT material FROM data_protection_key")).AsList();
    }
}
