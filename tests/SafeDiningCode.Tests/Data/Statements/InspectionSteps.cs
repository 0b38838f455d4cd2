using SafeDiningCode.Rules.Inspections;
using SafeDiningCode.Rules.Rectification;
using SafeDiningCode.Tests.Inspections;
using SafeDiningCode.Tests.SelfChecks;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Inspections.Display;
using SafeDiningCode.Web.Inspections.Forms;
using SafeDiningCode.Web.Inspections.Objections;
using SafeDiningCode.Web.Inspections.Picking;
using SafeDiningCode.Web.Inspections.Publishing;
using SafeDiningCode.Web.Inspections.Records;
using SafeDiningCode.Web.Rectification.Ledger;

namespace SafeDiningCode.Tests.Data.Statements;

/// <summary>An eatery is picked, its code found on display, visited, corrected, published, objected to, answered and mended.</summary>
internal static class InspectionSteps
{
    public static async Task RunAsync(TestServices services)
    {
        var visits = await Visits.BeginAsync(services, grade: Grade.C);
        var code = await Eateries.IssueCodeAsync(services, visits.Eatery.Id);
        await DisplayAsync(services, visits, code.ToString());

        var id = await visits.SendAsync(visits.Entry(failed: ["place-clean", "place-hood"], publishOn: visits.Today.AddDays(1), key: "steps"));
        Assert.Equal(id, await services.Get<VisitBook>().OfFormAsync(visits.Eatery.Id, "steps"));
        Assert.Equal(id, Assert.Single(await services.Get<VisitReader>().OfEateryAsync(visits.Eatery.Id)).Id);
        Assert.Equal(["place-clean", "place-hood"], (await services.Get<VisitReader>().PastAsync(visits.Eatery.Id, services.Clock.GetUtcNow().UtcDateTime)).FailedLast.Order());
        var record = await visits.RecordAsync(id);
        Assert.Equal(("灶台下有积水 ' \" 🍜", "open"), (record.Failures.First().Note, record.Failures.First().State));
        Assert.Equal([VisitFileRow.Photo, VisitFileRow.Signature], record.Files.Select(file => file.Kind));
        Assert.Equal(Checks.Photo(201).Hash, (await services.Get<VisitReader>().FileAsync(visits.Eatery.Id, id, record.Files[0].Name))!.Hash);

        services.Clock.Advance(TimeSpan.FromDays(1));
        await services.Get<VisitRounds>().TidyAsync();
        Assert.Equal(visits.Today, (await visits.RecordAsync(id)).Visit.PublishedOn);
        var corrected = await services.Get<VisitBook>().CorrectAsync(visits.Eatery, id, 1, visits.Entry(failed: ["place-clean"], reason: "排风有清洗记录"), visits.Inspector);
        Assert.Equal(VisitOutcome.Sent, corrected.Outcome);
        Assert.Equal(1, await visits.ValueAsync<int>("SELECT COUNT(*) FROM inspection_failure f JOIN inspection i ON i.id = f.inspection_id WHERE i.eatery_id = @Eatery"));
        Assert.Equal("A", await visits.ValueAsync<string>("SELECT grade FROM eatery WHERE id = @Eatery"));

        await ObjectAsync(services, visits, id);
        await MendAsync(services, visits, id);
        await LaterAsync(services, visits);
        await FormsAsync(services, visits.Form);
    }

    // A re-inspection is granted, told of and made; with the year the grade goes.
    private static async Task LaterAsync(TestServices services, Visits visits)
    {
        var id = await visits.SendAsync(visits.Entry(failed: ["place-clean"]));
        var appeals = services.Get<AppealBook>();
        Assert.Equal(AppealOutcome.Done, await appeals.AskAsync(visits.Eatery, id, AppealKind.Reinspection, "改好了", "again", visits.Owner));
        await appeals.AnswerAsync(visits.Eatery, id, new AppealAnswer(Granted: true, "明天去", visits.Today.AddDays(1)), "tomorrow", visits.Inspector);
        services.Clock.Advance(TimeSpan.FromDays(1));
        await services.Get<VisitRounds>().TidyAsync();
        Assert.Equal(1, await visits.ValueAsync<int>($"SELECT COUNT(*) FROM notice WHERE kind = 'reinspection-today' AND account_id = {visits.Inspector.AccountId}"));
        Assert.Equal("reinspection", await visits.ValueAsync<string?>($"SELECT mark FROM inspection WHERE id = {id}"));
        await visits.SendAsync(visits.Entry());
        Assert.Null(await visits.ValueAsync<string?>($"SELECT mark FROM inspection WHERE id = {id}"));

        services.Clock.Advance(TimeSpan.FromDays(400));
        Assert.NotEqual(0, await services.Get<GradeRounds>().GradeAsync());
        Assert.Null(await visits.ValueAsync<string?>("SELECT grade FROM eatery WHERE id = @Eatery"));
    }

    private static async Task DisplayAsync(TestServices services, Visits visits, string code)
    {
        var picker = services.Get<EateryPicker>();
        Assert.Equal(visits.Eatery.Id, (await picker.OfCodeAsync(visits.Inspector, code))!.Id);
        Assert.Contains(await picker.FindAsync(Scope.OfDivision(visits.Eatery.Division), Eateries.Sign), row => row.LastOn is null);
        var checks = services.Get<DisplayChecks>();
        var before = await checks.RateAsync(visits.Inspector.Scope);
        Assert.Null(await checks.LastAsync(visits.Eatery.Id));
        Assert.Equal(DisplayOutcome.Verified, (await checks.VerifyAsync(code, visits.Inspector)).Outcome);
        Assert.Equal(DisplayOutcome.Verified, (await checks.VerifyAsync(code, visits.Inspector)).Outcome);
        Assert.Equal(visits.Today, await checks.LastAsync(visits.Eatery.Id));
        Assert.Equal((before.Part + 1, before.Whole), ((await checks.RateAsync(visits.Inspector.Scope)).Part, (await checks.RateAsync(visits.Inspector.Scope)).Whole));
        Assert.Equal(1, await visits.ValueAsync<int>("SELECT COUNT(*) FROM code_display_check WHERE eatery_id = @Eatery"));
    }

    private static async Task ObjectAsync(TestServices services, Visits visits, long id)
    {
        var appeals = services.Get<AppealBook>();
        Assert.Equal(AppealOutcome.Done, await appeals.AskAsync(visits.Eatery, id, AppealKind.Appeal, "当时在搞卫生", "ask", visits.Owner));
        Assert.Equal(AppealOutcome.Done, await appeals.AskAsync(visits.Eatery, id, AppealKind.Appeal, "当时在搞卫生", "ask", visits.Owner));
        Assert.Equal("appealed", await visits.ValueAsync<string>("SELECT mark FROM inspection WHERE eatery_id = @Eatery"));
        Assert.Equal("pending", (await appeals.InScopeAsync(visits.Inspector.Scope)).Single(row => row.Id == id).State);
        Assert.Equal(AppealOutcome.Done, await appeals.AnswerAsync(visits.Eatery, id, new AppealAnswer(Granted: false, "照片为证", VisitOn: null), "answer", visits.Inspector));
        Assert.Equal(AppealOutcome.Once, await appeals.AnswerAsync(visits.Eatery, id, new AppealAnswer(Granted: true, "再看看", VisitOn: null), "other", visits.Inspector));
        Assert.Equal("corrected", await visits.ValueAsync<string>("SELECT mark FROM inspection WHERE eatery_id = @Eatery"));
        Assert.Equal("照片为证", (await visits.RecordAsync(id)).Appeal!.Answer);
    }

    private static async Task MendAsync(TestServices services, Visits visits, long id)
    {
        var problem = (await visits.RecordAsync(id)).Failures.Single().RectificationId!.Value;
        var ledger = services.Get<RectificationLedger>();
        await ledger.MoveAsync(
            visits.Eatery.Id, problem, [new DraftStep(RectificationMove.Answer) { Note = "疏通了", Proofs = [Checks.Photo(9)] }, new DraftStep(RectificationMove.AskClosure)], 1, "mend",
            visits.Owner, visits.Eatery.Division);
        await ledger.MoveAsync(visits.Eatery.Id, problem, [new DraftStep(RectificationMove.Accept)], 3, "accept", visits.Inspector, visits.Eatery.Division);
        await services.Get<VisitRounds>().TidyAsync();
        Assert.Equal(SafeDiningCode.Rules.Calendar.Day.ToNumber(visits.Today), await visits.ValueAsync<int>("SELECT f.mended_on FROM inspection_failure f JOIN inspection i ON i.id = f.inspection_id WHERE i.eatery_id = @Eatery"));
    }

    private static async Task FormsAsync(TestServices services, InspectionForm form)
    {
        var forms = services.Get<InspectionForms>();
        await using (var session = await services.Database.BeginAsync())
        {
            Assert.True(await forms.AddAsync(session, form with { Version = 2 }));
            Assert.False(await forms.AddAsync(session, form with { Version = 2 }));
            await session.CommitAsync();
        }

        await using var another = await services.AnotherAsync();
        Assert.Equal(2, (await another.Get<InspectionForms>().CurrentAsync()).Version);
    }
}
