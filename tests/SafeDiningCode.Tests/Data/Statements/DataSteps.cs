using SafeDiningCode.Tests.Registry.Import;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Data.Keys;
using SafeDiningCode.Web.Registry.Divisions;

namespace SafeDiningCode.Tests.Data.Statements;

/// <summary>Migrations, the directory of places, keys, health.</summary>
internal static class DataSteps
{
    private static readonly string[] Purposes = ["statement-test", "statement-other"];

    public static async Task RunAsync(TestServices services)
    {
        Assert.Equal(0, await services.Get<Migrator>().MigrateAsync());
        Assert.Equal(Migrator.Files(services.Database.Engine).Count, await services.ValueAsync<int>("SELECT COUNT(*) FROM migration_journal"));
        await using (var session = await services.Database.OpenAsync())
        {
            Assert.Equal(Migrator.Files(services.Database.Engine).Count, await session.SingleAsync<int>("IsReady"));
        }

        await DirectoryAsync(services);
        await KeysAsync(services);
    }

    private static async Task DirectoryAsync(TestServices services)
    {
        var directory = services.Get<DivisionDirectory>();
        Assert.Equal(directory.Divisions.Count, await services.ValueAsync<int>("SELECT COUNT(*) FROM division"));
        Assert.Equal(directory.Units.Count, await services.ValueAsync<int>("SELECT COUNT(*) FROM unit"));
        Assert.Equal(directory.Units.Count, await services.ValueAsync<int>("SELECT COUNT(*) FROM unit_ancestor WHERE steps = 0"));
        Assert.Equal(9, directory.Divisions.Values.Count(division => division.Reports));
        Assert.Equal("5301", directory.Units["530102401"].Parent);
        Assert.Equal(1, await services.ValueAsync<int>("SELECT COUNT(*) FROM unit_ancestor WHERE ancestor = '53' AND unit = '530102001' AND steps = 3"));
        await using var another = await services.AnotherAsync();
        Assert.Equal(directory.Units.Values.Order(ByCode), another.Get<DivisionDirectory>().Units.Values.Order(ByCode));
    }

    private static async Task KeysAsync(TestServices services)
    {
        var keys = services.Get<SecretKeys>();
        var first = await keys.GetOrAddAsync(Purposes[0], 20261121);
        var second = await keys.GetOrAddAsync(Purposes[0], 20261122);
        var other = await keys.GetOrAddAsync(Purposes[1], 20261121);

        Assert.Equal(first, await keys.GetOrAddAsync(Purposes[0], 20261121));
        Assert.Equal([20261121, 20261122], (await keys.AllAsync(Purposes[0])).Keys.Order());
        Assert.Equal(1, await keys.DestroyUpToAsync(Purposes[0], 20261121));
        Assert.Null(await keys.FindAsync(Purposes[0], 20261121));
        Assert.Equal(second, await keys.FindAsync(Purposes[0], 20261122));
        Assert.Equal(other, await keys.FindAsync(Purposes[1], 20261121));
    }

    private static readonly IComparer<UnitRow> ByCode = Comparer<UnitRow>.Create((one, two) => string.CompareOrdinal(one.Code, two.Code));
}
