using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Hosting;

namespace SafeDiningCode.Tests.Data;

public sealed class MigratorTests
{
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_second_run_applies_nothing(string engine)
    {
        await using var services = await TestServices.CreateFromEmptyAsync(engine);

        Assert.Equal(0, await services.Get<Migrator>().MigrateAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Several_at_once_apply_each_migration_once(string engine)
    {
        await using var empty = await TestDatabase.CreateAsync(engine);
        var database = new Database(new DatabaseOptions { Engine = empty.Engine, ConnectionString = empty.ConnectionString });

        var applied = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(
            () => new Migrator(database, TimeProvider.System, NullLogger<Migrator>.Instance).MigrateAsync())));

        Assert.Equal(Migrator.Files(empty.Engine).Count, applied.Sum());
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task An_edited_migration_is_refused(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        await using (var connection = await services.Database.ConnectAsync(TestContext.Current.CancellationToken))
        {
            await connection.ExecuteAsync("UPDATE migration_journal SET checksum = 'of another text' WHERE number = 1");
        }

        var refusal = await Assert.ThrowsAsync<DatabaseStartException>(() => services.Get<Migrator>().MigrateAsync());
        Assert.Contains("0001_schema", refusal.Message, StringComparison.Ordinal);
        // The server ends with that sentence and no stack.
        Assert.False(await services.Provider.TryPrepareDatabaseAsync());
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Who_waits_too_long_for_another_s_migrations_is_told_in_a_sentence(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        services.Database.SetUp = engine == nameof(DatabaseEngine.Sqlite) ? "PRAGMA busy_timeout=100" : "";
        await using var other = await services.Database.ConnectAsync(TestContext.Current.CancellationToken);
        await other.ExecuteAsync(
            engine == nameof(DatabaseEngine.Sqlite)
                ? "BEGIN IMMEDIATE"
                : "EXEC sp_getapplock @Resource = 'SafeDiningCode.Migrations', @LockMode = 'Exclusive', @LockOwner = 'Session'");

        var migrator = new Migrator(services.Database, services.Clock, NullLogger<Migrator>.Instance) { LockSeconds = 1 };
        var refusal = await Assert.ThrowsAsync<DatabaseStartException>(() => migrator.MigrateAsync(TestContext.Current.CancellationToken));

        Assert.Contains("Another instance", refusal.Message, StringComparison.Ordinal);
    }
}
