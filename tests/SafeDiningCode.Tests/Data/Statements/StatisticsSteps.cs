using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Tests.Registry.Import;
using SafeDiningCode.Tests.Statistics;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Statistics.Desk;
using SafeDiningCode.Web.Statistics.Districts;
using SafeDiningCode.Web.Statistics.Settings;
using SafeDiningCode.Web.Statistics.Totals;

namespace SafeDiningCode.Tests.Data.Statements;

/// <summary>Settings with their versions, totals of a day, districts of this month and of past ones.</summary>
internal static class StatisticsSteps
{
    public static async Task RunAsync(TestServices services)
    {
        Assert.Equal(new SettingsVersion(1, 10, 3000), await services.Get<StandingSettings>().CurrentAsync());
        await using (var another = await services.AnotherAsync(("Standing:MinimumRatings", "20")))
        {
            Assert.Equal(new SettingsVersion(2, 20, 3000), await another.Get<StandingSettings>().CurrentAsync());
        }

        // A county of its own, so that its numbers are this step's alone.
        var good = await Eateries.AddAsync(services.Database, county: "530111", unit: "530111001");
        var bad = await Eateries.AddAsync(services.Database, county: "530111", unit: "530111002");
        await Eateries.AddAsync(services.Database, county: "530111", unit: "530111002", validUntil: new DateOnly(2026, 11, 21));
        await Eateries.IssueCodeAsync(services, bad);
        await RollUps.RateAsync(services.Database, good, "530111001", new DateOnly(2026, 11, 3), 20, 1, 0);
        await RollUps.RateAsync(services.Database, bad, "530111002", new DateOnly(2026, 11, 3), 6, 1, 3);
        await RollUps.RateAsync(services.Database, bad, "530111002", new DateOnly(2026, 9, 9), 1, 0, 0);

        var totals = services.Get<SnapshotTotals>();
        Assert.True(await totals.WriteAsync());
        Assert.False(await totals.WriteAsync());
        Assert.Equal(2, await services.ValueAsync<int>("SELECT SUM(licensed) FROM unit_total WHERE day = 20261122 AND unit IN ('530111001', '530111002')"));
        Assert.Equal(1, await services.ValueAsync<int>("SELECT SUM(coded) FROM unit_total WHERE day = 20261122 AND unit IN ('530111001', '530111002')"));

        var districts = services.Get<DistrictStatistics>();
        var now = (await districts.FindAsync("530111", 202611))!;
        Assert.Equal((2L, 1L, 2L, 1L), (now.Numbers.Licensed, now.Numbers.Coded, now.Numbers.Rated, now.Numbers.DissatisfiedEateries));
        Assert.Equal(31, now.Numbers.Tally.Counted);
        Assert.Equal((new DateOnly(2026, 11, 3), 31L), now.Days.Select(day => (day.Day, day.Tally.Counted)).Single());
        Assert.Equal(202609, now.FirstMonth);
        Assert.Equal(now.Numbers, now.Children.Select(child => child.Numbers).Aggregate(DistrictNumbers.None, DistrictNumbers.Add));

        var dissatisfied = await services.Get<DissatisfiedList>().ReadAsync("530111", 202611, "", 0, 50);
        Assert.Equal((bad, 1, 3), dissatisfied.Select(row => (row.EateryId, row.Total, row.Dissatisfied)).Single());
        Assert.Empty(await services.Get<DissatisfiedList>().ReadAsync("530111", 202611, "A", 0, 50));
        Assert.Empty(await services.Get<DissatisfiedList>().ReadAsync("530111", 202611, "", 1, 50));

        // No totals were written down in September: the next day that has some speaks for it.
        var past = (await districts.FindAsync("530111", 202609))!;
        Assert.Equal((2L, 1L, 1L, new DateOnly(2026, 11, 22)), (past.Numbers.Licensed, past.Numbers.Coded, past.Numbers.Tally.Counted, past.LicensedAsOf));
        var city = (await districts.FindAsync("5301", 202611))!;
        Assert.Equal(city.Numbers, city.Children.Select(child => child.Numbers).Aggregate(DistrictNumbers.None, DistrictNumbers.Add));
        Assert.Equal(now.Numbers, city.Children.Single(child => child.Unit.Code == "530111").Numbers);

        // What was put straight into the roll-ups has no ratings behind it: out again, for the recounts that follow.
        await services.ExecuteAsync(
            $"DELETE FROM eatery_month WHERE eatery_id IN ({good}, {bad}); DELETE FROM unit_day WHERE unit IN ('530111001', '530111002'); DELETE FROM unit_total WHERE day = 20261122");
        Assert.Equal(Day.MonthNumber(new DateOnly(2026, 11, 1)), (await districts.FindAsync("530111", 202611))!.FirstMonth);
    }
}
