using Dapper;
using Microsoft.AspNetCore.DataProtection;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Data.Keys;

namespace SafeDiningCode.Tests.Data.Keys;

public sealed class KeyWrappingTests
{
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_master_set_later_wraps_what_is_there_and_every_key_is_still_the_same(string engine)
    {
        await using var before = await TestServices.CreateAsync(engine);
        var key = await before.Get<SecretKeys>().GetOrAddAsync("test", 1);
        var text = Protector(before).Protect("秘密");
        Assert.True(await CountAsync(before, wrapped: 0) >= 3);

        await using var after = await before.AnotherAsync(("Keys:Master", Masters.Master));

        Assert.Equal(0, await CountAsync(before, wrapped: 0));
        Assert.Equal(key, await after.Get<SecretKeys>().GetOrAddAsync("test", 1));
        Assert.Equal("秘密", Protector(after).Unprotect(text));
        Assert.Equal(0, await after.Get<KeyWrapping>().WrapAllAsync());
        await using var connection = await before.Database.ConnectAsync();
        Assert.DoesNotContain(Convert.ToBase64String(key), await connection.QueryAsync<string>("SELECT material FROM secret_key"));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Instances_that_start_at_once_wrap_each_key_once(string engine)
    {
        await using var before = await TestServices.CreateAsync(engine);
        await using var one = await before.AnotherAsync(("Keys:Master", Masters.Master));
        var keys = new List<byte[]>();
        for (var period = 1; period <= 20; period++)
        {
            keys.Add(await before.Get<SecretKeys>().GetOrAddAsync("test", period));
        }

        var wrapped = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => one.Get<KeyWrapping>().WrapAllAsync())));

        Assert.Equal(keys.Count, wrapped.Sum());
        var all = await one.Get<SecretKeys>().AllAsync("test");
        Assert.Equal(keys, Enumerable.Range(1, keys.Count).Select(period => all[period]));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_master_that_does_not_open_what_is_wrapped_wraps_nothing_else(string engine)
    {
        await using var one = await TestServices.CreateAsync(engine, ("Keys:Master", Masters.Master));
        await using (var connection = await one.Database.ConnectAsync())
        {
            await connection.ExecuteAsync(
                "INSERT INTO secret_key (purpose, period, material, wrapped, created_at) SELECT 'clear', 1, 'AAAA', 0, MIN(created_at) FROM secret_key");
        }

        var refusal = await Assert.ThrowsAsync<WrappedKeyException>(() => one.AnotherAsync(("Keys:Master", Masters.OtherMaster)));

        Assert.Contains("another Keys:Master", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync(one, wrapped: 0));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Without_a_master_nothing_is_wrapped(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);

        Assert.Equal(0, await services.Get<KeyWrapping>().WrapAllAsync());
        Assert.Equal(0, await CountAsync(services, wrapped: 1));
    }

    private static IDataProtector Protector(TestServices services) => services.Get<IDataProtectionProvider>().CreateProtector("test");

    private static async Task<int> CountAsync(TestServices services, int wrapped)
    {
        await using var connection = await services.Database.ConnectAsync();
        return await connection.ExecuteScalarAsync<int>(
            "SELECT (SELECT COUNT(*) FROM secret_key WHERE wrapped = @wrapped) + (SELECT COUNT(*) FROM data_protection_key WHERE wrapped = @wrapped)",
            new { wrapped });
    }
}
