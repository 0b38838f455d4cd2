using Dapper;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Satisfaction;
using SafeDiningCode.Rules.Themes;
using SafeDiningCode.Tests.SelfChecks;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Themes;

namespace SafeDiningCode.Tests.Themes;

public sealed class ThemeBookTests
{
    // The clock stands on Sunday, 22 November 2026; the week before it began on the 9th.
    private static readonly DateOnly Monday = new(2026, 11, 9);

    [Fact]
    public async Task Three_diners_of_a_week_that_is_over_are_a_theme()
    {
        await using var services = await TestServices.CreateAsync();
        var checks = await Checks.BeginAsync(services);
        await RateAsync(checks, Monday, Reasons.Hygiene, "桌子没擦");
        await RateAsync(checks, Monday.AddDays(2), Reasons.Hygiene | Reasons.Food, "我的电话 138 0013 8000");
        await RateAsync(checks, Monday.AddDays(6), Reasons.Hygiene, comment: null);
        await RateAsync(checks, Monday.AddDays(6), Reasons.Hygiene, "后来补的", counted: false);
        for (var diner = 0; diner < 5; diner++)
        {
            // This week runs until midnight: nobody is to see who came today.
            await RateAsync(checks, checks.Today, Reasons.Staff, "服务慢");
        }

        var theme = Assert.Single(await services.Get<ThemeBook>().OfEateryAsync(checks.Eatery.Id));

        Assert.Equal(new Theme(Reasons.Hygiene, Monday, 3), theme.Theme);
        Assert.Equal(["我的电话 …", "桌子没擦"], theme.Comments.Order(StringComparer.Ordinal));
        Assert.Equal((new DateOnly(2026, 11, 22), 0), (theme.DueOn, Assert.Single(await services.Get<DueReplies>().OfEateryAsync(checks.Eatery.Id)).DaysLeft));
        services.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal([Reasons.Staff, Reasons.Hygiene], (await services.Get<ThemeBook>().OfEateryAsync(checks.Eatery.Id)).Select(view => view.Theme.Reason));
    }

    [Fact]
    public async Task Two_diners_are_none_and_their_words_stay_unread()
    {
        await using var services = await TestServices.CreateAsync();
        var checks = await Checks.BeginAsync(services);
        await RateAsync(checks, Monday, Reasons.Food, "咸");
        await RateAsync(checks, Monday, Reasons.Food, "淡");

        Assert.Empty(await services.Get<ThemeBook>().OfEateryAsync(checks.Eatery.Id));
        Assert.Equal(ReplyOutcome.Unknown, await services.Get<ThemeBook>().ReplyAsync(checks.Eatery, Reasons.Food, Monday, "改", 0, checks.Owner));
    }

    [Fact]
    public void A_comment_stands_under_one_theme_only_and_in_an_order_that_does_not_tell_when()
    {
        Theme[] themes = [new(Reasons.Food, Monday, 5), new(Reasons.Hygiene, Monday, 4)];
        CommentRow[] comments =
        [
            .. Enumerable.Range(0, 5).Select(day => new CommentRow { Day = Monday.AddDays(day), Reasons = (int)(Reasons.Food | Reasons.Hygiene), Comment = $"{"甲乙丙丁戊"[day]}" }),
            new CommentRow { Day = Monday, Reasons = (int)Reasons.Hygiene, Comment = "己" },
        ];

        var assigned = ThemeBook.Assign(comments, themes);

        Assert.Equal(["己"], assigned[themes[1]]);
        Assert.Equal(5, assigned[themes[0]].Count);
        Assert.Equal(assigned[themes[0]], ThemeBook.Assign(comments.Reverse(), themes)[themes[0]]);
    }

    [Fact]
    public async Task A_reply_is_given_once_and_worded_anew_in_versions_for_a_while()
    {
        await using var services = await TestServices.CreateAsync();
        var checks = await Checks.BeginAsync(services);
        var book = services.Get<ThemeBook>();
        for (var diner = 0; diner < 3; diner++)
        {
            await RateAsync(checks, Monday, Reasons.Food, comment: null);
        }

        Task<ReplyOutcome> ReplyAsync(string wording, int version) => book.ReplyAsync(checks.Eatery, Reasons.Food, Monday, wording, version, checks.Owner);
        Assert.Equal(ReplyOutcome.Given, await ReplyAsync("换了供货商", 0));
        Assert.Equal(ReplyOutcome.GivenBefore, await ReplyAsync("换了供货商", 0));
        Assert.Equal(ReplyOutcome.Changed, await ReplyAsync("另一种说法", 0));
        Assert.Empty(await services.Get<DueReplies>().OfEateryAsync(checks.Eatery.Id));
        services.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal(ReplyOutcome.Given, await ReplyAsync("换了供货商，也换了油", 1));
        services.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(ReplyOutcome.Closed, await ReplyAsync("太晚了", 2));

        Assert.Equal(["换了供货商", "换了供货商，也换了油"], Assert.Single(await book.OfEateryAsync(checks.Eatery.Id)).Replies.Select(reply => reply.Wording));
        var read = Assert.Single(await book.InScopeAsync(Scope.OfDivision("530102"), 1));
        Assert.Equal(("换了供货商，也换了油", 2, Reasons.Food), (read.Wording, read.Version, read.Reasons));
        Assert.Empty(await book.InScopeAsync(Scope.OfDivision("530103"), 1));
        Assert.Empty(await book.InScopeAsync(checks.Owner.Scope, 1));
    }

    [Fact]
    public async Task Ratings_are_found_by_their_key_and_never_read_through()
    {
        await using var services = await TestServices.CreateAsync();
        foreach (var statement in new[] { "EateryThemes", "ThemeComments" })
        {
            await using var session = await services.Database.OpenAsync();
            var first = services.Database.Sql[statement].Split(';')[0];
            var plan = await session.Connection.QueryAsync<PlanRow>("EXPLAIN QUERY PLAN " + first, new { EateryId = 1L, From = 20261101, To = 20261130 });

            Assert.Contains(plan, row => row.Detail.StartsWith("SEARCH d USING", StringComparison.Ordinal) && row.Detail.Contains("eatery_id=? AND day>? AND day<?", StringComparison.Ordinal));
            Assert.Contains(plan, row => row.Detail.StartsWith("SEARCH r USING INDEX", StringComparison.Ordinal) && row.Detail.Contains("(eatery_id=? AND day=?)", StringComparison.Ordinal));
            Assert.DoesNotContain(plan, row => row.Detail.StartsWith("SCAN", StringComparison.Ordinal));
        }
    }

    internal static async Task RateAsync(Checks checks, DateOnly day, Reasons reasons, string? comment, bool counted = true)
    {
        await using var session = await checks.Services.Database.BeginAsync();
        var row = new
        {
            Id = Random.Shared.NextInt64(), Eatery = checks.Eatery.Id, checks.Eatery.Unit, Day = Day.ToNumber(day), At = Day.StartUtc(day).AddHours(12), Reasons = (int)reasons,
            Comment = comment, Tag = Random.Shared.NextInt64(), Counted = counted,
        };
        await session.Connection.ExecuteAsync(
            """
            INSERT INTO rating (id, serial, eatery_id, division, unit, day, rated_at, satisfaction, reasons, comment, device_tag, counted)
            VALUES (@Id, 1, @Eatery, @Unit, @Unit, @Day, @At, 3, @Reasons, @Comment, @Tag, @Counted)
            """,
            row,
            session.Transaction);
        if (await session.Connection.ExecuteAsync("UPDATE eatery_day SET dissatisfied = dissatisfied + 1 WHERE eatery_id = @Eatery AND day = @Day", row, session.Transaction) == 0)
        {
            await session.Connection.ExecuteAsync(
                "INSERT INTO eatery_day (eatery_id, day, satisfied, fair, dissatisfied) VALUES (@Eatery, @Day, 0, 0, 1)", row, session.Transaction);
        }

        await session.CommitAsync();
    }

    internal sealed record PlanRow
    {
        public required string Detail { get; init; }
    }
}
