using SafeDiningCode.Rules.Standing;
using SafeDiningCode.Tests.Registry.Import;
using SafeDiningCode.Tests.Statistics;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Standing;
using SafeDiningCode.Web.Standing.Bulletins;
using SafeDiningCode.Web.Standing.Closing;
using SafeDiningCode.Web.Standing.Lists;
using SafeDiningCode.Web.Standing.Monthly;
using SafeDiningCode.Web.Standing.Talks;

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

        await BulletinAndTalkAsync(services);

        // The silent eatery's ratings turn out to be the other county's: a correction reads them anew.
        await services.ExecuteAsync($"DELETE FROM eatery_month WHERE eatery_id = {silent}");
        var corrected = (await book.DraftAsync(Month, anew: true))!;
        Assert.Equal(0, corrected.Facts.Units.Single(unit => unit.Unit == "530115").Silent);
        Assert.Equal(PublishOutcome.Published, await book.PublishAsync(Actor.Console, Month, StandingBook.Digest(corrected), "评价归属有误", anew: true));
        Assert.Equal([(2, (string?)"评价归属有误"), (1, null)], (await book.VersionsAsync(Month)).Select(version => (version.Version, version.Reason)));
        Assert.Equal(1, StandingFile.Read((await book.FindTextAsync(Month, 1))!).Facts.Units.Single(unit => unit.Unit == "530115").Silent);
        Assert.Equal(2, Assert.Single(await book.MonthsAsync(), month => month.Month == Month).Version);

        // The correction calls off the talk with the district that it takes off the list.
        Assert.Equal(2, await services.ValueAsync<int>("SELECT COUNT(*) FROM talk WHERE month = 202501"));
        var closing = services.Get<MonthClosing>();
        await closing.WriteDayAsync();
        await closing.WriteDayAsync();
        await closing.CloseMonthsAsync();
        Assert.Equal(0, await closing.CloseMonthsAsync());

        // Nothing of this is behind ratings: out again, for the recounts of other steps.
        await services.ExecuteAsync(
            $"DELETE FROM eatery_month WHERE eatery_id IN ({good}, {bad}); DELETE FROM unit_day WHERE day < 20260101 AND unit IN ('530115001', '530181001')");
    }

    // Drafted, drafted again, issued once; the black list's talks called off and on again, and one held.
    private static async Task BulletinAndTalkAsync(TestServices services)
    {
        var monthly = services.Get<MonthlyBulletins>();
        var texts = (await monthly.DraftAsync(Month))!.Texts with { Exposed = ["530181"] };
        Assert.Equal(BulletinOutcome.Done, await monthly.SaveAsync(Actor.Console, Month, new SeenBulletin(1, 0), texts));
        Assert.Equal(BulletinOutcome.Changed, await monthly.SaveAsync(Actor.Console, Month, new SeenBulletin(1, 0), texts));
        Assert.Equal(BulletinOutcome.Done, await monthly.SaveAsync(Actor.Console, Month, new SeenBulletin(1, 1), texts with { Title = "通报" }));
        Assert.Null(await monthly.IssuedAsync(Month));
        var number = await monthly.NextNumberAsync(2025);
        Assert.Equal(BulletinOutcome.Done, await monthly.IssueAsync(Actor.Console, Month, new SeenBulletin(1, 2), texts, number, new DateOnly(2025, 2, 3)));
        Assert.Equal(BulletinOutcome.Changed, await monthly.IssueAsync(Actor.Console, Month, new SeenBulletin(1, 3), texts, "x", new DateOnly(2025, 2, 3)));
        Assert.Equal((number, new DateOnly(2025, 2, 3)), ((await monthly.IssuedAsync(Month))!.Number, (await monthly.IssuedAsync(Month))!.IssuedOn));
        Assert.NotEqual(number, await monthly.NextNumberAsync(2025));

        var talks = services.Get<TalkBook>();
        await using (var session = await services.Database.BeginAsync())
        {
            await talks.CallAsync(session, Month, version: 1, ["530181"]);
            Assert.Equal([false, true], (await session.QueryAsync<TalkRow>("TalksFrom", new { First = Month, Last = Month })).Select(talk => talk.IsOpen));
            await talks.CallAsync(session, Month, version: 1, ["530115", "530181"]);
            await session.CommitAsync();
        }

        Assert.True(await talks.RecordAsync(Actor.Console, Month, "530181", new DateOnly(2025, 2, 10), "答应整改"));
        Assert.False(await talks.RecordAsync(Actor.Console, Month, "530181", new DateOnly(2025, 2, 10), "又一次"));
        Assert.Equal([true, false], (await talks.FromAsync(Month, Month)).Select(talk => talk.IsOpen));
        await services.Get<TalkReminders>().SendAsync();
    }
}
