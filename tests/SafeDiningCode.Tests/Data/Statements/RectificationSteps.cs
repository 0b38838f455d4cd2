using SafeDiningCode.Rules.Rectification;
using SafeDiningCode.Tests.SelfChecks;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Rectification;
using SafeDiningCode.Web.Rectification.Ledger;

namespace SafeDiningCode.Tests.Data.Statements;

/// <summary>A problem from its report over an order, an answer with proof and a return to its closing; listed on the way.</summary>
internal static class RectificationSteps
{
    public static async Task RunAsync(TestServices services)
    {
        var checks = await Checks.BeginAsync(services);
        var ledger = services.Get<RectificationLedger>();
        var regulator = new Actor
        {
            AccountId = await People.AddAsync(services.Provider, Role.Regulator, "530102"), Name = "王监管", Role = Role.Regulator, Scope = Scope.OfDivision("530102"),
        };
        long id;
        await using (var session = await services.Database.BeginAsync())
        {
            var problem = new NewProblem
            {
                EateryId = checks.Eatery.Id, Source = ProblemSource.Inspection, SourceKey = "inspection:7:1", Wording = "餐具保洁柜未关闭 🍜", FoundOn = checks.Today,
            };
            id = await ledger.OpenAsync(session, problem, regulator, checks.Eatery.Division);
            Assert.Equal(id, await ledger.OpenAsync(session, problem, regulator, checks.Eatery.Division));
            await session.CommitAsync();
        }

        Assert.Null(Assert.Single(await services.Get<OpenRectifications>().OfEateryAsync(checks.Eatery.Id)).DaysLeft);
        var events = 1;
        async Task MoveAsync(Actor actor, params DraftStep[] steps)
        {
            Assert.Equal(MoveOutcome.Moved, (await ledger.MoveAsync(checks.Eatery.Id, id, steps, events, $"form {events}", actor, checks.Eatery.Division)).Outcome);
            events += steps.Length;
        }

        await MoveAsync(regulator, new DraftStep(RectificationMove.Dispatch) { OrderNumber = "五华市监交办〔2026〕12号", DueOn = checks.Today.AddDays(5) });
        Assert.Equal(5, Assert.Single(await services.Get<OpenRectifications>().OfEateryAsync(checks.Eatery.Id)).DaysLeft);
        await MoveAsync(checks.Owner, new DraftStep(RectificationMove.Answer) { Note = "换了", Proofs = [Checks.Photo(81)] }, new DraftStep(RectificationMove.AskClosure));
        Assert.Equal(MoveOutcome.AlreadyMoved, (await ledger.MoveAsync(checks.Eatery.Id, id, [], 4, "form 2", checks.Owner, division: null)).Outcome);
        await MoveAsync(regulator, new DraftStep(RectificationMove.AcceptUntilLookBack) { LookBackOn = checks.Today.AddDays(30) });

        var history = (await ledger.FindAsync(checks.Eatery.Id, id))!;
        Assert.Equal(["report", "dispatch", "answer", "ask-closure", "accept-look-back"], history.Events.Select(happened => happened.Move));
        Assert.Equal([null, "五华市监交办〔2026〕12号"], history.Events.Take(2).Select(happened => happened.OrderNumber));
        Assert.Equal((3, "png"), (Assert.Single(history.Proofs).Number, history.Proofs[0].Kind));
        Assert.Equal(Checks.Photo(81).Hash, (await ledger.ProofAsync(checks.Eatery.Id, id, history.Proofs[0].Name))!.Hash);
        Assert.Null(await ledger.ProofAsync(checks.Eatery.Id, id + 1, history.Proofs[0].Name));
        Assert.Equal((RectificationState.Accepted, checks.Today.AddDays(30), services.Clock.GetUtcNow().UtcDateTime), (history.Problem.Case.State, history.Problem.LookBackOn, history.Problem.ChangedAt));
        Assert.Equal(id, Assert.Single(await ledger.OfEateryAsync(checks.Eatery.Id)).Id);
        Assert.Empty(await services.Get<OpenRectifications>().OfEateryAsync(checks.Eatery.Id));
    }
}
