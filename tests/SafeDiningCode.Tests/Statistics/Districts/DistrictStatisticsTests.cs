using Dapper;
using SafeDiningCode.Rules.Licences;
using SafeDiningCode.Rules.Satisfaction;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Registry.Divisions;
using SafeDiningCode.Web.Statistics.Districts;

namespace SafeDiningCode.Tests.Statistics.Districts;

public sealed class DistrictStatisticsTests
{
    private const string City = "5301";
    private const string Wuhua = "530102";
    private const string HuashanStreet = "530102001";
    private const string HighTechZone = "530102401";
    private const int November = 202611;
    private static readonly DateOnly Day = new(2026, 11, 20);

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task The_numbers_are_those_of_a_second_computation_and_children_sum_to_their_parent_at_every_level(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        var directory = services.Get<DivisionDirectory>();
        var leaves = directory.Units.Values.Where(unit => !directory.ChildrenOf(unit.Code).Any()).Select(unit => unit.Code).Order(StringComparer.Ordinal).ToList();
        var random = new Random(20261122);
        var eateries = new List<(string Unit, bool Licensed, bool Coded, Tally Tally)>();
        for (var number = 0; number < 120; number++)
        {
            // A third lies in one county, so that its streets have company; the others anywhere, zones and open places too.
            var unit = number % 3 == 0 ? leaves.Where(leaf => leaf.StartsWith(Wuhua, StringComparison.Ordinal)).ElementAt(random.Next(5)) : leaves[random.Next(leaves.Count)];
            var status = random.Next(5) == 0 ? LicenceStatus.Revoked : LicenceStatus.Valid;
            var until = new DateOnly(2026, 11, 21).AddDays(random.Next(3));
            var id = await Eateries.AddAsync(services.Database, unit: unit, status: status, validUntil: until);
            var licensed = status == LicenceStatus.Valid && until >= new DateOnly(2026, 11, 22);
            var coded = random.Next(4) > 0;
            if (coded)
            {
                await Eateries.IssueCodeAsync(services, id);
            }

            var tally = new Tally(random.Next(12), random.Next(4), random.Next(8));
            if (tally.Counted > 0)
            {
                await RollUps.RateAsync(services.Database, id, unit, Day, (int)tally.Satisfied, (int)tally.Fair, (int)tally.Dissatisfied);
            }

            eateries.Add((unit, licensed, licensed && coded, tally));
        }

        foreach (var unit in directory.Units.Values.Where(unit => unit.Code.Length <= 6 || directory.ChildrenOf(unit.Parent!).Count() > 8))
        {
            var district = await FindAsync(services, unit.Code);

            var within = eateries.Where(eatery => LiesIn(directory, eatery.Unit, unit.Code)).ToList();
            var rated = within.Where(eatery => eatery.Tally.Counted >= 10).ToList();
            Assert.Equal(
                new DistrictNumbers(
                    within.Count(eatery => eatery.Licensed),
                    within.Count(eatery => eatery.Coded),
                    rated.Count,
                    rated.Count(eatery => eatery.Tally.Dissatisfied * 10 >= eatery.Tally.Counted * 3),
                    within.Select(eatery => eatery.Tally).Aggregate(default(Tally), Tally.Add)),
                district.Numbers);
            Assert.Equal(district.Numbers.Tally, district.Days.Select(day => day.Tally).Aggregate(default(Tally), Tally.Add));
            if (district.Children.Count > 0)
            {
                Assert.Equal(district.Numbers, district.Children.Select(child => child.Numbers).Aggregate(DistrictNumbers.None, DistrictNumbers.Add));
                foreach (var child in district.Children)
                {
                    Assert.Equal((await FindAsync(services, child.Unit.Code)).Numbers, child.Numbers);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task An_eatery_counts_as_rated_from_ten_ratings_and_as_dissatisfied_from_exactly_three_in_ten(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        foreach (var (satisfied, dissatisfied) in new[] { (7, 3), (8, 2), (0, 9), (70001, 29999), (70000, 30000) })
        {
            await RateAsync(services, satisfied, dissatisfied);
        }

        var numbers = (await FindAsync(services, HuashanStreet)).Numbers;

        Assert.Equal(4, numbers.Rated);
        Assert.Equal(2, numbers.DissatisfiedEateries);
        Assert.Equal(10 + 10 + 9 + 200_000, numbers.Tally.Counted);
        Assert.Equal(Wilson.Interval(2, 4), numbers.DissatisfiedInterval);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_settings_share_of_one_third_to_four_decimals_is_met_by_a_third_and_not_by_less(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine, ("Standing:DissatisfiedShare", "0.3333"), ("Standing:MinimumRatings", "3"));
        await RateAsync(services, 2, 1);
        await RateAsync(services, 6667, 3333);
        await RateAsync(services, 6668, 3332);

        var numbers = (await FindAsync(services, HuashanStreet)).Numbers;

        Assert.Equal((3, 2), (numbers.Rated, numbers.DissatisfiedEateries));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_zone_that_reports_is_a_child_of_the_city_and_not_counted_in_the_county_around_it(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        var id = await Eateries.AddAsync(services.Database, unit: HighTechZone);
        await RollUps.RateAsync(services.Database, id, HighTechZone, Day, 10, 0, 0);

        var city = await FindAsync(services, City);
        var province = await FindAsync(services, "53");

        Assert.Equal((1, 1), (city.Numbers.Licensed, city.Numbers.Rated));
        Assert.Equal(1, Assert.Single(city.Children, child => child.Unit.Code == HighTechZone).Numbers.Rated);
        Assert.True((await FindAsync(services, Wuhua)).Numbers.IsEmpty);
        Assert.Equal(city.Numbers, province.Numbers);
        Assert.Equal(City, Assert.Single(province.Children).Unit.Code);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task An_eatery_that_moved_keeps_its_past_where_it_was(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        var id = await Eateries.AddAsync(services.Database, unit: HuashanStreet);
        await RollUps.RateAsync(services.Database, id, HuashanStreet, Day, 10, 0, 0);
        await ExecuteAsync(services, "UPDATE eatery SET unit = '530103001' WHERE id = @id", new { id });
        await RollUps.RateAsync(services.Database, id, "530103001", Day, 0, 0, 12);

        var before = (await FindAsync(services, Wuhua)).Numbers;
        var after = (await FindAsync(services, "530103")).Numbers;
        var city = (await FindAsync(services, City)).Numbers;

        Assert.Equal(new DistrictNumbers(0, 0, 1, 0, new Tally(10, 0, 0)), before);
        Assert.Equal(new DistrictNumbers(1, 0, 1, 1, new Tally(0, 0, 12)), after);
        Assert.Equal(before + after, city);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Two_licences_are_one_eatery_and_a_revoked_code_is_none(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        var id = await Eateries.AddAsync(services.Database);
        await Eateries.AddLicenceAsync(services.Database, id);
        await Eateries.IssueCodeAsync(services, id);
        await ExecuteAsync(services, "UPDATE code_issue SET revoked_at = issued_at");

        var numbers = (await FindAsync(services, HuashanStreet)).Numbers;

        Assert.Equal((1, 0), (numbers.Licensed, numbers.Coded));
        await Eateries.IssueCodeAsync(services, id);
        Assert.Equal(1, (await FindAsync(services, HuashanStreet)).Numbers.Coded);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_past_month_takes_its_last_snapshot_then_the_next_later_one_then_today(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        await Eateries.AddAsync(services.Database);

        Assert.Equal(new DateOnly(2026, 11, 22), (await FindAsync(services, City, 202610)).LicensedAsOf);
        await ExecuteAsync(services, "INSERT INTO unit_total (unit, day, licensed, coded) VALUES ('530102001', 20261105, 7, 5), ('530103001', 20261105, 1, 1), ('530102001', 20261120, 9, 9)");
        var later = await FindAsync(services, City, 202610);
        await ExecuteAsync(services, "INSERT INTO unit_total (unit, day, licensed, coded) VALUES ('530102001', 20261001, 3, 3), ('530102001', 20261031, 4, 2), ('530102001', 20260930, 8, 8)");
        var own = await FindAsync(services, City, 202610);
        var running = await FindAsync(services, City);

        Assert.Equal((8, 6, new DateOnly(2026, 11, 5)), (later.Numbers.Licensed, later.Numbers.Coded, later.LicensedAsOf));
        Assert.Equal((4, 2, new DateOnly(2026, 10, 31)), (own.Numbers.Licensed, own.Numbers.Coded, own.LicensedAsOf));
        Assert.Equal((1, new DateOnly(2026, 11, 22)), (running.Numbers.Licensed, running.LicensedAsOf));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task What_sits_above_the_smallest_units_is_shown_and_not_dropped(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        await Eateries.AddAsync(services.Database, unit: City);
        await Eateries.AddAsync(services.Database);

        var city = await FindAsync(services, City);

        Assert.Equal(2, city.Numbers.Licensed);
        Assert.Equal(2, city.Children.Sum(child => child.Numbers.Licensed));
        Assert.Equal(City, city.Children[^1].Unit.Code);
    }

    [Fact]
    public async Task A_unit_without_anything_is_all_zeros_and_lists_no_place_to_be_confirmed()
    {
        await using var services = await TestServices.CreateAsync();

        var city = await FindAsync(services, City, 200001);

        Assert.True(city.Numbers.IsEmpty);
        Assert.Empty(city.Days);
        Assert.Equal(14 + 9, city.Children.Count);
        Assert.DoesNotContain(city.Children, child => child.Unit.Code == "530100");
        await Eateries.AddAsync(services.Database, unit: "530100");
        Assert.Contains((await FindAsync(services, City)).Children, child => child.Unit.Code == "530100");
    }

    [Fact]
    public async Task An_unknown_unit_is_null()
    {
        await using var services = await TestServices.CreateAsync();

        Assert.Null(await services.Get<DistrictStatistics>().FindAsync("530199", November, TestContext.Current.CancellationToken));
    }

    private static bool LiesIn(DivisionDirectory directory, string unit, string above)
    {
        for (var at = unit; at is not null; at = directory.Units[at].Parent)
        {
            if (at == above)
            {
                return true;
            }
        }

        return false;
    }

    private static async Task RateAsync(TestServices services, int satisfied, int dissatisfied)
    {
        var id = await Eateries.AddAsync(services.Database, unit: HuashanStreet);
        await RollUps.RateAsync(services.Database, id, HuashanStreet, Day, satisfied, 0, dissatisfied);
    }

    private static async Task<District> FindAsync(TestServices services, string unit, int month = November) =>
        await services.Get<DistrictStatistics>().FindAsync(unit, month, TestContext.Current.CancellationToken) ?? throw new InvalidOperationException(unit);

    private static async Task ExecuteAsync(TestServices services, string sql, object? arguments = null)
    {
        await using var session = await services.Database.OpenAsync(TestContext.Current.CancellationToken);
        await session.Connection.ExecuteAsync(sql, arguments);
    }
}
