using SafeDiningCode.Tests.Registry.Import;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Desk.Search;

namespace SafeDiningCode.Tests.Desk;

public sealed class EateryIndexTests
{
    private static readonly Scope City = Scope.OfDivision("5301");

    [Fact]
    public async Task What_an_import_brings_is_found_by_the_next_search()
    {
        await using var services = await TestServices.CreateAsync();
        using var extract = new Extract();
        var search = services.Get<DeskSearch>();
        Assert.Equal(0, (await search.FindAsync(City, "示例米线")).Total);

        await services.ImportAsync(extract, extract.Csv(Extract.Row(1, name: "甲"), Extract.Row(2, name: "乙", sign: "示例饵块")));
        Assert.Equal("示例米线", Assert.Single((await search.FindAsync(City, "示例米线")).Eateries).Name);
        await services.ImportAsync(extract, extract.Csv(Extract.Row(1, name: "甲", sign: "示例凉粉"), Extract.Row(2, name: "乙", sign: "示例饵块")));

        Assert.Equal(0, (await search.FindAsync(City, "示例米线")).Total);
        Assert.Equal(1, (await search.FindAsync(City, "凉粉")).Total);
        Assert.Equal(Extract.Licence(1), Assert.Single((await search.FindAsync(City, Extract.Licence(1).ToLowerInvariant())).Eateries).Licence);
    }

    [Fact]
    public async Task What_was_committed_behind_a_later_change_is_found_too()
    {
        await using var services = await TestServices.CreateAsync();
        var early = await Eateries.AddAsync(services.Database, sign: "示例米线");
        var late = await Eateries.AddAsync(services.Database, sign: "示例饵块");
        var search = services.Get<DeskSearch>();
        Assert.Equal(2, (await search.FindAsync(City, "示例")).Total);
        async Task ChangeAsync(long number, long eatery, string sign) => await services.ExecuteAsync(
            $"""
            UPDATE eatery SET sign = '{sign}', version = version + 1 WHERE id = {eatery};
            INSERT INTO change_log (id, changed_at, eateries, versions) VALUES ({number}, '2026-11-22T04:00:00.000', '[{eatery}]', (SELECT '[' || version || ']' FROM eatery WHERE id = {eatery}));
            """);

        await ChangeAsync(1002, early, "凉粉甲");
        Assert.Equal(1, (await search.FindAsync(City, "凉粉")).Total);
        await ChangeAsync(1001, late, "凉粉乙");
        Assert.Equal(2, (await search.FindAsync(City, "凉粉")).Total);
        // Further back than anything is committed late is not asked for again.
        await ChangeAsync(800, late, "凉糕");
        Assert.Equal(0, (await search.FindAsync(City, "凉糕")).Total);
    }

    [Fact]
    public async Task Names_that_begin_so_come_first_then_names_then_the_rest()
    {
        await using var services = await TestServices.CreateAsync();
        var third = await Eateries.AddAsync(services.Database, sign: "别的店", address: "米线街1号");
        var second = await Eateries.AddAsync(services.Database, sign: "老米线");
        var first = await Eateries.AddAsync(services.Database, sign: "米线王");

        var found = await services.Get<DeskSearch>().FindAsync(City, "米线");

        Assert.Equal([first, second, third], found.Eateries.Select(eatery => eatery.Id));
    }

    [Fact]
    public async Task Only_the_scope_is_searched_and_a_pattern_is_none()
    {
        await using var services = await TestServices.CreateAsync();
        await Eateries.AddAsync(services.Database, sign: "示例此处");
        await Eateries.AddAsync(services.Database, sign: "示例别处", county: "530103", unit: "530103001");
        var search = services.Get<DeskSearch>();

        Assert.Equal("示例此处", Assert.Single((await search.FindAsync(Scope.OfDivision("530102"), "示例")).Eateries).Name);
        Assert.Equal(2, (await search.FindAsync(City, "示例")).Total);
        Assert.Equal(0, (await search.FindAsync(Scope.Nothing, "示例")).Total);
        Assert.Equal(0, (await search.FindAsync(City, "%")).Total);
        Assert.Equal(0, (await search.FindAsync(City, " \t ")).Total);
    }

    [Fact]
    public async Task Half_an_hour_after_the_last_search_the_memory_is_given_back()
    {
        await using var services = await TestServices.CreateAsync();
        var index = services.Get<EateryIndex>();
        await services.Get<DeskSearch>().FindAsync(City, "示例");
        Assert.True(index.IsLoaded);

        services.Clock.Advance(TimeSpan.FromMinutes(29));
        index.LetGo();
        Assert.True(index.IsLoaded);
        services.Clock.Advance(TimeSpan.FromMinutes(2));
        index.LetGo();

        Assert.False(index.IsLoaded);
    }
}
