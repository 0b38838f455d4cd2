using SafeDiningCode.Rules.Rectification;
using static SafeDiningCode.Rules.Rectification.RectificationMove;
using static SafeDiningCode.Rules.Rectification.RectificationParty;

namespace SafeDiningCode.Tests.Rules.Rectification;

public sealed class RectificationTests
{
    private static readonly DateOnly Monday = new(2026, 11, 23);

    [Fact]
    public void The_long_way_from_a_dispatch_order_to_a_failed_look_back_and_its_end()
    {
        var problem = RectificationCase.Begin(ProblemSource.Inspection, dueOn: null);
        problem = problem.After(new(Dispatch, Regulator, Monday, OrderNumber: "五华交办〔2026〕1号", DueOn: Monday.AddDays(7)));
        Assert.Equal(("五华交办〔2026〕1号", Monday.AddDays(7)), (problem.OrderNumber, problem.DueOn));
        problem = problem.After(new(Answer, Owner, Monday, "换了保洁柜", Proofs: 2)).After(new(AskClosure, Owner, Monday));
        problem = problem.After(new(Return, Regulator, Monday.AddDays(1), "照片看不清", DueOn: Monday.AddDays(9)));
        Assert.Equal((RectificationState.Returned, Monday.AddDays(9)), (problem.State, problem.DueOn));
        problem = problem.After(new(Answer, Owner, Monday.AddDays(2), "重拍", Proofs: 1)).After(new(AskClosure, Owner, Monday.AddDays(2)));
        problem = problem.After(new(AcceptUntilLookBack, Regulator, Monday.AddDays(3), LookBackOn: Monday.AddDays(30)));
        Assert.Equal((RectificationState.Accepted, Monday.AddDays(30)), (problem.State, problem.LookBackOn));
        problem = problem.After(new(FailLookBack, Regulator, Monday.AddDays(30), "又没关", DueOn: Monday.AddDays(37)));
        Assert.Equal((RectificationState.Reopened, null, Monday.AddDays(37)), (problem.State, problem.LookBackOn, problem.DueOn));
        problem = problem.After(new(Answer, Owner, Monday.AddDays(31), "装了闭门器", Proofs: 1)).After(new(AskClosure, Owner, Monday.AddDays(31)));
        problem = problem.After(new(Accept, Regulator, Monday.AddDays(32)));
        Assert.Equal((RectificationState.Closed, 12), (problem.State, problem.Events));
        Assert.Equal(RectificationState.Reopened, problem.After(new(DinersDeny, Service, Monday.AddDays(50), DueOn: Monday.AddDays(57), Denied: 3)).State);
    }

    [Fact]
    public void An_owner_closes_a_finding_of_his_own_once_he_has_said_what_was_done()
    {
        var finding = RectificationCase.Begin(ProblemSource.SelfCheck, Monday);

        Assert.Equal(StepRefusal.NotFromHere, finding.Refusal(new(CloseOwn, Owner, Monday)));
        var answered = finding.After(new(Answer, Owner, Monday, "已清洗"));
        Assert.Equal(RectificationState.Closed, answered.After(new(CloseOwn, Owner, Monday)).State);
    }

    [Fact]
    public void But_not_what_others_found_nor_once_an_order_was_given()
    {
        var others = RectificationCase.Begin(ProblemSource.Inspection, Monday).After(new(Answer, Owner, Monday, "已清洗", Proofs: 1));
        var ordered = RectificationCase.Begin(ProblemSource.SelfCheck, Monday)
            .After(new(Dispatch, Regulator, Monday, OrderNumber: "1", DueOn: Monday)).After(new(Answer, Owner, Monday, "已清洗"));

        Assert.Equal(StepRefusal.NotOfThisSource, others.Refusal(new(CloseOwn, Owner, Monday)));
        Assert.Equal(StepRefusal.OrderGiven, ordered.Refusal(new(CloseOwn, Owner, Monday)));
        Assert.DoesNotContain(CloseOwn, ordered.MovesOf(Owner));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public void It_is_overdue_from_the_day_after_it_was_due(int daysLater, bool overdue)
    {
        var problem = RectificationCase.Begin(ProblemSource.Complaint, Monday);
        var step = new RectificationStep(Escalate, Service, Monday.AddDays(daysLater));

        Assert.Equal(overdue, problem.IsOverdue(Monday.AddDays(daysLater)));
        Assert.Equal(overdue ? null : StepRefusal.NotOverdue, problem.Refusal(step));
    }

    [Fact]
    public void While_the_regulator_is_to_act_it_is_not_overdue()
    {
        var asked = RectificationCase.Begin(ProblemSource.Inspection, Monday).After(new(Answer, Owner, Monday, "好了", Proofs: 1)).After(new(AskClosure, Owner, Monday));

        Assert.False(asked.IsOverdue(Monday.AddDays(99)));
    }

    [Theory]
    [InlineData(Answer, Owner, StepRefusal.NoteMissing)]
    [InlineData(Dispatch, Regulator, StepRefusal.OrderNumberMissing)]
    [InlineData(ChangeDueDate, Regulator, StepRefusal.NoteMissing)]
    [InlineData(Withdraw, Regulator, StepRefusal.NoteMissing)]
    [InlineData(Dispatch, Owner, StepRefusal.NotTheirs)]
    [InlineData(Answer, Regulator, StepRefusal.NotTheirs)]
    [InlineData(Answer, None, StepRefusal.NotTheirs)]
    [InlineData(Accept, Regulator, StepRefusal.NotFromHere)]
    [InlineData(Report, Regulator, StepRefusal.NotFromHere)]
    public void A_bare_step_is_refused_for_what_it_lacks(RectificationMove move, RectificationParty by, StepRefusal refusal) =>
        Assert.Equal(refusal, RectificationCase.Begin(ProblemSource.Inspection, Monday).Refusal(new(move, by, Monday)));

    [Fact]
    public void What_others_found_is_answered_with_proof_and_a_due_day_is_never_in_the_past()
    {
        var problem = RectificationCase.Begin(ProblemSource.Campaign, Monday);

        Assert.Equal(StepRefusal.ProofMissing, problem.Refusal(new(Answer, Owner, Monday, "好了")));
        Assert.Equal(StepRefusal.DueDayMissing, problem.Refusal(new(Dispatch, Regulator, Monday, OrderNumber: "1", DueOn: Monday.AddDays(-1))));
        Assert.Null(problem.Refusal(new(Dispatch, Regulator, Monday, OrderNumber: "1", DueOn: Monday)));
    }

    [Fact]
    public void Overdue_it_is_escalated_once_and_again_only_when_another_due_day_is_past()
    {
        var problem = RectificationCase.Begin(ProblemSource.Complaint, Monday);
        var escalated = problem.After(new(Escalate, Service, Monday.AddDays(1)));

        Assert.Equal((1, Monday), (escalated.Level, escalated.EscalatedFor));
        Assert.Equal(StepRefusal.EscalatedBefore, escalated.Refusal(new(Escalate, Service, Monday.AddDays(30))));
        Assert.DoesNotContain(Escalate, escalated.MovesOf(Regulator));
        var later = escalated.After(new(ChangeDueDate, Regulator, Monday.AddDays(2), "等配件", DueOn: Monday.AddDays(9)));
        Assert.Equal(StepRefusal.NotOverdue, later.Refusal(new(Escalate, Service, Monday.AddDays(9))));
        Assert.Equal(2, later.After(new(Escalate, Service, Monday.AddDays(10))).Level);
    }

    [Fact]
    public void Where_a_look_back_is_due_it_is_accepted_until_then_and_not_closed()
    {
        var asked = RectificationCase.Begin(ProblemSource.Inspection, Monday).After(new(Answer, Owner, Monday, "好了", Proofs: 1)).After(new(AskClosure, Owner, Monday));

        Assert.Equal(StepRefusal.LookBackDue, asked.Refusal(new(Accept, Regulator, Monday, LookBackDue: true)));
        var accepted = asked.After(new(AcceptUntilLookBack, Regulator, Monday, LookBackOn: Monday.AddDays(30), LookBackDue: true));
        Assert.Equal(RectificationState.Closed, accepted.After(new(PassLookBack, Regulator, Monday.AddDays(30))).State);
    }

    [Fact]
    public void A_problem_has_one_source()
    {
        Assert.Throws<ArgumentException>(() => RectificationCase.Begin(ProblemSource.None, Monday));
        Assert.Throws<ArgumentException>(() => RectificationCase.Begin(ProblemSource.Theme | ProblemSource.Complaint, Monday));
    }

    [Fact]
    public void Every_name_reads_back()
    {
        Assert.All(Enum.GetValues<RectificationState>(), state => Assert.Equal(state, RectificationCodes.State(RectificationCodes.Of(state))));
        Assert.All(Enum.GetValues<RectificationMove>(), move => Assert.Equal(move, RectificationCodes.Move(RectificationCodes.Of(move))));
        Assert.All(Enum.GetValues<ProblemSource>().Where(source => source != ProblemSource.None), source => Assert.Equal(source, RectificationCodes.Source(RectificationCodes.Of(source))));
        Assert.All([Owner, Regulator, Service], party => Assert.Equal(party, RectificationCodes.Party(RectificationCodes.Of(party))));
        Assert.Null(RectificationCodes.State("nothing"));
    }
}
