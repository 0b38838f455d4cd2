using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Kitchens;
using SafeDiningCode.Tests.Registry.Import;
using SafeDiningCode.Tests.Statistics;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Statistics.Desk;
using SafeDiningCode.Web.Statistics.Desk.Months;
using SafeDiningCode.Web.Statistics.Desk.Rates;
using SafeDiningCode.Web.Statistics.Districts;
using SafeDiningCode.Web.Statistics.Settings;
using SafeDiningCode.Web.Statistics.Totals;
using SafeDiningCode.Web.Statistics.Totals.Live;

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

        await DeskAsync(services, bad);

        // What was put straight into the roll-ups has no ratings behind it: out again, for the recounts that follow.
        await services.ExecuteAsync(
            $"DELETE FROM eatery_month WHERE eatery_id IN ({good}, {bad}); DELETE FROM unit_day WHERE unit IN ('530111001', '530111002'); DELETE FROM unit_total WHERE day = 20261122");
        Assert.Equal(Day.MonthNumber(new DateOnly(2026, 11, 1)), (await districts.FindAsync("530111", 202611))!.FirstMonth);
    }

    // The officials' numbers: codes on display, kitchens and problems, by smallest unit and summed.
    private static async Task DeskAsync(TestServices services, long eatery)
    {
        var issue = await services.ValueAsync<long>($"SELECT serial FROM code_issue WHERE eatery_id = {eatery}");
        await services.ExecuteAsync(
            $"""
            INSERT INTO code_display_check (id, eatery_id, serial, day, checked_at, account_id, account_name) VALUES (9001, {eatery}, {issue}, 20261120, '2026-11-20T04:00:00.000', 1, 'x');
            INSERT INTO code_display_check (id, eatery_id, serial, day, checked_at, account_id, account_name) VALUES (9002, {eatery}, {issue}, 20261121, '2026-11-21T04:00:00.000', 1, 'x');
            INSERT INTO rectification (id, eatery_id, source, source_key, wording, found_on, due_on, state, level, events, opened_at, changed_at, topic, key_item, reopens, asked_on, closed_on)
            VALUES (9001, {eatery}, 'campaign', 'desk', 'x', 20261101, 20261110, 'closed', 0, 1, '2026-11-01T04:00:00.000', '2026-11-10T04:00:00.000', 0, 0, 1, 20261109, 20261111);
            INSERT INTO unit_standing_day (day, unit, rated, dissatisfied_eateries) VALUES (20261030, '530111002', 3, 1);
            INSERT INTO unit_standing_day (day, unit, rated, dissatisfied_eateries) VALUES (20261031, '530111002', 4, 1);
            """);
        var desk = services.Get<DeskStatistics>();
        var kitchen = await Eateries.AddAsync(services.Database, county: "530111", unit: "530111003", kitchen: KitchenKind.Transparent);
        await services.Get<LiveTotals>().TidyAsync();

        var county = (await desk.FindAsync("530111", 202611))!;
        Assert.Equal(new UnitWork(1, 1, 1, 1, 1, 1, 1), county.Whole.Work);
        Assert.Equal((3L, 1L), (county.Whole.Numbers.Licensed, county.Whole.Numbers.Coded));
        Assert.Equal(new UnitWork(1, 0, 0, 1, 1, 1, 1), county.Below.Single(unit => unit.Unit.Code == "530111002").Work);
        Assert.Equal(county.Below.Single(unit => unit.Unit.Code == "530111002").Work, (await desk.FindAsync("530111002", 202611))!.Whole.Work);
        var city = (await desk.FindAsync("5301", 202611))!;
        Assert.Equal(county.Whole, city.Below.Single(unit => unit.Unit.Code == "530111"));
        // Before the code was seen, and of months that are over, no kitchens.
        Assert.Equal(UnitWork.None, (await desk.FindAsync("530111", 202610))!.Whole.Work);
        Assert.Equal([new MonthEnd(202610, 1, 4)], await services.Get<MonthEnds>().BeforeAsync("530111", 202611));
        await services.ExecuteAsync(
            $"""
            DELETE FROM code_display_check WHERE id IN (9001, 9002);
            DELETE FROM rectification WHERE id = 9001;
            DELETE FROM unit_standing_day WHERE unit = '530111002';
            DELETE FROM kitchen_state WHERE eatery_id = {kitchen};
            DELETE FROM kitchen WHERE eatery_id = {kitchen};
            """);
    }
}
