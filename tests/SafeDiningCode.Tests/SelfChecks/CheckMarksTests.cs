using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.SelfChecks.Patterns;
using SafeDiningCode.Web.SelfChecks.Records;

namespace SafeDiningCode.Tests.SelfChecks;

public sealed class CheckMarksTests
{
    private static readonly Scope County = Scope.OfDivision("530102");

    [Fact]
    public async Task Three_weeks_of_the_same_at_the_same_time_are_one_mark_that_grows()
    {
        await using var services = await TestServices.CreateAsync();
        var checks = await Checks.BeginAsync(services);
        for (var day = 0; day < 23; day++)
        {
            Assert.Equal(SendOutcome.Sent, await checks.SendAsync(seconds: 10 + (7 * day)));
            services.Clock.Advance(TimeSpan.FromDays(1));
        }

        var mark = Assert.Single(await services.Get<CheckMarks>().InScopeAsync(County, 1));

        Assert.Equal((MarkPatterns.SameForWeeks, 23, new DateOnly(2026, 11, 22), new DateOnly(2026, 12, 14)), (mark.Pattern, mark.Records, mark.FirstDay, mark.LastDay));
        Assert.Empty(await services.Get<CheckMarks>().InScopeAsync(County, 2));
        Assert.Empty(await services.Get<CheckMarks>().InScopeAsync(Scope.OfDivision("530103"), 1));
    }

    [Fact]
    public async Task Past_days_filled_in_one_after_another_are_a_mark()
    {
        await using var services = await TestServices.CreateAsync();
        var checks = await Checks.BeginAsync(services);
        services.Clock.Advance(TimeSpan.FromDays(4));
        for (var day = 4; day > 0; day--)
        {
            await checks.SendAsync(checks.Today.AddDays(-day));
            services.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        var mark = Assert.Single(await services.Get<CheckMarks>().InScopeAsync(County, 1));
        Assert.Equal((MarkPatterns.FilledInBatch, 4), (mark.Pattern, mark.Records));
    }

    [Fact]
    public async Task A_photograph_used_before_is_a_mark_that_names_an_eatery_only_to_those_who_may_see_it()
    {
        await using var services = await TestServices.CreateAsync();
        var first = await Checks.BeginAsync(services, county: "530103", unit: "530103001");
        var checks = await Checks.BeginAsync(services);
        await first.SendAsync(photos: [Checks.Photo(1), Checks.Photo(2)]);
        await checks.SendAsync(photos: [Checks.Photo(3), Checks.Photo(2)]);

        var county = Assert.Single(await services.Get<CheckMarks>().InScopeAsync(County, 1));
        var city = Assert.Single(await services.Get<CheckMarks>().InScopeAsync(Scope.OfDivision("5301"), 1));

        Assert.Equal((MarkPatterns.CopiedPhoto, first.Eatery.Id, null, checks.Today), (county.Pattern, county.OtherEateryId, county.OtherShop, county.OtherDay));
        Assert.Equal(Eateries.Sign, city.OtherShop);
    }

    [Fact]
    public async Task Two_photographs_of_one_day_and_its_correction_are_no_copy()
    {
        await using var services = await TestServices.CreateAsync();
        var checks = await Checks.BeginAsync(services);
        await checks.SendAsync(photos: [Checks.Photo(1)]);
        await checks.SendAsync(photos: [Checks.Photo(1)], corrects: 1, reason: "补一张");

        Assert.Empty(await services.Get<CheckMarks>().InScopeAsync(County, 1));
        services.Clock.Advance(TimeSpan.FromDays(1));
        await checks.SendAsync(photos: [Checks.Photo(1)]);
        Assert.Equal(checks.Eatery.Id, Assert.Single(await services.Get<CheckMarks>().InScopeAsync(County, 1)).OtherEateryId);
    }
}
