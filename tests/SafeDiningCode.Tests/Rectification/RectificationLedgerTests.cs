using SafeDiningCode.Rules.Rectification;
using SafeDiningCode.Tests.Registry.Import;
using SafeDiningCode.Tests.SelfChecks;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Rectification;
using SafeDiningCode.Web.Rectification.Ledger;

namespace SafeDiningCode.Tests.Rectification;

public sealed class RectificationLedgerTests
{
    [Fact]
    public async Task The_row_is_what_its_events_add_up_to_all_the_way()
    {
        await using var services = await TestServices.CreateAsync();
        var (checks, id) = await BeginAsync(services);
        var ledger = services.Get<RectificationLedger>();
        var today = checks.Today;
        var regulator = await RegulatorAsync(services);
        var events = 1;
        async Task MoveAsync(Actor actor, params DraftStep[] steps)
        {
            Assert.Equal(MoveOutcome.Moved, (await ledger.MoveAsync(checks.Eatery.Id, id, steps, events, Guid.NewGuid().ToString("N"), actor, checks.Eatery.Division)).Outcome);
            events += steps.Length;
        }

        await MoveAsync(regulator, new DraftStep(RectificationMove.Dispatch) { OrderNumber = "五华市监交办〔2026〕12号", DueOn = today.AddDays(7) });
        await MoveAsync(checks.Owner, new DraftStep(RectificationMove.Answer) { Note = "换了", Proofs = [Checks.Photo(1), Checks.Photo(2)] }, new DraftStep(RectificationMove.AskClosure));
        await MoveAsync(regulator, new DraftStep(RectificationMove.Return) { Note = "看不清", DueOn = today.AddDays(9) });
        services.Clock.Advance(TimeSpan.FromDays(10));
        await MoveAsync(regulator, new DraftStep(RectificationMove.Escalate));
        await MoveAsync(checks.Owner, new DraftStep(RectificationMove.Answer) { Note = "重拍", Proofs = [Checks.Photo(3)] }, new DraftStep(RectificationMove.AskClosure));
        await MoveAsync(regulator, new DraftStep(RectificationMove.AcceptUntilLookBack) { LookBackOn = today.AddDays(40) });

        var history = (await ledger.FindAsync(checks.Eatery.Id, id))!;
        Assert.Equal(Enumerable.Range(1, 9), history.Events.Select(happened => happened.Number));
        Assert.Equal([3, 3, 7], history.Proofs.Select(proof => proof.Number));
        Assert.Equal((RectificationState.Accepted, today.AddDays(9), 1, today.AddDays(40), 9), (history.Problem.Case.State, history.Problem.DueOn, history.Problem.Level, history.Problem.LookBackOn, history.Problem.Events));
        Assert.Equal(history.Problem.State, history.Events[^1].State);
        Assert.Equal(["regulator", "owner", "owner", "regulator"], history.Events.Skip(1).Take(4).Select(happened => happened.Party));
        Assert.Equal(9, await services.ValueAsync<int>($"SELECT COUNT(*) FROM rectification_event WHERE rectification_id = {id}"));
        Assert.Empty(await services.Get<OpenRectifications>().OfEateryAsync(checks.Eatery.Id));
    }

    [Fact]
    public async Task All_of_a_form_is_done_or_nothing_and_sent_again_it_is_done_already()
    {
        await using var services = await TestServices.CreateAsync();
        var (checks, id) = await BeginAsync(services);
        var ledger = services.Get<RectificationLedger>();
        DraftStep[] closing = [new(RectificationMove.Answer) { Note = "好了", Proofs = [Checks.Photo(1)] }, new(RectificationMove.CloseOwn)];

        // What an inspection found is not the owner's to close: the answer before it is not kept either.
        Assert.Equal(new MoveResult(MoveOutcome.Refused, StepRefusal.NotOfThisSource), await ledger.MoveAsync(checks.Eatery.Id, id, closing, 1, "f", checks.Owner, null));
        Assert.Equal(0, await services.ValueAsync<int>($"SELECT COUNT(*) FROM upload WHERE eatery_id = {checks.Eatery.Id}"));
        DraftStep[] asking = [closing[0], new(RectificationMove.AskClosure)];
        Assert.Equal(MoveOutcome.Moved, (await ledger.MoveAsync(checks.Eatery.Id, id, asking, 1, "f", checks.Owner, null)).Outcome);
        Assert.Equal(MoveOutcome.AlreadyMoved, (await ledger.MoveAsync(checks.Eatery.Id, id, asking, 1, "f", checks.Owner, null)).Outcome);
        Assert.Equal(MoveOutcome.Changed, (await ledger.MoveAsync(checks.Eatery.Id, id, asking, 1, "g", checks.Owner, null)).Outcome);
        Assert.Equal(MoveOutcome.Unknown, (await ledger.MoveAsync(checks.Eatery.Id + 1, id, asking, 3, "h", checks.Owner, null)).Outcome);
        Assert.Equal(3, (await ledger.FindAsync(checks.Eatery.Id, id))!.Events.Count);
        Assert.Null(await ledger.FindAsync(checks.Eatery.Id + 1, id));
    }

    [Fact]
    public async Task Of_many_at_once_one_moves_it()
    {
        await using var services = await TestServices.CreateAsync();
        var (checks, id) = await BeginAsync(services);

        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(form => Task.Run(() => services.Get<RectificationLedger>().MoveAsync(
            checks.Eatery.Id, id, [new DraftStep(RectificationMove.Answer) { Note = $"{form}", Proofs = [Checks.Photo((byte)form)] }], 1, $"{form}", checks.Owner, null))));

        Assert.Equal(1, results.Count(result => result.Outcome == MoveOutcome.Moved));
        Assert.Equal(7, results.Count(result => result.Outcome == MoveOutcome.Changed));
        Assert.Equal(2, (await services.Get<RectificationLedger>().FindAsync(checks.Eatery.Id, id))!.Events.Count);
    }

    [Fact]
    public async Task The_same_finding_is_put_on_record_once()
    {
        await using var services = await TestServices.CreateAsync();
        var (checks, id) = await BeginAsync(services);

        Assert.Equal(id, await OpenAsync(checks));
        Assert.Equal(1, await checks.CountAsync("rectification"));
    }

    [Fact]
    public async Task What_waits_for_the_owner_says_how_many_days_are_left()
    {
        await using var services = await TestServices.CreateAsync();
        var (checks, id) = await BeginAsync(services);
        await services.Get<RectificationLedger>().MoveAsync(
            checks.Eatery.Id, id, [new DraftStep(RectificationMove.Dispatch) { OrderNumber = "1", DueOn = checks.Today.AddDays(2) }], 1, "f", await RegulatorAsync(services), null);
        services.Clock.Advance(TimeSpan.FromDays(3));

        Assert.Equal(-1, Assert.Single(await services.Get<OpenRectifications>().OfEateryAsync(checks.Eatery.Id)).DaysLeft);
    }

    private static async Task<(Checks Checks, long Id)> BeginAsync(TestServices services)
    {
        var checks = await Checks.BeginAsync(services);
        return (checks, await OpenAsync(checks));
    }

    private static async Task<long> OpenAsync(Checks checks)
    {
        var regulator = await RegulatorAsync(checks.Services);
        await using var session = await checks.Services.Database.BeginAsync();
        var id = await checks.Services.Get<RectificationLedger>().OpenAsync(
            session,
            new NewProblem { EateryId = checks.Eatery.Id, Source = ProblemSource.Inspection, SourceKey = "inspection:1:3", Wording = "餐具保洁柜未关闭", FoundOn = checks.Today },
            regulator,
            checks.Eatery.Division);
        await session.CommitAsync();
        return id;
    }

    private static async Task<Actor> RegulatorAsync(TestServices services) => new()
    {
        AccountId = await People.AddAsync(services.Provider, Role.Regulator, "530102"), Name = "王监管", Role = Role.Regulator, Scope = Scope.OfDivision("530102"),
    };
}
