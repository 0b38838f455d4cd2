using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Satisfaction;
using SafeDiningCode.Tests.SelfChecks;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Tests.Themes;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Themes;

namespace SafeDiningCode.Tests.Data.Statements;

/// <summary>What several diners of a week said, the reply in two versions, and the officials' list.</summary>
internal static class ThemeSteps
{
    public static async Task RunAsync(TestServices services)
    {
        var checks = await Checks.BeginAsync(services);
        var week = Week.FirstDay(checks.Today).AddDays(-Week.Days);
        for (var diner = 0; diner < 4; diner++)
        {
            await ThemeBookTests.RateAsync(checks, week.AddDays(diner), Reasons.Food | Reasons.Service, diner == 0 ? "太咸 🍜" : null);
        }

        var book = services.Get<ThemeBook>();
        var themes = await book.OfEateryAsync(checks.Eatery.Id);
        Assert.Equal([(Reasons.Food, 4, 1), (Reasons.Service, 4, 0)], themes.Select(view => (view.Theme.Reason, view.Theme.Ratings, view.Comments.Count)));
        Assert.Equal(2, (await services.Get<DueReplies>().OfEateryAsync(checks.Eatery.Id)).Count);

        Assert.Equal(ReplyOutcome.Given, await book.ReplyAsync(checks.Eatery, Reasons.Food, week, "少放盐 ' \" 🍜", 0, checks.Owner));
        Assert.Equal(ReplyOutcome.Given, await book.ReplyAsync(checks.Eatery, Reasons.Food, week, "少放盐，已改", 1, checks.Owner));
        var reply = Assert.Single(await book.InScopeAsync(Scope.OfDivision("530102"), 1), replied => replied.EateryId == checks.Eatery.Id);
        Assert.Equal((week, "少放盐，已改", 2, services.Clock.GetUtcNow().UtcDateTime), (reply.Week, reply.Wording, reply.Version, reply.RepliedAt));
        Assert.Equal(Reasons.Service, Assert.Single(await services.Get<DueReplies>().OfEateryAsync(checks.Eatery.Id)).Theme.Reason);

        // What was put straight into ratings and roll-ups would be a difference to the recounts of other steps.
        await using var session = await services.Database.OpenAsync();
        await Dapper.SqlMapper.ExecuteAsync(session.Connection, "DELETE FROM eatery_day WHERE eatery_id = @Id; DELETE FROM rating WHERE eatery_id = @Id", new { checks.Eatery.Id });
    }
}
