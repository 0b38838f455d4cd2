using FsCheck.Fluent;
using SafeDiningCode.Rules.Rectification;
using SafeDiningCode.Tests.Registry.Import;
using SafeDiningCode.Tests.Rules.Rectification;
using SafeDiningCode.Tests.SelfChecks;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Rectification.Ledger;

namespace SafeDiningCode.Tests.Rectification;

/// <summary>Random walks through the ledger in the database: it takes and refuses what the rules do, and keeps what they say.</summary>
public sealed class LedgerWalksTests
{
    [Fact]
    public async Task The_ledger_takes_what_the_rules_take_and_its_rows_are_what_its_events_add_up_to()
    {
        await using var services = await TestServices.CreateAsync();
        var side = await LedgerSide.BeginAsync(services);
        var taken = new HashSet<RectificationMove>();
        foreach (var (source, steps) in RectificationWalks.Walks.Generator.Sample(50, 8))
        {
            var id = await side.OpenAsync(source, due: side.Today);
            var problem = RectificationCase.Begin(source, side.Today);
            foreach (var step in steps.Take(40))
            {
                services.Clock.Advance(TimeSpan.FromHours(9));
                problem = await TryAsync(side, id, problem, step, taken);
            }

            var history = await side.FindAsync(id);
            Assert.Equal(Enumerable.Range(1, problem.Events), history.Events.Select(happened => happened.Number));
        }

        // Numbers of orders: as many as were given, without a gap, whatever was refused in between.
        var (count, distinct, sum) = (
            await services.ValueAsync<int>("SELECT COUNT(*) FROM dispatch_order"),
            await services.ValueAsync<int>("SELECT COUNT(*) FROM (SELECT DISTINCT division, year, number FROM dispatch_order) d"),
            await services.ValueAsync<int>("SELECT COALESCE(SUM(last), 0) FROM dispatch_counter"));
        Assert.Equal((count, count), (distinct, sum));
        Assert.True(taken.Count > 5, $"Only {string.Join(", ", taken)} were ever taken.");
    }

    private static async Task<RectificationCase> TryAsync(LedgerSide side, long id, RectificationCase problem, RectificationStep drawn, HashSet<RectificationMove> taken)
    {
        // The days of the walk are told from its own beginning: here from today.
        var today = side.Today;
        DateOnly? Moved(DateOnly? day) => day is { } there ? today.AddDays(there.DayNumber - drawn.On.DayNumber) : null;
        var draft = new DraftStep(drawn.Move)
        {
            Note = drawn.Note, DueOn = Moved(drawn.DueOn), LookBackOn = Moved(drawn.LookBackOn), OfficeDueOn = Moved(drawn.OfficeDueOn), OrderNumber = drawn.OrderNumber, Confirmed = drawn.Confirmed, Denied = drawn.Denied,
            Proofs = [.. Enumerable.Range(0, drawn.Proofs).Select(proof => Checks.Photo((byte)proof))],
        };
        var actor = drawn.By switch
        {
            RectificationParty.Owner => side.Owner,
            RectificationParty.Regulator => side.Regulator,
            _ => Actor.Console,
        };
        var lookBack = (await side.Services.Get<RegulatorRecords>().FindAsync(side.Eatery, id))!.LookBack;
        var step = draft.By(drawn.By, today) with { LookBackDue = lookBack != LookBackReason.None };
        // An order without a number of its own is given the next.
        var expected = problem.Refusal(step with { OrderNumber = step.OrderNumber ?? "next" });

        var result = await side.TryAsync(id, actor, draft);

        Assert.Equal((expected is null ? MoveOutcome.Moved : MoveOutcome.Refused, expected), (result.Outcome, result.Refusal));
        var stored = (await side.FindAsync(id)).Problem.Case;
        if (expected is null)
        {
            taken.Add(drawn.Move);
            problem = problem.After(step with { OrderNumber = step.OrderNumber ?? (drawn.Move == RectificationMove.Dispatch ? stored.OrderNumber : null) });
        }

        Assert.Equal(problem, stored);
        return problem;
    }
}
