using SafeDiningCode.Tests.Rating.Intake;
using SafeDiningCode.Tests.Registry.Import;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Rating.Receipts;
using SafeDiningCode.Web.SetAside.Cases;
using SafeDiningCode.Web.SetAside.Finding;
using SafeDiningCode.Web.Standing.Closing;
using SafeDiningCode.Web.Standing.Lists;
using SafeDiningCode.Web.Statistics.Districts;
using SafeDiningCode.Web.Themes.Districts;

namespace SafeDiningCode.Tests.SetAside;

/// <summary>What is set aside, taken back and released: the roll-ups are the ratings' at every moment.</summary>
public sealed class SetAsideTests
{
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_burst_leaves_the_counts_grows_its_case_and_is_counted_again_once_released(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        var shop = await Eateries.AddAsync(services.Database);
        var other = await Eateries.AddAsync(services.Database);
        await Diners.RateAsync(services, other, 12, satisfaction: 1);
        await Diners.RateAsync(services, shop, 40, satisfaction: 3);
        var today = Diners.Today(services);
        var book = services.Get<SetAsideBook>();

        Assert.Equal(40, await book.LookAtAsync(today));
        Assert.Equal(0, await book.LookAtAsync(today));
        await Arrivals.AssertCleanAsync(services);
        Assert.Equal(12, await Arrivals.RolledUpAsync(services));

        // Two more of the same burst come to the same case.
        await Diners.RateAsync(services, shop, 2, satisfaction: 3);
        Assert.Equal(2, await book.LookAtAsync(today));
        var held = Assert.Single(await services.Get<SetAsideDesk>().ReadAsync(Scope.Everything, SetAsideFilter.Held, 0, 10));
        Assert.Equal(("burst", shop, 42, 42, (int?)null), (held.Kind, held.EateryId, held.Dissatisfied, held.Numbers.Ratings, held.Numbers.Usual));
        Assert.Equal((42L, 42L, 1L), await SetAsideOfCityAsync(services));

        var desk = services.Get<SetAsideDesk>();
        Assert.Equal(ReleaseOutcome.Changed, await desk.ReleaseAsync(Actor.Console, held.Id, 40, "婚宴"));
        Assert.Equal(ReleaseOutcome.Released, await desk.ReleaseAsync(Actor.Console, held.Id, 42, "婚宴"));
        Assert.Equal(ReleaseOutcome.ReleasedBefore, await desk.ReleaseAsync(Actor.Console, held.Id, 42, "婚宴"));
        Assert.Equal(ReleaseOutcome.NotThere, await desk.ReleaseAsync(Actor.Console, held.Id + 1, 42, "婚宴"));
        await Arrivals.AssertCleanAsync(services);
        Assert.Equal(54, await Arrivals.RolledUpAsync(services));
        Assert.Equal((0L, 0L, 0L), await SetAsideOfCityAsync(services));

        // Never again: neither the same ratings, nor a few more beside them.
        await Diners.RateAsync(services, shop, 5, satisfaction: 3);
        Assert.Equal(0, await book.LookAtAsync(today));
        // Another burst is another case.
        services.Clock.Advance(TimeSpan.FromMinutes(20));
        await Diners.RateAsync(services, shop, 30, satisfaction: 1);
        Assert.Equal(30, await book.LookAtAsync(today));
        Assert.Equal(2, await services.ValueAsync<int>("SELECT MAX(number) FROM set_aside_case"));
        await Arrivals.AssertCleanAsync(services);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task What_is_released_weeks_later_is_among_the_reasons_of_its_day_again(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        var shop = await Eateries.AddAsync(services.Database);
        await Diners.RateAsync(services, shop, 40, satisfaction: 3);
        var day = Diners.Today(services);
        Assert.Equal(40, await services.Get<SetAsideBook>().LookAtAsync(day));
        services.Clock.Advance(TimeSpan.FromDays(20));
        var rounds = services.Get<ThemeRounds>();
        await rounds.TidyAsync();
        Assert.Equal(0, await services.ValueAsync<int>("SELECT COALESCE(SUM(ratings), 0) FROM theme_day"));

        var held = Assert.Single(await services.Get<SetAsideDesk>().ReadAsync(Scope.Everything, SetAsideFilter.Held, 0, 10));
        Assert.Equal(ReleaseOutcome.Released, await services.Get<SetAsideDesk>().ReleaseAsync(Actor.Console, held.Id, 40, "婚宴"));
        await rounds.TidyAsync();

        Assert.Equal(40, await services.ValueAsync<int>("SELECT SUM(ratings) FROM theme_day"));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task What_its_diner_takes_back_is_subtracted_once_and_never_released(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        var shop = await Eateries.AddAsync(services.Database);
        await Diners.RateAsync(services, shop, 31, satisfaction: 1);
        await services.Get<SetAsideBook>().LookAtAsync(Diners.Today(services));
        var rating = await services.ValueAsync<long>("SELECT MIN(id) FROM rating");

        Assert.True(await services.Get<ReceiptBook>().UndoAsync(rating));
        Assert.False(await services.Get<ReceiptBook>().UndoAsync(rating));
        await Arrivals.AssertCleanAsync(services);
        var desk = services.Get<SetAsideDesk>();
        var held = Assert.Single(await desk.ReadAsync(Scope.Everything, SetAsideFilter.All, 0, 10));
        Assert.Equal(30, held.Satisfied);
        Assert.Equal(30, (await desk.FindAsync(Scope.Everything, held.Id))!.Moments.Count);

        Assert.Equal(ReleaseOutcome.Released, await desk.ReleaseAsync(Actor.Console, held.Id, 30, "属实"));
        Assert.Equal((30L, 30L), (await Arrivals.CountedAsync(services), await Arrivals.RolledUpAsync(services)));
        // Released ratings are their diners' as any other.
        Assert.True(await services.Get<ReceiptBook>().UndoAsync(await services.ValueAsync<long>("SELECT MAX(id) FROM rating")));
        Assert.Equal(29, await Arrivals.RolledUpAsync(services));
        Assert.Equal(30, Assert.Single(await desk.ReadAsync(Scope.Everything, SetAsideFilter.Released, 0, 10)).Satisfied);
        await Arrivals.AssertCleanAsync(services);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Roll_ups_that_a_recount_took_away_are_there_again_after_a_release(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        var shop = await Eateries.AddAsync(services.Database);
        await Diners.RateAsync(services, shop, 30, satisfaction: 2);
        await services.Get<SetAsideBook>().LookAtAsync(Diners.Today(services));
        await services.ExecuteAsync("DELETE FROM eatery_day; DELETE FROM eatery_month; DELETE FROM unit_day");
        await Arrivals.AssertCleanAsync(services);

        var held = Assert.Single(await services.Get<SetAsideDesk>().ReadAsync(Scope.Everything, SetAsideFilter.Held, 0, 10));
        Assert.Equal(ReleaseOutcome.Released, await services.Get<SetAsideDesk>().ReleaseAsync(Actor.Console, held.Id, 30, "属实"));
        Assert.Equal(30, await Arrivals.RolledUpAsync(services));
        await Arrivals.AssertCleanAsync(services);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Two_instances_and_one_that_was_cut_short_take_each_rating_once(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        await using var another = await services.AnotherAsync();
        var shop = await Eateries.AddAsync(services.Database);
        await Diners.RateAsync(services, shop, 35, satisfaction: 3);
        var today = Diners.Today(services);
        var found = Assert.Single(await services.Get<DayReader>().ReadAsync(today));

        // Cut short in the midst: nothing of it is there.
        await using (var session = await services.Database.BeginAsync())
        {
            Assert.Equal(1, await session.ExecuteAsync("SetRatingAside", new { RatingId = found.Ratings[0].Id }));
        }

        await Arrivals.AssertCleanAsync(services);
        var taken = await Task.WhenAll(services.Get<SetAsideBook>().SetAsideAsync(today, found), another.Get<SetAsideBook>().SetAsideAsync(today, found));
        Assert.Equal(35, taken.Sum());
        Assert.Equal((1, 35), (await services.ValueAsync<int>("SELECT COUNT(*) FROM set_aside_case"), await services.ValueAsync<int>("SELECT SUM(dissatisfied) FROM set_aside_case")));
        Assert.Equal(0, await Arrivals.RolledUpAsync(services));
        await Arrivals.AssertCleanAsync(services);

        // Of two who release it at once one does, and the other is told.
        var held = Assert.Single(await services.Get<SetAsideDesk>().ReadAsync(Scope.Everything, SetAsideFilter.Held, 0, 10));
        var released = await Task.WhenAll(
            services.Get<SetAsideDesk>().ReleaseAsync(Actor.Console, held.Id, 35, "属实"), another.Get<SetAsideDesk>().ReleaseAsync(Actor.Console, held.Id, 35, "属实"));
        Assert.Equal([ReleaseOutcome.Released, ReleaseOutcome.ReleasedBefore], released.Order());
        Assert.Equal(35, await Arrivals.RolledUpAsync(services));
        await Arrivals.AssertCleanAsync(services);
    }

    [Fact]
    public async Task A_full_shop_is_measured_by_its_own_weeks_before_and_bought_ratings_do_not_raise_them()
    {
        await using var services = await TestServices.CreateAsync();
        var full = await Eateries.AddAsync(services.Database);
        var quiet = await Eateries.AddAsync(services.Database);
        for (var day = 0; day < 4; day++)
        {
            await Diners.RateAsync(services, full, 14, satisfaction: 1);
            await Diners.RateAsync(services, quiet, 2, satisfaction: 1);
            services.Clock.Advance(TimeSpan.FromDays(1));
        }

        await Diners.RateAsync(services, full, 41, satisfaction: 1);
        await Diners.RateAsync(services, quiet, 20, satisfaction: 1);
        await services.Get<SetAsideRounds>().TidyAsync();
        var held = Assert.Single(await services.Get<SetAsideDesk>().ReadAsync(Scope.Everything, SetAsideFilter.Held, 0, 10));
        Assert.Equal((quiet, 20, (int?)2), (held.EateryId, held.Satisfied, held.Numbers.Usual));

        // The next day it is as quiet as ever in its own eyes.
        services.Clock.Advance(TimeSpan.FromDays(1));
        await Diners.RateAsync(services, quiet, 20, satisfaction: 1);
        await services.Get<SetAsideRounds>().TidyAsync();
        Assert.Equal(2, (await services.Get<SetAsideDesk>().TotalsAsync(Scope.Everything)).Held);
        await Arrivals.AssertCleanAsync(services);
    }

    [Fact]
    public async Task What_came_in_the_last_minutes_of_a_month_is_out_of_its_numbers_and_they_say_how_many()
    {
        await using var services = await TestServices.CreateAsync();
        services.Clock.Set(new DateTimeOffset(2026, 11, 30, 23, 58, 0, TimeSpan.FromHours(8)));
        var shop = await Eateries.AddAsync(services.Database);
        await Diners.RateAsync(services, shop, 33, satisfaction: 1);
        await services.ExecuteAsync("UPDATE rating SET month_tag = NULL");
        services.Clock.Set(new DateTimeOffset(2026, 12, 1, 0, 16, 0, TimeSpan.FromHours(8)));

        Assert.Equal(1, await services.Get<MonthClosing>().CloseMonthsAsync());
        var unit = (await services.Get<StandingBook>().DraftAsync(202611, anew: false))!.Facts.Units.Single(each => each.Unit == "530102");
        Assert.Equal((33L, 1L, 0L), (unit.SetAside, unit.SetAsideCases, unit.Tally.Counted));
    }

    [Fact]
    public async Task Rounds_look_at_the_day_that_ended_until_it_was_seen_whole()
    {
        await using var services = await TestServices.CreateAsync();
        services.Clock.Set(new DateTimeOffset(2026, 11, 22, 23, 59, 0, TimeSpan.FromHours(8)));
        var shop = await Eateries.AddAsync(services.Database);
        var rounds = services.Get<SetAsideRounds>();
        await rounds.TidyAsync();
        await Diners.RateAsync(services, shop, 29, satisfaction: 1);
        services.Clock.Set(new DateTimeOffset(2026, 11, 23, 0, 0, 20, TimeSpan.FromHours(8)));
        await rounds.TidyAsync();
        Assert.Equal(29, await Arrivals.RolledUpAsync(services));
        // The last of the day is written as it has just ended.
        services.Clock.Set(new DateTimeOffset(2026, 11, 22, 23, 59, 30, TimeSpan.FromHours(8)));
        await Diners.RateAsync(services, shop, 1, satisfaction: 1);
        services.Clock.Set(new DateTimeOffset(2026, 11, 23, 0, 5, 0, TimeSpan.FromHours(8)));
        await rounds.TidyAsync();
        Assert.Equal(0, await Arrivals.RolledUpAsync(services));
    }

    [Fact]
    public async Task After_a_stop_days_of_open_months_are_looked_at_and_closed_ones_are_not()
    {
        await using var services = await TestServices.CreateAsync();
        var shop = await Eateries.AddAsync(services.Database);
        services.Clock.Set(new DateTimeOffset(2026, 10, 30, 20, 0, 0, TimeSpan.FromHours(8)));
        await Diners.RateAsync(services, shop, 40, satisfaction: 1);
        services.Clock.Set(new DateTimeOffset(2026, 11, 12, 19, 55, 0, TimeSpan.FromHours(8)));
        await Diners.RateAsync(services, shop, 50, satisfaction: 3);
        await services.Get<StandingBook>().CloseAsync(202610);
        services.Clock.Set(new DateTimeOffset(2026, 11, 14, 8, 0, 0, TimeSpan.FromHours(8)));

        await services.Get<SetAsideRounds>().TidyAsync();

        Assert.Equal(40, await Arrivals.RolledUpAsync(services));
        await Arrivals.AssertCleanAsync(services);
    }

    // Set aside of the city, of the sum of its children, and the cases.
    private static async Task<(long City, long Children, long Cases)> SetAsideOfCityAsync(TestServices services)
    {
        var city = (await services.Get<DistrictStatistics>().FindAsync("5301", 202611))!;
        return (city.Numbers.SetAside, city.Children.Sum(child => child.Numbers.SetAside), city.Numbers.SetAsideCases);
    }
}
