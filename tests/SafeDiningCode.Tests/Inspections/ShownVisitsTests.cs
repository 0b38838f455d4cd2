using SafeDiningCode.Rules.Inspections;
using SafeDiningCode.Rules.Rectification;
using SafeDiningCode.Tests.Registry.Import;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Inspections.Objections;
using SafeDiningCode.Web.Inspections.Publishing;
using SafeDiningCode.Web.Inspections.Records;
using SafeDiningCode.Web.Rectification.Ledger;
using SafeDiningCode.Web.Scanning.Changes;
using SafeDiningCode.Web.Scanning.Profiles;

namespace SafeDiningCode.Tests.Inspections;

/// <summary>What diners read beside a visit: that a re-inspection is to come, and what became of each failure.</summary>
public sealed class ShownVisitsTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task The_mark_ends_with_the_re_inspection_and_with_no_other_visit_and_does_not_come_back(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        var visits = await Visits.BeginAsync(services);
        var appeals = services.Get<AppealBook>();
        var id = await visits.SendAsync(visits.Entry(failed: ["place-clean"]));
        await appeals.AskAsync(visits.Eatery, id, AppealKind.Reinspection, "已经改好", "ask", visits.Owner);
        await appeals.AnswerAsync(visits.Eatery, id, new AppealAnswer(Granted: true, "周四再去", visits.Today.AddDays(4)), "yes", visits.Inspector);
        async Task<InspectionMark> MarkAsync() => InspectionMarks.FromCode(await visits.ValueAsync<string?>($"SELECT mark FROM inspection WHERE id = {id}"));

        // Somebody comes for another reason, before the planned day; and a visit made before it is published after it.
        services.Clock.Advance(TimeSpan.FromDays(1));
        await visits.SendAsync(visits.Entry());
        await visits.SendAsync(visits.Entry(publishOn: visits.Today.AddDays(4)));
        Assert.Equal(InspectionMark.ReinspectionAsked, await MarkAsync());
        services.Clock.Advance(TimeSpan.FromDays(3));
        await services.Get<VisitRounds>().TidyAsync();
        await services.Get<VisitRounds>().TidyAsync();
        services.Clock.Advance(TimeSpan.FromDays(1));
        await services.Get<VisitRounds>().TidyAsync();
        Assert.Equal(1, await visits.ValueAsync<int>($"SELECT COUNT(*) FROM notice WHERE kind = 'reinspection-today' AND account_id = {visits.Inspector.AccountId}"));
        Assert.Equal(InspectionMark.ReinspectionAsked, await MarkAsync());

        // On the planned day, the day before, the office and the inspector were told; today it is late.
        var again = await visits.SendAsync(visits.Entry());
        Assert.Equal(InspectionMark.None, await MarkAsync());
        Assert.Equal(again, await visits.ValueAsync<long>("SELECT reinspected_by FROM inspection_appeal"));
        // A correction says that it is one, and nothing of a re-inspection to come.
        await services.Get<VisitBook>().CorrectAsync(visits.Eatery, id, 1, visits.Entry(failed: ["place-clean"], reason: "备注写错"), visits.Inspector);
        Assert.Equal(InspectionMark.Corrected, await MarkAsync());
    }

    [Fact]
    public async Task An_appeal_s_mark_ends_with_its_answer_and_not_with_a_visit()
    {
        await using var services = await TestServices.CreateAsync();
        var visits = await Visits.BeginAsync(services);
        var id = await visits.SendAsync(visits.Entry(failed: ["place-clean"]));
        await services.Get<AppealBook>().AskAsync(visits.Eatery, id, AppealKind.Appeal, "不同意", "ask", visits.Owner);
        services.Clock.Advance(TimeSpan.FromDays(1));
        await visits.SendAsync(visits.Entry());
        Task<string?> MarkAsync() => visits.ValueAsync<string?>($"SELECT mark FROM inspection WHERE id = {id}");
        Assert.Equal("appealed", await MarkAsync());

        await services.Get<AppealBook>().AnswerAsync(visits.Eatery, id, new AppealAnswer(Granted: true, "予以更正", VisitOn: null), "yes", visits.Inspector);
        Assert.Null(await MarkAsync());
        await visits.SendAsync(visits.Entry());
        Assert.Null(await MarkAsync());
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_withdrawn_problem_is_said_to_be_withdrawn_and_a_mended_one_keeps_the_day_of_its_closing(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine, ("Rectification:LookBackShare", "0"));
        var visits = await Visits.BeginAsync(services);
        var code = await Eateries.IssueCodeAsync(services, visits.Eatery.Id);
        var id = await visits.SendAsync(visits.Entry(failed: ["place-clean", "place-hood"]));
        var problems = (await visits.RecordAsync(id)).Failures.ToDictionary(failure => failure.Item, failure => failure.RectificationId!.Value);
        var ledger = services.Get<RectificationLedger>();
        async Task MoveAsync(string item, int events, Web.Accounts.Actor actor, params DraftStep[] steps) => Assert.Equal(
            MoveOutcome.Moved,
            (await ledger.MoveAsync(visits.Eatery.Id, problems[item], steps, events, $"{item} {events}", actor, visits.Eatery.Division)).Outcome);
        async Task<List<(DateOnly? Mended, DateOnly? Withdrawn)>> ShownAsync()
        {
            await services.Get<VisitRounds>().TidyAsync();
            await services.Get<ChangeFollower>().PollAsync(default);
            return [.. (await services.Get<ProfileCache>().FindAsync(code.ToString())).Profile!.Inspections.Single().Failed.Select(item => (item.MendedOn, item.WithdrawnOn))];
        }

        await MoveAsync("place-hood", 1, visits.Inspector, new DraftStep(RectificationMove.Withdraw) { Note = "登记错了" });
        await MoveAsync("place-clean", 1, visits.Owner, new DraftStep(RectificationMove.Answer) { Note = "疏通了", Proofs = [SelfChecks.Checks.Photo(9)] }, new DraftStep(RectificationMove.AskClosure));
        await MoveAsync("place-clean", 3, visits.Inspector, new DraftStep(RectificationMove.Accept));
        var closed = visits.Today;
        // What happens to it later, without opening it, is no other day of mending.
        await services.ExecuteAsync($"UPDATE rectification SET changed_at = '2026-12-24T03:00:00.000' WHERE id = {problems["place-clean"]}");

        Assert.Equal([(closed, null), (null, closed)], await ShownAsync());
        var changes = await visits.ValueAsync<int>("SELECT COUNT(*) FROM change_log");
        Assert.Equal([(closed, null), (null, closed)], await ShownAsync());
        Assert.Equal(changes, await visits.ValueAsync<int>("SELECT COUNT(*) FROM change_log"));
    }
}
