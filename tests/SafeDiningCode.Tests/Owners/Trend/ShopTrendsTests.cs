using Dapper;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Satisfaction;
using SafeDiningCode.Tests.SelfChecks;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Owners.Trend;

namespace SafeDiningCode.Tests.Owners.Trend;

public sealed class ShopTrendsTests
{
    // The last week that is over on the test's clock begins here.
    private static readonly DateOnly Last = new(2026, 11, 9);

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Each_shop_has_its_own_weeks_and_its_district_in_the_same_ones(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        var mine = await Checks.BeginAsync(services);
        var other = await Checks.BeginAsync(services);
        await RateAsync(services, mine, Last, 18, 1, 1);
        await RateAsync(services, mine, Last.AddDays(-14), 10, 0, 0);
        await RateAsync(services, other, Last, 60, 0, 20);
        // The running week, and one long before those shown.
        await RateAsync(services, mine, Last.AddDays(7), 40, 0, 0);
        await RateAsync(services, other, Last.AddDays(-7 * 20), 0, 0, 99);

        var trend = (await services.Get<ShopTrends>().OfAsync(mine.Owner, [mine.Eatery]))[mine.Eatery.Id];

        Assert.Equal([new Tally(10, 0, 0), new Tally(18, 1, 1)], trend.Spans.Select(span => span.Tally));
        Assert.Equal((new DateOnly(2026, 8, 24), new DateOnly(2026, 11, 15)), (trend.From, trend.To));
        Assert.Equal(("五华区", new Share(89, 110)), (trend.District!.Name, trend.District.Satisfied));
        // 29 of 30 against 89 of 110: its interval (83.3–99.4%) lies above.
        Assert.Equal(1, trend.AgainstDistrict);
        Assert.Equal([(91d, 8d, 0d, 0d), (111d, 8d, 5d, 10d)], TrendColumns.Of(trend).Select(column => (column.X, column.Width, column.Fair, column.Satisfied)));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_zone_that_reports_for_itself_is_its_own_district(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        var zone = await Checks.BeginAsync(services, unit: "530102401");
        var county = await Checks.BeginAsync(services);
        await RateAsync(services, zone, Last, 9, 0, 1);
        await RateAsync(services, county, Last, 500, 0, 0);

        var trend = (await services.Get<ShopTrends>().OfAsync(zone.Owner, [zone.Eatery]))[zone.Eatery.Id];

        Assert.Equal(new Share(9, 10), trend.District!.Satisfied);
        Assert.Equal(0, trend.AgainstDistrict);
    }

    [Fact]
    public async Task A_shop_nobody_rated_has_nothing_to_compare()
    {
        await using var services = await TestServices.CreateAsync();
        var mine = await Checks.BeginAsync(services);

        var trend = (await services.Get<ShopTrends>().OfAsync(mine.Owner, [mine.Eatery]))[mine.Eatery.Id];

        Assert.Empty(trend.Spans);
        Assert.Null(trend.AgainstDistrict);
    }

    /// <summary>A day's ratings, as the roll-ups of eatery and unit hold them.</summary>
    internal static async Task RateAsync(TestServices services, Checks shop, DateOnly day, int satisfied, int fair, int dissatisfied)
    {
        await using var session = await services.Database.OpenAsync();
        var row = new { eatery = shop.Eatery.Id, unit = shop.Eatery.Unit, day = Day.ToNumber(day), satisfied, fair, dissatisfied };
        await session.Connection.ExecuteAsync(
            "INSERT INTO eatery_day (eatery_id, day, satisfied, fair, dissatisfied) VALUES (@eatery, @day, @satisfied, @fair, @dissatisfied)", row);
        if (await session.Connection.ExecuteAsync(
            "UPDATE unit_day SET satisfied = satisfied + @satisfied, fair = fair + @fair, dissatisfied = dissatisfied + @dissatisfied WHERE unit = @unit AND day = @day", row) == 0)
        {
            await session.Connection.ExecuteAsync(
                "INSERT INTO unit_day (unit, day, satisfied, fair, dissatisfied) VALUES (@unit, @day, @satisfied, @fair, @dissatisfied)", row);
        }
    }
}
