using SafeDiningCode.Rules.Changes;
using SafeDiningCode.Tests.Shopfront;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.ChangeRequests.Facts;

namespace SafeDiningCode.Tests.Registry.Import;

/// <summary>What owners and the authority changed here, and what extracts then say of it.</summary>
public sealed class DeviationTests
{
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task What_the_owner_says_is_not_undone_by_any_extract(string engine)
    {
        using var extract = new Extract();
        await using var services = await TestServices.CreateAsync(engine);
        var shop = await ImportedAsync(services, extract);
        await shop.SaveAsync(Shop.Facts);

        // The same row, another grade, another sign: whatever it says.
        await services.ImportAsync(extract, extract.Csv(Extract.Row(1)));
        await services.ImportAsync(extract, extract.Csv(Extract.Row(1, grade: "A", phone: "0871-60001111")));
        var changed = await services.ImportAsync(extract, extract.Csv(Extract.Row(1, grade: "A", sign: "登记的新招牌", phone: "0871-60001111")));

        Assert.Equal((0, 1, 0), (changed.Added, changed.Changed, changed.Unchanged));
        var details = await shop.Book.FindAsync(shop.Eatery.Id);
        Assert.Equal((Shop.Facts, "登记的新招牌"), (details.Facts, details.RegisteredSign));
        Assert.Equal("A", await services.ValueAsync<string>("SELECT grade FROM eatery"));
        // Given up, it is what the registry says now.
        await shop.SaveAsync(Shop.Facts with { Sign = null });
        Assert.Equal("登记的新招牌", (await shop.Book.FindAsync(shop.Eatery.Id)).Sign);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task An_accepted_change_stands_until_the_extract_says_something_new(string engine)
    {
        using var extract = new Extract();
        await using var services = await TestServices.CreateAsync(engine);
        var shop = await ImportedAsync(services, extract);
        await ApplyAsync(services, shop, (ChangeFact.Name, "五华区新名米线店"), (ChangeFact.ValidUntil, "2031-01-01"), (ChangeFact.Scope, "热食类食品制售、自制饮品制售"));

        // It still says what it said, and something else besides.
        Assert.Equal(1, (await services.ImportAsync(extract, extract.Csv(Extract.Row(1)))).Unchanged);
        Assert.Equal(1, (await services.ImportAsync(extract, extract.Csv(Extract.Row(1, grade: "A")))).Changed);
        Assert.Equal(("五华区新名米线店", 20310101, "热食类食品制售、自制饮品制售", "A"), await FactsAsync(services));

        // It has caught up with one, and says something else again of another.
        await services.ImportAsync(extract, extract.Csv(Extract.Row(1, grade: "A", name: "五华区新名米线店", until: "2032-01-01")));
        Assert.Equal(("五华区新名米线店", 20320101, "热食类食品制售、自制饮品制售", "A"), await FactsAsync(services));
        Assert.Equal(["scope"], await services.ColumnAsync("SELECT fact FROM deviating_fact"));

        // From then on it is believed, also back to what was there before the change.
        await services.ImportAsync(extract, extract.Csv(Extract.Row(1, grade: "A", until: "2032-01-01")));
        Assert.Equal(("五华区示例米线店", 20320101, "热食类食品制售、自制饮品制售", "A"), await FactsAsync(services));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_file_that_does_not_speak_of_a_fact_leaves_it_and_its_deviation(string engine)
    {
        using var extract = new Extract();
        await using var services = await TestServices.CreateAsync(engine);
        var shop = await ImportedAsync(services, extract);
        await shop.SaveAsync(Shop.Facts);
        await ApplyAsync(services, shop, (ChangeFact.Scope, "热食类食品制售、自制饮品制售"));
        var row = $"licence,name,issue date,expiry\n{Extract.Licence(1)},五华区示例米线店,2024/1/2,20290101\n";

        Assert.Equal(1, (await services.ImportAsync(extract, extract.File(row))).Unchanged);
        Assert.Equal(1, (await services.ImportAsync(extract, extract.File(row.Replace("20290101", "20300101", StringComparison.Ordinal)))).Changed);

        Assert.Equal(("五华区示例米线店", 20300101, "热食类食品制售、自制饮品制售", "B"), await FactsAsync(services));
        Assert.Equal(Shop.Facts.Sign, (await shop.Book.FindAsync(shop.Eatery.Id)).Sign);
        Assert.Equal(2, await services.ValueAsync<int>("SELECT COUNT(*) FROM deviating_fact"));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_new_licence_number_is_the_same_eatery_and_the_old_one_stays_cancelled(string engine)
    {
        using var extract = new Extract();
        await using var services = await TestServices.CreateAsync(engine);
        var shop = await ImportedAsync(services, extract);
        await ApplyAsync(services, shop, (ChangeFact.LicenceNumber, Extract.Licence(2)), (ChangeFact.ValidUntil, "2031-01-01"));
        Assert.Equal(Extract.Licence(2), (await services.Get<RegulatedFactsBook>().FindAsync(shop.Eatery.Id))!.Licence);

        // The old row with another grade; later the new one beside it.
        await services.ImportAsync(extract, extract.Csv(Extract.Row(1, grade: "A")));
        var later = await services.ImportAsync(extract, extract.Csv(Extract.Row(1, grade: "A"), Extract.Row(2, grade: "A", until: "2031-06-01")));

        Assert.Equal((0, 1, 1), (later.Added, later.Changed, later.Unchanged));
        Assert.Equal(1, await services.ValueAsync<int>("SELECT COUNT(*) FROM eatery"));
        Assert.Equal("cancelled", await services.ValueAsync<string>($"SELECT status FROM licence WHERE number = '{Extract.Licence(1)}'"));
        var facts = (await services.Get<RegulatedFactsBook>().FindAsync(shop.Eatery.Id))!;
        Assert.Equal((Extract.Licence(2), new DateOnly(2031, 6, 1)), (facts.Licence, facts.ValidUntil));
    }

    private static async Task<Shop> ImportedAsync(TestServices services, Extract extract)
    {
        await services.ImportAsync(extract, extract.Csv(Extract.Row(1)));
        return await Shop.OfAsync(services, await services.ValueAsync<long>("SELECT id FROM eatery"));
    }

    private static async Task ApplyAsync(TestServices services, Shop shop, params (ChangeFact Fact, string Value)[] values)
    {
        await using var session = await services.Database.BeginAsync();
        var facts = (await services.Get<RegulatedFactsBook>().FindAsync(session, shop.Eatery.Id))!;
        await FactChange.ApplyAsync(session, facts, values.ToDictionary(value => value.Fact, value => value.Value), services.Clock.GetUtcNow().UtcDateTime);
        await session.CommitAsync();
    }

    private static async Task<(string Name, int Until, string Scope, string Grade)> FactsAsync(TestServices services) => (
        await services.ValueAsync<string>("SELECT name FROM eatery"),
        await services.ValueAsync<int>("SELECT valid_until FROM licence"),
        await services.ValueAsync<string>("SELECT scope FROM licence"),
        await services.ValueAsync<string>("SELECT grade FROM eatery"));
}
