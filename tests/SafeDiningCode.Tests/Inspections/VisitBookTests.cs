using SafeDiningCode.Rules.Inspections;
using SafeDiningCode.Rules.Rectification;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Inspections.Objections;
using SafeDiningCode.Web.Inspections.Publishing;
using SafeDiningCode.Web.Inspections.Records;
using SafeDiningCode.Web.Rectification;
using SafeDiningCode.Web.Rectification.Ledger;
using SafeDiningCode.Web.Scanning.Changes;
using SafeDiningCode.Web.Scanning.Profiles;

namespace SafeDiningCode.Tests.Inspections;

public sealed class VisitBookTests
{
    [Fact]
    public async Task A_form_is_one_visit_however_often_it_is_sent()
    {
        await using var services = await TestServices.CreateAsync();
        var visits = await Visits.BeginAsync(services);
        var entry = visits.Entry(failed: ["place-clean"], key: "one");

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => services.Get<VisitBook>().SendAsync(visits.Eatery, entry, visits.Inspector))));

        Assert.Equal(1, outcomes.Count(result => result.Outcome == VisitOutcome.Sent));
        Assert.Equal(7, outcomes.Count(result => result.Outcome == VisitOutcome.SentBefore));
        Assert.Single(outcomes.Select(result => result.Id).Distinct());
        Assert.Equal(1, await visits.ValueAsync<int>("SELECT COUNT(*) FROM inspection_visit"));
        Assert.Equal(1, await visits.ValueAsync<int>("SELECT COUNT(*) FROM inspection"));
        Assert.Equal(1, await visits.ValueAsync<int>("SELECT COUNT(*) FROM rectification"));
    }

    [Fact]
    public async Task Two_visits_of_a_day_are_two()
    {
        await using var services = await TestServices.CreateAsync();
        var visits = await Visits.BeginAsync(services);

        await visits.SendAsync(visits.Entry());
        await visits.SendAsync(visits.Entry(failed: ["place-clean"]));

        Assert.Equal(["visit", "visit-2"], (await visits.ValueAsync<string>("SELECT GROUP_CONCAT(source) FROM (SELECT source FROM inspection ORDER BY source)")).Split(','));
        Assert.Equal([2, 1], (await services.Get<VisitReader>().OfEateryAsync(visits.Eatery.Id)).Select(visit => visit.OfDay));
    }

    [Fact]
    public async Task Failures_open_rectifications_at_once_and_are_mandatory_next_time()
    {
        await using var services = await TestServices.CreateAsync();
        var visits = await Visits.BeginAsync(services);
        await visits.SendAsync(visits.Entry(failed: ["place-clean", "goods-papers"], publishOn: visits.Today.AddDays(5)));

        var open = await services.Get<OpenRectifications>().OfEateryAsync(visits.Eatery.Id);
        Assert.Equal(2, open.Count);
        Assert.All(open, problem => Assert.Equal((ProblemSource.Inspection, 10), (problem.Source, problem.DaysLeft)));
        var past = await services.Get<VisitReader>().PastAsync(visits.Eatery.Id, services.Clock.GetUtcNow().UtcDateTime);
        Assert.Equal(["goods-papers", "place-clean"], past.FailedLast.Order());
        Assert.Equal(11, past.LookedAt.Count);
        // The next visit finds one in order and does not look at the other, which stays to be looked at.
        services.Clock.Advance(TimeSpan.FromDays(1));
        await visits.SendAsync(visits.Entry());
        Assert.Equal(["goods-papers"], (await services.Get<VisitReader>().PastAsync(visits.Eatery.Id, services.Clock.GetUtcNow().UtcDateTime)).FailedLast);
    }

    [Fact]
    public async Task It_is_published_on_its_day_by_whichever_instance_comes_first_and_once()
    {
        await using var services = await TestServices.CreateAsync();
        var visits = await Visits.BeginAsync(services);
        var code = await Eateries.IssueCodeAsync(services, visits.Eatery.Id);
        var id = await visits.SendAsync(visits.Entry(failed: ["place-clean"], publishOn: visits.Today.AddDays(3)));
        var rounds = services.Get<VisitRounds>();

        await rounds.TidyAsync();
        Assert.Null((await visits.RecordAsync(id)).Visit.PublishedOn);
        Assert.Equal(0, await visits.ValueAsync<int>("SELECT COUNT(*) FROM inspection"));

        services.Clock.Advance(TimeSpan.FromDays(3));
        await Task.WhenAll(rounds.TidyAsync(), services.Get<VisitPublisher>().PublishAsync(visits.Eatery, id, visits.Inspector));
        await rounds.TidyAsync();
        Assert.Equal(visits.Today, (await visits.RecordAsync(id)).Visit.PublishedOn);
        Assert.Equal(1, await visits.ValueAsync<int>("SELECT COUNT(*) FROM notice WHERE kind = 'inspection-published'"));
        await services.Get<ChangeFollower>().PollAsync(default);
        var shown = Assert.Single((await services.Get<ProfileCache>().FindAsync(code.ToString())).Profile!.Inspections);
        Assert.Equal((visits.Today.AddDays(-3), InspectionResult.Mostly, InspectionMark.None), (shown.Date, shown.Result, shown.Mark));
        Assert.Equal(("不符合：经营场所保持清洁", false, null), (shown.Failed[0].Wording, shown.Failed[0].KeyItem, shown.Failed[0].MendedOn));
    }

    [Fact]
    public async Task The_grade_of_the_year_follows_its_visits()
    {
        await using var services = await TestServices.CreateAsync();
        var visits = await Visits.BeginAsync(services, grade: Grade.C);

        await visits.SendAsync(visits.Entry());
        Assert.Equal("A", await visits.ValueAsync<string>("SELECT grade FROM eatery WHERE id = @Eatery"));
        services.Clock.Advance(TimeSpan.FromDays(1));
        var id = await visits.SendAsync(visits.Entry(failed: ["place-clean", "place-hood", "show-grade"]));
        // 10.0 and 7.2 (8 of 11) are 8.6 in the mean.
        Assert.Equal(72, (await visits.RecordAsync(id)).Newest.Score);
        Assert.Equal("B", await visits.ValueAsync<string>("SELECT grade FROM eatery WHERE id = @Eatery"));
    }

    [Fact]
    public async Task A_new_eatery_gets_no_grade_yet()
    {
        await using var services = await TestServices.CreateAsync();
        var visits = await Visits.BeginAsync(services, issuedOn: new DateOnly(2026, 10, 1));

        await visits.SendAsync(visits.Entry());

        Assert.Null(await visits.ValueAsync<string?>("SELECT grade FROM eatery WHERE id = @Eatery"));
    }

    [Fact]
    public async Task A_correction_is_a_next_version_shown_as_such_and_what_it_no_longer_finds_is_withdrawn()
    {
        await using var services = await TestServices.CreateAsync();
        var visits = await Visits.BeginAsync(services);
        var code = await Eateries.IssueCodeAsync(services, visits.Eatery.Id);
        var id = await visits.SendAsync(visits.Entry(failed: ["place-clean", "place-hood"]));
        var book = services.Get<VisitBook>();
        var entry = visits.Entry(failed: ["place-clean"], reason: "排风其实清洗过，有记录", key: "two");

        Assert.Equal(VisitOutcome.Sent, (await book.CorrectAsync(visits.Eatery, id, 1, entry, visits.Inspector)).Outcome);
        Assert.Equal(VisitOutcome.SentBefore, (await book.CorrectAsync(visits.Eatery, id, 1, entry, visits.Inspector)).Outcome);
        Assert.Equal(VisitOutcome.Changed, (await book.CorrectAsync(visits.Eatery, id, 1, visits.Entry(reason: "另一人"), visits.Inspector)).Outcome);
        Assert.Equal(VisitOutcome.Unknown, (await book.CorrectAsync(visits.Eatery, id + 1, 1, visits.Entry(reason: "没有"), visits.Inspector)).Outcome);

        var record = await visits.RecordAsync(id);
        Assert.Equal([(1, 2, null), (2, 1, "排风其实清洗过，有记录")], record.Versions.Select(version => (version.Version, version.Failures, version.Reason)));
        Assert.Equal("place-clean", Assert.Single(record.Failures).Item);
        // What was sent stays, its photographs and the signature too.
        Assert.Equal(2, record.Files.Count);
        Assert.Equal(["open", "withdrawn"], record.Answers.Where(answer => answer is { Version: 1, RectificationId: not null }).Select(answer => answer.State).Order());
        await services.Get<ChangeFollower>().PollAsync(default);
        var shown = Assert.Single((await services.Get<ProfileCache>().FindAsync(code.ToString())).Profile!.Inspections);
        Assert.Equal((1, InspectionMark.Corrected), (shown.Failed.Count, shown.Mark));
    }

    [Fact]
    public async Task What_one_correction_drops_and_the_next_finds_again_is_a_new_problem()
    {
        await using var services = await TestServices.CreateAsync();
        var visits = await Visits.BeginAsync(services);
        var id = await visits.SendAsync(visits.Entry(failed: ["place-clean", "place-hood"]));
        var book = services.Get<VisitBook>();

        await book.CorrectAsync(visits.Eatery, id, 1, visits.Entry(failed: ["place-clean"], reason: "看错了"), visits.Inspector);
        await book.CorrectAsync(visits.Eatery, id, 2, visits.Entry(failed: ["place-clean", "place-hood"], reason: "没有看错"), visits.Inspector);

        var record = await visits.RecordAsync(id);
        var problems = record.Failures.ToDictionary(failure => failure.Item, failure => failure);
        Assert.All(problems.Values, problem => Assert.Equal("open", problem.State));
        var first = record.Answers.Where(answer => answer is { Version: 1, RectificationId: not null }).ToDictionary(answer => answer.Item, answer => answer.RectificationId);
        Assert.Equal(first["place-clean"], problems["place-clean"].RectificationId);
        Assert.NotEqual(first["place-hood"], problems["place-hood"].RectificationId);
    }

    [Fact]
    public async Task What_is_mended_is_shown_as_mended_and_what_opens_again_is_not()
    {
        // None of the rest is drawn for a look-back.
        await using var services = await TestServices.CreateAsync(settings: [("Rectification:LookBackShare", "0")]);
        var visits = await Visits.BeginAsync(services);
        var id = await visits.SendAsync(visits.Entry(failed: ["place-clean"]));
        var problem = (await visits.RecordAsync(id)).Failures.Single().RectificationId!.Value;
        var ledger = services.Get<RectificationLedger>();
        async Task MoveAsync(int events, Web.Accounts.Actor actor, params DraftStep[] steps) =>
            Assert.Equal(MoveOutcome.Moved, (await ledger.MoveAsync(visits.Eatery.Id, problem, steps, events, $"form {events}", actor, visits.Eatery.Division)).Outcome);
        Task<long?> MendedAsync() => visits.ValueAsync<long?>("SELECT mended_on FROM inspection_failure");

        await MoveAsync(1, visits.Owner, new DraftStep(RectificationMove.Answer) { Note = "疏通了", Proofs = [SelfChecks.Checks.Photo(9)] }, new DraftStep(RectificationMove.AskClosure));
        await MoveAsync(3, visits.Inspector, new DraftStep(RectificationMove.Accept));
        await services.Get<VisitRounds>().TidyAsync();
        Assert.Equal(20261122, await MendedAsync());

        await MoveAsync(4, visits.Inspector, new DraftStep(RectificationMove.PlanLookBack) { LookBackOn = visits.Today });
        await MoveAsync(5, visits.Inspector, new DraftStep(RectificationMove.FailLookBack) { Note = "又积水", DueOn = visits.Today.AddDays(3) });
        await services.Get<VisitRounds>().TidyAsync();
        Assert.Null(await MendedAsync());
    }

    [Fact]
    public async Task An_owner_objects_once_in_time_and_is_answered_once()
    {
        await using var services = await TestServices.CreateAsync();
        var visits = await Visits.BeginAsync(services);
        var code = await Eateries.IssueCodeAsync(services, visits.Eatery.Id);
        var appeals = services.Get<AppealBook>();
        var id = await visits.SendAsync(visits.Entry(failed: ["place-clean"], publishOn: visits.Today.AddDays(1)));
        Task<AppealOutcome> AskAsync(string form) => appeals.AskAsync(visits.Eatery, id, AppealKind.Reinspection, "已经改好", form, visits.Owner);
        Task<AppealOutcome> AnswerAsync(string form) => appeals.AnswerAsync(visits.Eatery, id, new AppealAnswer(Granted: true, "周四再去", visits.Today.AddDays(3)), form, visits.Inspector);
        async Task<InspectionMark> MarkAsync()
        {
            await services.Get<ChangeFollower>().PollAsync(default);
            return (await services.Get<ProfileCache>().FindAsync(code.ToString())).Profile!.Inspections.First(visit => visit.Failed.Count > 0).Mark;
        }

        Assert.Equal(AppealOutcome.NotOpen, await AskAsync("early"));
        services.Clock.Advance(TimeSpan.FromDays(1));
        await services.Get<VisitRounds>().TidyAsync();
        Assert.Equal(AppealOutcome.Unknown, await AnswerAsync("nothing asked"));
        Assert.Equal(AppealOutcome.Done, await AskAsync("one"));
        Assert.Equal(AppealOutcome.Done, await AskAsync("one"));
        Assert.Equal(AppealOutcome.Once, await AskAsync("two"));
        Assert.Equal(InspectionMark.ReinspectionAsked, await MarkAsync());
        Assert.Equal(1, await visits.ValueAsync<int>("SELECT COUNT(*) FROM notice WHERE kind = 'appeal-sent'"));

        Assert.Equal(AppealOutcome.Done, await AnswerAsync("yes"));
        Assert.Equal(AppealOutcome.Done, await AnswerAsync("yes"));
        Assert.Equal(AppealOutcome.Once, await AnswerAsync("again"));
        Assert.Equal(InspectionMark.ReinspectionAsked, await MarkAsync());
        // It lasts until the re-inspection has been made.
        services.Clock.Advance(TimeSpan.FromDays(3));
        await visits.SendAsync(visits.Entry());
        Assert.Equal(InspectionMark.None, await MarkAsync());
    }

    [Fact]
    public async Task After_the_last_day_nobody_objects()
    {
        await using var services = await TestServices.CreateAsync();
        var visits = await Visits.BeginAsync(services);
        var id = await visits.SendAsync(visits.Entry(failed: ["place-clean"]));
        var last = await services.Get<AppealBook>().LastDayAsync(await visits.RecordAsync(id));

        // Sunday 22 November and ten working days.
        Assert.Equal(new DateOnly(2026, 12, 4), last);
        services.Clock.Advance(TimeSpan.FromDays(13));
        Assert.Equal(AppealOutcome.NotOpen, await services.Get<AppealBook>().AskAsync(visits.Eatery, id, AppealKind.Appeal, "不同意", "late", visits.Owner));
    }
}
