using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Registry.Divisions;

namespace SafeDiningCode.Tests.Registry.Divisions;

public sealed class DivisionDirectoryTests
{
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_new_database_gets_the_divisions_once(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        var divisions = services.Get<DivisionDirectory>();
        var before = divisions.Units.Count;

        await divisions.LoadAsync(TestContext.Current.CancellationToken);

        Assert.Equal(before, divisions.Units.Count);
        Assert.Equal("5301", divisions.Top.Code);
        Assert.Equal(14, divisions.Divisions.Values.Count(division => division.Level == "county"));
        Assert.Equal(9, divisions.Divisions.Values.Count(division => division.Level == "zone"));
    }

    [Theory]
    [InlineData("530102", "530102002", "530102002", "530102002", true)] // a street
    [InlineData("530102", "530102401", "530102401", "530102401", true)] // a zone that reports for itself
    [InlineData("530102", "", "530102", "530102000", true)] // no street given
    [InlineData("530102", "530102999", "530102", "530102000", false)] // a street nobody knows
    [InlineData("530199", "530199999", "530199", "530100", false)] // a county nobody knows
    [InlineData("5301", "", "5301", "530100", false)] // a city in the county's place
    [InlineData("53", "5301", "53", "530100", false)]
    [InlineData("440100", "", "440100", "530100", false)] // another province
    public async Task Every_place_is_counted_in_one_smallest_unit(string county, string street, string division, string unit, bool known)
    {
        await using var services = await TestServices.CreateAsync();
        var divisions = services.Get<DivisionDirectory>();

        Assert.Equal((division, unit, known), divisions.Place(county, street));
        Assert.Empty(divisions.ChildrenOf(unit));
        Assert.True(divisions.Units.ContainsKey(unit));
    }

    [Fact]
    public async Task A_zone_that_reports_stands_beside_its_county_and_not_in_it()
    {
        await using var services = await TestServices.CreateAsync();
        var divisions = services.Get<DivisionDirectory>();

        Assert.Contains("530102401", divisions.ChildrenOf("5301").Select(unit => unit.Code));
        Assert.DoesNotContain("530102401", divisions.ChildrenOf("530102").Select(unit => unit.Code));
    }
}
