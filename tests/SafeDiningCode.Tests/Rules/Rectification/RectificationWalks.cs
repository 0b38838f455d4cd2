using FsCheck;
using FsCheck.Fluent;
using SafeDiningCode.Rules.Rectification;

namespace SafeDiningCode.Tests.Rules.Rectification;

/// <summary>Random walks through the table: whatever people try, in whatever order.</summary>
public sealed class RectificationWalks
{
    private static readonly DateOnly Start = new(2026, 11, 23);

    private static readonly ProblemSource[] Sources = [ProblemSource.Inspection, ProblemSource.Theme, ProblemSource.Complaint, ProblemSource.SelfCheck, ProblemSource.Campaign, ProblemSource.Supervision];

    private static readonly RectificationParty[] Parties = [RectificationParty.Owner, RectificationParty.Regulator, RectificationParty.Service];

    // Mostly steps that the table has, by whom it has them and with what they need: else no walk would get far.
    private static readonly Gen<RectificationStep> AnyStep =
        from rule in Gen.Elements(RectificationMoves.All.ToArray())
        from stray in Gen.Choose(0, 4)
        from stranger in Gen.Elements(Parties)
        from day in Gen.Choose(0, 20)
        from note in Gen.Elements<string?>("说明", "说明", "说明", null)
        from proofs in Gen.Choose(0, 3)
        from due in Gen.Elements<int?>(5, 0, 1, 2, null, -3)
        from order in Gen.Elements<string?>("1号", "2号", "3号", null)
        from lookBack in Gen.Elements<int?>(9, 0, 30, null, -1)
        from denied in Gen.Choose(0, 2)
        from visit in Gen.Choose(0, 3)
        from office in Gen.Elements<int?>(-1, -2, -3, 0, null)
        select new RectificationStep(
            rule.Move, stray == 0 ? stranger : Parties.First(party => rule.By.HasFlag(party)), Start.AddDays(day), note, proofs, Later(day, due), order, Later(day, lookBack),
            Confirmed: 0, denied, LookBackDue: visit == 0, Later(day, office));

    internal static readonly Arbitrary<(ProblemSource Source, RectificationStep[] Steps)> Walks = (
        from source in Gen.Elements(Sources)
        from steps in Gen.ArrayOf(AnyStep, 120)
        select (source, steps)).ToArbitrary();

    [Fact]
    public void A_refused_step_changes_nothing_and_a_taken_one_is_a_row_of_the_table() =>
        Holds((before, step, after) => step is null
            || (RectificationMoves.All.Single(rule => rule.Move == step.Move) is var rule
                && rule.From.Contains(before.State)
                && after.State == (rule.To ?? before.State)
                && rule.By.HasFlag(step.By)
                && rule.Sources.HasFlag(before.Source)
                && after.Source == before.Source
                && after.Events == before.Events + 1));

    [Fact]
    public void What_others_found_is_closed_by_the_regulator_alone_and_only_after_an_answer_with_proof_and_the_asking() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Walks, walk =>
        {
            var (answered, asked) = (false, false);
            foreach (var (before, step, after) in Walk(walk.Source, walk.Steps))
            {
                if (step.Move == RectificationMove.Answer)
                {
                    answered = step.Proofs > 0 || walk.Source == ProblemSource.SelfCheck;
                }

                asked |= step.Move == RectificationMove.AskClosure && answered;
                var ended = after.State is RectificationState.Closed or RectificationState.Accepted && before.State is not (RectificationState.Closed or RectificationState.Accepted);
                var own = step.Move == RectificationMove.CloseOwn && walk.Source == ProblemSource.SelfCheck && before.OrderNumber is null;
                if (ended && !own && !(asked && step.By == RectificationParty.Regulator))
                {
                    return false;
                }

                if (after.IsWithOwner && !before.IsWithOwner)
                {
                    (answered, asked) = (false, false);
                }
            }

            return true;
        }));

    [Fact]
    public void An_owner_moves_no_due_day_no_level_and_no_order() =>
        Holds((before, step, after) => step?.By != RectificationParty.Owner
            || (after.DueOn == before.DueOn && after.Level == before.Level && after.OrderNumber == before.OrderNumber));

    [Fact]
    public void A_level_rises_by_one_and_never_falls() =>
        Holds((before, step, after) => after.Level == before.Level + (step?.Move is RectificationMove.Escalate or RectificationMove.EscalateOffice ? 1 : 0));

    [Fact]
    public void For_one_due_day_it_is_escalated_once() =>
        Holds((before, step, after) => step?.Move != RectificationMove.Escalate || (before.EscalatedFor != before.DueOn && after.EscalatedFor == after.DueOn));

    [Fact]
    public void For_one_day_of_the_office_it_is_escalated_once_and_only_once_that_day_is_past() =>
        Holds((before, step, after) => step?.Move != RectificationMove.EscalateOffice
            || (step.OfficeDueOn < step.On && before.EscalatedFor != step.OfficeDueOn && after.EscalatedFor == step.OfficeDueOn && after.State == before.State));

    [Fact]
    public void What_the_rule_wants_looked_at_again_is_not_closed_from_the_asking() =>
        Holds((before, step, after) => !(step is { LookBackDue: true } && before.State == RectificationState.ClosureAsked && after.State == RectificationState.Closed));

    [Fact]
    public void A_look_back_day_stands_while_the_visit_is_awaited_and_at_no_other_time() =>
        Holds((_, _, after) => after.LookBackOn is not null == (after.State == RectificationState.Accepted));

    [Fact]
    public void The_events_alone_make_the_case_again() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Walks, walk =>
        {
            var taken = Walk(walk.Source, walk.Steps).ToList();
            var end = taken.Count == 0 ? RectificationCase.Begin(walk.Source, Start) : taken[^1].After;
            var again = taken.Aggregate(RectificationCase.Begin(walk.Source, Start), (problem, event_) => problem.After(event_.Step));
            var restored = RectificationCase.Restore(end.Source, end.State, end.DueOn, end.OrderNumber, end.Level, end.LookBackOn, end.Events, end.EscalatedFor);
            return again == end && restored == end && end.Events == taken.Count + 1;
        }));

    [Fact]
    public void Walks_reach_every_state_and_every_move()
    {
        var random = Walks.Generator.Sample(400, 2000).SelectMany(walk => Walk(walk.Source, walk.Steps)).ToList();

        Assert.Equal(Enum.GetValues<RectificationState>().Order(), random.Select(event_ => event_.After.State).Append(RectificationState.Open).Distinct().Order());
        Assert.Equal(Enum.GetValues<RectificationMove>().Where(move => move != RectificationMove.Report).Order(), random.Select(event_ => event_.Step.Move).Distinct().Order());
    }

    [Fact]
    public void Nothing_is_stuck_but_what_was_withdrawn()
    {
        foreach (var state in Enum.GetValues<RectificationState>())
        {
            var ways = Sources.Select(source => RectificationMoves.All.Where(rule => rule.From.Contains(state) && rule.Sources.HasFlag(source) && rule.To is not null && rule.To != state));

            Assert.All(ways, way => Assert.Equal(state != RectificationState.Withdrawn, way.Any()));
        }
    }

    [Fact]
    public void The_moves_offered_to_a_party_are_those_that_are_not_refused_to_it_when_all_is_brought()
    {
        var everything = new RectificationStep(RectificationMove.Report, RectificationParty.None, Start.AddDays(30), "说明", 1, Start.AddDays(31), "1号", Start.AddDays(31), 1, 1);
        Holds((_, _, after) => Parties.All(party => Enum.GetValues<RectificationMove>().All(move =>
            after.MovesOf(party).Contains(move) == (after.Refusal(everything with { Move = move, By = party }) is null or StepRefusal.NotOverdue))));
    }

    private static void Holds(Func<RectificationCase, RectificationStep?, RectificationCase, bool> law) =>
        Check.QuickThrowOnFailure(Prop.ForAll(Walks, walk => Walk(walk.Source, walk.Steps).All(event_ => law(event_.Before, event_.Step, event_.After))));

    // The steps that are taken; those that are refused leave the case as it is.
    internal static IEnumerable<(RectificationCase Before, RectificationStep Step, RectificationCase After)> Walk(ProblemSource source, IEnumerable<RectificationStep> steps)
    {
        var problem = RectificationCase.Begin(source, Start);
        foreach (var step in steps)
        {
            if (problem.Refusal(step) is null)
            {
                var after = problem.After(step);
                yield return (problem, step, after);
                problem = after;
            }
            else
            {
                Assert.Throws<InvalidOperationException>(() => problem.After(step));
            }
        }
    }

    private static DateOnly? Later(int day, int? days) => days is { } more ? Start.AddDays(day + more) : null;
}
