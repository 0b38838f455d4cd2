using FsCheck;
using FsCheck.Fluent;
using SafeDiningCode.Rules.Rectification;

namespace SafeDiningCode.Tests.Rules.Rectification;

/// <summary>
/// The table against a model written the other way round: for each move, in plain words, when it goes and what it does.
/// Whatever is tried, both take or refuse the same and stand the same afterwards.
/// </summary>
public sealed class RectificationModelTests
{
    private static readonly DateOnly Start = new(2026, 11, 23);

    private enum Phase
    {
        WithOwner,
        Said,
        Asked,
        Visit,
        Mended,
        Gone,
    }

    [Fact]
    public void Table_and_model_take_and_refuse_the_same_and_stand_the_same() =>
        Check.QuickThrowOnFailure(Prop.ForAll(RectificationWalks.Walks, static walk =>
        {
            var problem = RectificationCase.Begin(walk.Source, Start);
            var model = new Model(Phase.WithOwner, Ordered: false, Due: Start, EscalatedFor: null, Level: 0, Visit: null);
            foreach (var step in walk.Steps)
            {
                var expected = After(model, step, walk.Source);
                if ((expected is null) != (problem.Refusal(step) is not null))
                {
                    return false;
                }

                if (expected is not null)
                {
                    (model, problem) = (expected, problem.After(step));
                }

                if (!Same(model, problem))
                {
                    return false;
                }
            }

            return true;
        }));

    private static bool Same(Model model, RectificationCase problem) =>
        model == new Model(PhaseOf(problem.State), problem.OrderNumber is not null, problem.DueOn, problem.EscalatedFor, problem.Level, problem.LookBackOn);

    private static Phase PhaseOf(RectificationState state) => state switch
    {
        RectificationState.Answered => Phase.Said,
        RectificationState.ClosureAsked => Phase.Asked,
        RectificationState.Accepted => Phase.Visit,
        RectificationState.Closed => Phase.Mended,
        RectificationState.Withdrawn => Phase.Gone,
        _ => Phase.WithOwner,
    };

    // Null where the move does not go.
    private static Model? After(Model model, RectificationStep step, ProblemSource source)
    {
        var owners = model.Phase is Phase.WithOwner or Phase.Said;
        var self = source == ProblemSource.SelfCheck;
        var due = step.DueOn >= step.On;
        var visit = step.LookBackOn >= step.On;
        var (byOwner, byOffice, byService) = (step.By == RectificationParty.Owner, step.By == RectificationParty.Regulator, step.By == RectificationParty.Service);
        return step.Move switch
        {
            RectificationMove.Answer => owners && byOwner && step.Note is not null && (self || step.Proofs > 0) ? model with { Phase = Phase.Said } : null,
            RectificationMove.AskClosure => model.Phase == Phase.Said && byOwner ? model with { Phase = Phase.Asked } : null,
            RectificationMove.CloseOwn => model.Phase == Phase.Said && byOwner && self && !model.Ordered ? model with { Phase = Phase.Mended } : null,
            RectificationMove.Dispatch => owners && byOffice && due && step.OrderNumber is not null ? model with { Phase = Phase.WithOwner, Ordered = true, Due = step.DueOn } : null,
            RectificationMove.Accept => model.Phase == Phase.Asked && byOffice && !step.LookBackDue ? model with { Phase = Phase.Mended } : null,
            RectificationMove.AcceptUntilLookBack => model.Phase == Phase.Asked && byOffice && visit ? model with { Phase = Phase.Visit, Visit = step.LookBackOn } : null,
            RectificationMove.Return => model.Phase == Phase.Asked && byOffice && due && step.Note is not null ? model with { Phase = Phase.WithOwner, Due = step.DueOn } : null,
            RectificationMove.PlanLookBack => model.Phase == Phase.Mended && byOffice && visit ? model with { Phase = Phase.Visit, Visit = step.LookBackOn } : null,
            RectificationMove.PassLookBack => model.Phase == Phase.Visit && byOffice ? model with { Phase = Phase.Mended, Visit = null } : null,
            RectificationMove.FailLookBack => model.Phase == Phase.Visit && byOffice && due && step.Note is not null ? model with { Phase = Phase.WithOwner, Visit = null, Due = step.DueOn } : null,
            RectificationMove.ChangeDueDate => owners && byOffice && due && step.Note is not null ? model with { Due = step.DueOn } : null,
            RectificationMove.Withdraw => (owners || model.Phase == Phase.Asked) && byOffice && step.Note is not null ? model with { Phase = Phase.Gone } : null,
            RectificationMove.Escalate => owners && (byOffice || byService) && model.Due < step.On && model.EscalatedFor != model.Due
                ? model with { Level = model.Level + 1, EscalatedFor = model.Due }
                : null,
            RectificationMove.EscalateOffice => model.Phase is Phase.Asked or Phase.Visit && byService && step.OfficeDueOn < step.On && model.EscalatedFor != step.OfficeDueOn
                ? model with { Level = model.Level + 1, EscalatedFor = step.OfficeDueOn }
                : null,
            RectificationMove.DinersConfirm => model.Phase is Phase.Mended or Phase.Visit && byService && !self && step.Confirmed + step.Denied > 0 ? model : null,
            RectificationMove.DinersDeny => model.Phase is Phase.Mended or Phase.Visit && byService && !self && due && step.Confirmed + step.Denied > 0
                ? model with { Phase = Phase.WithOwner, Visit = null, Due = step.DueOn }
                : null,
            _ => null,
        };
    }

    private sealed record Model(Phase Phase, bool Ordered, DateOnly? Due, DateOnly? EscalatedFor, int Level, DateOnly? Visit);
}
