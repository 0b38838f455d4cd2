using Dapper;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Registry.Divisions;
using SafeDiningCode.Web.Statistics.Totals;

namespace SafeDiningCode.Tests.Statistics.Totals;

public sealed class SnapshotTotalsTests
{
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task The_day_that_ended_is_written_once_for_every_smallest_unit(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        var coded = await Eateries.AddAsync(services.Database);
        await Eateries.IssueCodeAsync(services, coded);
        await Eateries.AddAsync(services.Database, validUntil: new DateOnly(2026, 11, 21));
        await Eateries.AddAsync(services.Database, validUntil: new DateOnly(2026, 11, 20));

        var first = await services.Get<SnapshotTotals>().WriteAsync(TestContext.Current.CancellationToken);
        await Eateries.AddAsync(services.Database);
        var again = await services.Get<SnapshotTotals>().WriteAsync(TestContext.Current.CancellationToken);

        Assert.True(first);
        Assert.False(again);
        var directory = services.Get<DivisionDirectory>();
        var rows = await RowsAsync(services);
        Assert.Equal(directory.Units.Values.Count(unit => !directory.ChildrenOf(unit.Code).Any()), rows.Count);
        Assert.All(rows, row => Assert.Equal(20261121, row.Day));
        Assert.Equal((2, 1), rows.Where(row => row.Unit == Eateries.Street).Select(row => (row.Licensed, row.Coded)).Single());
        Assert.Equal(2, rows.Sum(row => row.Licensed));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task After_midnight_in_Shanghai_the_next_day_follows(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        await Eateries.AddAsync(services.Database);
        await services.Get<SnapshotTotals>().WriteAsync(TestContext.Current.CancellationToken);

        services.Clock.Set(new DateTimeOffset(2026, 11, 22, 15, 59, 59, TimeSpan.Zero));
        Assert.False(await services.Get<SnapshotTotals>().WriteAsync(TestContext.Current.CancellationToken));
        services.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(await services.Get<SnapshotTotals>().WriteAsync(TestContext.Current.CancellationToken));

        Assert.Equal([20261121, 20261122], (await RowsAsync(services)).Select(row => row.Day).Distinct().Order());
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Nothing_is_written_of_an_empty_registry(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);

        Assert.False(await services.Get<SnapshotTotals>().WriteAsync(TestContext.Current.CancellationToken));
        Assert.Empty(await RowsAsync(services));
    }

    [Fact]
    public async Task Instances_that_write_at_once_write_one_day()
    {
        await using var services = await TestServices.CreateAsync();
        await Eateries.AddAsync(services.Database);

        var written = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => services.Get<SnapshotTotals>().WriteAsync(TestContext.Current.CancellationToken))));

        Assert.Single(written, wrote => wrote);
    }

    private static async Task<List<TotalRow>> RowsAsync(TestServices services)
    {
        await using var session = await services.Database.OpenAsync(TestContext.Current.CancellationToken);
        return [.. await session.Connection.QueryAsync<TotalRow>("SELECT unit AS Unit, day AS Day, licensed AS Licensed, coded AS Coded FROM unit_total")];
    }

    private sealed record TotalRow
    {
        public required string Unit { get; init; }

        public required int Day { get; init; }

        public required int Licensed { get; init; }

        public required int Coded { get; init; }
    }
}
