using SafeDiningCode.Tests.Registry.Import;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Audit;

namespace SafeDiningCode.Tests.Audit;

public sealed class AuditLogTests
{
    private static readonly AuditEntry Entry = new() { Action = "test.change", RecordKind = "test", RecordId = "7", Division = "530102001" };

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task What_is_rolled_back_leaves_no_entry_and_no_gap(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        await AddAsync(services, commit: true, Entry);
        await AddAsync(services, commit: false, Entry);
        await AddAsync(services, commit: true, Entry, Entry);

        Assert.Equal(3, await services.ValueAsync<int>("SELECT COUNT(*) FROM audit_entry"));
        Assert.Equal(3, await services.ValueAsync<int>("SELECT MAX(number) FROM audit_entry"));
        Assert.Equal(3, await services.ValueAsync<int>("SELECT number FROM audit_head"));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Many_instances_at_once_make_one_chain(string engine)
    {
        const int Each = 12;
        await using var services = await TestServices.CreateAsync(engine);
        await using var another = await services.AnotherAsync();
        await Task.WhenAll(Enumerable.Range(0, 2 * Each).Select(i => Task.Run(() => AddAsync(i % 2 == 0 ? services : another, commit: true, Entry))));

        Assert.Equal(2 * Each, await services.ValueAsync<int>("SELECT COUNT(DISTINCT hash) FROM audit_entry"));
        Assert.Equal(2 * Each, await services.ValueAsync<int>("SELECT number FROM audit_head"));
    }

    [Fact]
    public async Task Secrets_and_personal_data_are_masked_by_field_at_any_depth()
    {
        await using var services = await TestServices.CreateAsync();
        await AddAsync(services, commit: true, Entry with
        {
            Before = new { phone = "13812345678", hours = "9:00–21:00" },
            After = new { account = new { password = "correct horse", person = "张三丰", hours = "10:00–22:00" }, tokens = new[] { new { token = "abc" } } },
        });

        Assert.Equal("""{"phone":"138******78","hours":"9:00–21:00"}""", await services.ValueAsync<string>("SELECT before_state FROM audit_entry"));
        Assert.Equal(
            """{"account":{"password":"***","person":"张**","hours":"10:00–22:00"},"tokens":[{"token":"***"}]}""",
            await services.ValueAsync<string>("SELECT after_state FROM audit_entry"));
    }

    [Fact]
    public async Task Without_a_transaction_there_is_nothing_to_belong_to()
    {
        await using var services = await TestServices.CreateAsync();
        await using var session = await services.Database.OpenAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() => services.Get<AuditLog>().AddAsync(session, Actor.Console, Entry));
    }

    private static async Task AddAsync(TestServices services, bool commit, params AuditEntry[] entries)
    {
        await using var session = await services.Database.BeginAsync();
        await services.Get<AuditLog>().AddAsync(session, Actor.Console, entries);
        if (commit)
        {
            await session.CommitAsync();
        }
    }
}
