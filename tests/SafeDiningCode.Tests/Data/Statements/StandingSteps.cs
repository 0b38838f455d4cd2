using SafeDiningCode.Rules.Standing;
using SafeDiningCode.Tests.Registry.Import;
using SafeDiningCode.Tests.Statistics;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Standing;
using SafeDiningCode.Web.Standing.Bulletins;
using SafeDiningCode.Web.Standing.Closing;
using SafeDiningCode.Web.Standing.Lists;

namespace SafeDiningCode.Tests.Data.Statements;

/// <summary>A month closed and published, with a silent eatery and bulletins, and corrected with its numbers read anew.</summary>
internal static class StandingSteps
{
    private const int Month = 202501;

    public static async Task RunAsync(TestServices services)
    {
        // Years before all other steps, in counties of their own.
        var good = await Eateries.AddAsync(services.Database, county: "530115", unit: "530115001");
        var bad = await Eateries.AddAsync(services.Database, county: "530181", unit: "530181001");
        var silent = await Eateries.AddAsync(services.Database, county: "530115", unit: "530115001");
        await RollUps.RateAsync(services.Database, good, "530115001", new DateOnly(2025, 1, 3), 20, 1, 0);
        await RollUps.RateAsync(services.Database, bad, "530181001", new DateOnly(2025, 1, 3), 6, 1, 3);
        await RollUps.RateAsync(services.Database, silent, "530115001", new DateOnly(2024, 12, 3), 5, 0, 5);
        await RollUps.RateAsync(services.Database, silent, "530115001", new DateOnly(2025, 1, 3), 1, 0, 1);
        await services.ExecuteAsync("INSERT INTO unit_standing_day (day, unit, rated, dissatisfied_eateries) VALUES (20250131, '530181001', 1, 1)");

        var bulletins = services.Get<BulletinBook>();
        Assert.True(await bulletins.AddAsync(Actor.Console, new Bulletin("昆市监通〔2025〕1号", "通报一", "公告栏", 20250110, ["530115"])));
        Assert.True(await bulletins.AddAsync(Actor.Console, new Bulletin("昆市监通〔2025〕2号", "通报二", "公告栏", 20250120, ["530115", "530181"])));

        var book = services.Get<StandingBook>();
        Assert.Null(await book.DraftAsync(Month, anew: false));
        Assert.True(await book.CloseAsync(Month));
        var draft = (await book.DraftAsync(Month, anew: false))!;
        var numbers = draft.Facts.Units.Single(unit => unit.Unit == "530115");
        Assert.Equal((1L, 0L, 1L, 10L), (numbers.Rated, numbers.DissatisfiedEateries, numbers.Silent, numbers.SilentTally.Counted));
        Assert.Equal([new UnitDayShare("530181", 1, 1)], Assert.Single(draft.Facts.Days).Units);
        Assert.Equal(
            [new BlackEntry("530115", BlackTriggers.ExposedInARow), new BlackEntry("530181", BlackTriggers.LargestShare)],
            draft.Result.Black);

        Assert.Equal(PublishOutcome.Changed, await book.PublishAsync(Actor.Console, Month, "another", reason: null, anew: false));
        Assert.Equal(PublishOutcome.Published, await book.PublishAsync(Actor.Console, Month, StandingBook.Digest(draft), reason: null, anew: false));
        var published = StandingFile.Read((await book.FindTextAsync(Month))!);
        Assert.True(published.IsAsComputed(out _));

        // The silent eatery's ratings turn out to be the other county's: a correction reads them anew.
        await services.ExecuteAsync($"DELETE FROM eatery_month WHERE eatery_id = {silent}");
        var corrected = (await book.DraftAsync(Month, anew: true))!;
        Assert.Equal(0, corrected.Facts.Units.Single(unit => unit.Unit == "530115").Silent);
        Assert.Equal(PublishOutcome.Published, await book.PublishAsync(Actor.Console, Month, StandingBook.Digest(corrected), "评价归属有误", anew: true));
        Assert.Equal([(2, (string?)"评价归属有误"), (1, null)], (await book.VersionsAsync(Month)).Select(version => (version.Version, version.Reason)));
        Assert.Equal(1, StandingFile.Read((await book.FindTextAsync(Month, 1))!).Facts.Units.Single(unit => unit.Unit == "530115").Silent);
        Assert.Equal(2, Assert.Single(await book.MonthsAsync(), month => month.Month == Month).Version);

        var closing = services.Get<MonthClosing>();
        await closing.WriteDayAsync();
        await closing.WriteDayAsync();
        await closing.CloseMonthsAsync();
        Assert.Equal(0, await closing.CloseMonthsAsync());

        // Nothing of this is behind ratings: out again, for the recounts of other steps.
        await services.ExecuteAsync(
            $"DELETE FROM eatery_month WHERE eatery_id IN ({good}, {bad}); DELETE FROM unit_day WHERE day < 20260101 AND unit IN ('530115001', '530181001')");
    }
}
