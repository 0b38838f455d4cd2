using SafeDiningCode.Rules.Standing;
using SafeDiningCode.Tests.Registry.Import;
using SafeDiningCode.Tests.Statistics;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Standing;
using SafeDiningCode.Web.Standing.Bulletins;
using SafeDiningCode.Web.Standing.Closing;
using SafeDiningCode.Web.Standing.Lists;

namespace SafeDiningCode.Tests.Standing;

/// <summary>Months that are closed by the clock, published by a human and corrected in the open.</summary>
public sealed class StandingBookTests
{
    [Fact]
    public async Task A_month_is_closed_a_quarter_of_an_hour_after_its_end_and_once()
    {
        await using var services = await TestServices.CreateAsync();
        await RateAsync(services, "530102", new DateOnly(2026, 11, 3));
        var closing = services.Get<MonthClosing>();

        services.Clock.Set(new DateTimeOffset(2026, 12, 1, 0, 14, 0, TimeSpan.FromHours(8)));
        Assert.Equal(0, await closing.CloseMonthsAsync());
        services.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await closing.CloseMonthsAsync());
        Assert.Equal(0, await closing.CloseMonthsAsync());
        Assert.Equal(202611, Assert.Single(await services.Get<StandingBook>().MonthsAsync()).Month);
    }

    [Fact]
    public async Task Months_that_a_machine_slept_through_are_closed_in_order_and_at_most_a_year_back()
    {
        await using var services = await TestServices.CreateAsync();
        await RateAsync(services, "530102", new DateOnly(2025, 1, 3));
        services.Clock.Set(new DateTimeOffset(2026, 12, 5, 9, 0, 0, TimeSpan.FromHours(8)));

        Assert.Equal(12, await services.Get<MonthClosing>().CloseMonthsAsync());
        var months = (await services.Get<StandingBook>().MonthsAsync()).Select(month => month.Month).ToList();
        Assert.Equal((202611, 202512), (months[0], months[^1]));
    }

    [Fact]
    public async Task Frozen_numbers_stay_whatever_is_rated_later()
    {
        await using var services = await TestServices.CreateAsync();
        var book = services.Get<StandingBook>();
        await RateAsync(services, "530102", new DateOnly(2026, 10, 3), dissatisfied: 10);
        await book.CloseAsync(202610);
        await RateAsync(services, "530103", new DateOnly(2026, 10, 4), dissatisfied: 20);

        Assert.Equal("530102", Assert.Single((await book.DraftAsync(202610, anew: false))!.Result.Black).Unit);
        Assert.Equal(["530102", "530103"], (await book.DraftAsync(202610, anew: true))!.Result.Black.Select(entry => entry.Unit));
    }

    [Fact]
    public async Task What_is_published_is_what_was_seen()
    {
        await using var services = await TestServices.CreateAsync();
        var book = services.Get<StandingBook>();
        await RateAsync(services, "530102", new DateOnly(2026, 10, 3));
        await book.CloseAsync(202610);
        var seen = StandingBook.Digest((await book.DraftAsync(202610, anew: false))!);

        await services.Get<BulletinBook>().AddAsync(Actor.Console, new Bulletin("通1", "一", "公告栏", 20261010, ["530102"]));
        Assert.Equal(PublishOutcome.Changed, await book.PublishAsync(Actor.Console, 202610, seen, reason: null, anew: false));

        seen = StandingBook.Digest((await book.DraftAsync(202610, anew: false))!);
        Assert.Equal(PublishOutcome.Published, await book.PublishAsync(Actor.Console, 202610, seen, reason: null, anew: false));
        // The same form sent again would be another version, and has no reason for one.
        Assert.Equal(PublishOutcome.Changed, await book.PublishAsync(Actor.Console, 202610, seen, reason: null, anew: false));
        Assert.Single(await book.VersionsAsync(202610));
    }

    [Fact]
    public async Task A_month_waits_for_the_one_before_and_takes_its_bottom_from_what_holds_there()
    {
        await using var services = await TestServices.CreateAsync();
        var book = services.Get<StandingBook>();
        foreach (var month in new[] { 9, 10 })
        {
            await RateAsync(services, "530102", new DateOnly(2026, month, 3), dissatisfied: 10);
            await RateAsync(services, "530103", new DateOnly(2026, month, 3));
            await book.CloseAsync(202600 + month);
        }

        Assert.Equal(PublishOutcome.BeforeIsDue, await PublishAsync(book, 202610));
        Assert.Equal(PublishOutcome.Published, await PublishAsync(book, 202609));
        Assert.Equal(PublishOutcome.Published, await PublishAsync(book, 202610));
        var file = StandingFile.Read((await book.FindTextAsync(202610))!);
        Assert.Equal(new BlackEntry("530102", BlackTriggers.LargestShare | BlackTriggers.BottomTwice), Assert.Single(file.Result.Black));
        Assert.Equal(PublishOutcome.NotClosed, await PublishAsync(book, 202611));
    }

    [Fact]
    public async Task A_file_that_was_tampered_with_is_found_out()
    {
        await using var services = await TestServices.CreateAsync();
        var book = services.Get<StandingBook>();
        await RateAsync(services, "530102", new DateOnly(2026, 10, 3), dissatisfied: 10);
        await book.CloseAsync(202610);
        await PublishAsync(book, 202610);
        var text = (await book.FindTextAsync(202610))!;

        Assert.True(StandingFile.Read(text).IsAsComputed(out _));
        var tampered = StandingFile.Read(text);
        Assert.False((tampered with { Result = tampered.Result with { Black = [] } }).IsAsComputed(out _));
        Assert.False((tampered with { Facts = tampered.Facts with { Units = [.. tampered.Facts.Units.Select(unit => unit with { Rated = unit.Rated + 1 })] } }).IsAsComputed(out _));
        Assert.Throws<System.Text.Json.JsonException>(() => StandingFile.Read(text.Replace("safe-dining-standing/1", "another/1", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_file_of_before_displays_and_what_is_set_aside_were_counted_is_read_and_computed_to_the_same()
    {
        await using var services = await TestServices.CreateAsync();
        var book = services.Get<StandingBook>();
        await RateAsync(services, "530102", new DateOnly(2026, 10, 3), dissatisfied: 10);
        await RateAsync(services, "530103", new DateOnly(2026, 10, 3));
        await book.CloseAsync(202610);
        await PublishAsync(book, 202610);
        var text = (await book.FindTextAsync(202610))!;
        var old = System.Text.RegularExpressions.Regex.Replace(
            text, """,\s*"(displayed|setAside|setAsideCases|displayWeight)": 0""", "", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(5));
        old = old.Replace("\"displayWeight\": 0,", "", StringComparison.Ordinal);

        Assert.DoesNotContain("setAside", old, StringComparison.Ordinal);
        Assert.DoesNotContain("display", old, StringComparison.Ordinal);
        var file = StandingFile.Read(old);
        Assert.True(file.IsAsComputed(out _));
        Assert.Equal(StandingRules.FormulaWithoutDisplay, file.Formula);
        // What was not counted is not nought.
        Assert.All(file.Facts.Units, unit => Assert.Equal((null, null), (unit.Displayed, unit.SetAside)));
        Assert.All(StandingFile.Read(text).Facts.Units, unit => Assert.Equal(((long?)0L, (long?)0L), (unit.Displayed, unit.SetAside)));
    }

    [Fact]
    public async Task Codes_seen_on_display_within_the_year_are_frozen_with_the_month()
    {
        await using var services = await TestServices.CreateAsync(settings: ("Standing:DisplayWeight", "5"));
        foreach (var (seenOn, revoked) in new (int, string)[] { (20261031, "NULL"), (20251101, "'2026-11-01T00:00:00.000'"), (20251031, "NULL"), (20261101, "NULL"), (20261015, "'2026-10-20T00:00:00.000'") })
        {
            var eatery = await Eateries.AddAsync(services.Database);
            await Eateries.IssueCodeAsync(services, eatery);
            await services.ExecuteAsync(
                $"""
                INSERT INTO code_display_check (id, eatery_id, serial, day, checked_at, account_id, account_name)
                SELECT {eatery}, eatery_id, serial, {seenOn}, '2026-10-01T00:00:00.000', 1, 'x' FROM code_issue WHERE eatery_id = {eatery};
                UPDATE code_issue SET revoked_at = {revoked} WHERE eatery_id = {eatery};
                """);
        }

        await RateAsync(services, "530103", new DateOnly(2026, 10, 3));
        await services.Get<StandingBook>().CloseAsync(202610);
        var draft = (await services.Get<StandingBook>().DraftAsync(202610, anew: false))!;
        Assert.Equal(((long?)2L, 5L, (long?)0L), (draft.Facts.Units.Single(unit => unit.Unit == "530102").Displayed, draft.Facts.Units.Single(unit => unit.Unit == "530102").Licensed, draft.Facts.Units.Single(unit => unit.Unit == "530103").Displayed));
        Assert.Equal((2, 5), (draft.Formula, draft.Facts.Settings.DisplayWeight));
        Assert.True(draft.IsAsComputed(out _));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_bulletin_put_on_record_in_the_instant_of_publishing_is_not_missed(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        var book = services.Get<StandingBook>();
        await RateAsync(services, "530102", new DateOnly(2026, 10, 3));
        await book.CloseAsync(202610);
        var seen = StandingBook.Digest((await book.DraftAsync(202610, anew: false))!);

        Task<PublishOutcome> publishing;
        await using (var session = await services.Database.BeginAsync())
        {
            await services.Get<BulletinBook>().AddAsync(session, Actor.Console, new Bulletin("通1", "一", "公告栏", 20261010, ["530102"]));
            publishing = Task.Run(() => book.PublishAsync(Actor.Console, 202610, seen, reason: null, anew: false));
            await Task.Delay(TimeSpan.FromMilliseconds(300));
            Assert.False(publishing.IsCompleted);
            await session.CommitAsync();
        }

        Assert.Equal(PublishOutcome.Changed, await publishing);
        Assert.Empty(await book.VersionsAsync(202610));
    }

    private static async Task<PublishOutcome> PublishAsync(StandingBook book, int month) =>
        await book.DraftAsync(month, anew: false) is { } draft
            ? await book.PublishAsync(Actor.Console, month, StandingBook.Digest(draft), reason: null, anew: false)
            : PublishOutcome.NotClosed;

    private static async Task RateAsync(TestServices services, string county, DateOnly day, int dissatisfied = 0)
    {
        var eatery = await Eateries.AddAsync(services.Database, county: county, unit: county + "001");
        await RollUps.RateAsync(services.Database, eatery, county + "001", day, 20, 0, dissatisfied);
    }
}
