using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Rectification;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Eateries;
using SafeDiningCode.Web.Audit;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Rectification.Orders;
using SafeDiningCode.Web.Rectification.Settings;
using SafeDiningCode.Web.Rectification.Verification;
using SafeDiningCode.Web.Uploads;
using SafeDiningCode.Web.Uploads.Cleaning;

namespace SafeDiningCode.Web.Rectification.Ledger;

/// <summary>
/// Makes moves in a transaction that its caller has begun and commits: events, the problem's own row, the order's number,
/// the question to diners, audit and notices, all or none.
/// </summary>
internal sealed class RectificationMover(UploadBook uploads, DispatchOrders orders, RectificationNotices notices, AuditLog audit, TimeProvider clock)
{
    /// <summary>Makes moves one after another. Where the result is not <see cref="MoveOutcome.Moved"/> nothing is to be committed.</summary>
    /// <param name="session">The caller's transaction.</param>
    /// <param name="problem">The problem as the transaction read it.</param>
    /// <param name="steps">The moves.</param>
    /// <param name="form">Names the form that asks; null where none does.</param>
    /// <param name="actor">Who makes them.</param>
    /// <param name="division">Where the eatery lay when the actor was let in, for the audit; null for where it lies.</param>
    /// <param name="used">The settings in force, read before the transaction began.</param>
    public async Task<MoveResult> MoveAsync(
        DatabaseSession session, RectificationRow problem, IReadOnlyList<DraftStep> steps, string? form, Actor actor, string? division, UsedSettings used,
        CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var today = Day.InShanghai(now);
        var eatery = (await session.SingleAsync<EateryAccess.EateryRow>("FindEateryInScope", Scope.Everything.With(new { Eatery = problem.EateryId }), cancellation)).ToEatery();
        var before = problem.Case;
        var (after, row) = (before, problem);
        foreach (var draft in steps)
        {
            var (step, order) = (draft, (NewOrder?)null);
            if (await RefusalAsync(session, row, after, step, actor, today, used, cancellation) is { } refusal)
            {
                return new MoveResult(MoveOutcome.Refused, refusal);
            }

            if (step is { Move: RectificationMove.Dispatch, OrderNumber: null })
            {
                order = await orders.TakeAsync(session, DispatchOrders.OfficeOf(actor, eatery), used, cancellation);
                step = step with { OrderNumber = order.Words };
            }

            after = after.After(step.By(PartyOf(actor), today));
            row = After(row, after, step, order?.Office, today);
            await WriteEventAsync(session, problem.Id, after, step, actor, form, now, cancellation);
            if (order is not null)
            {
                await orders.AddAsync(session, order, problem, after.Events, eatery, step, actor, cancellation);
            }

            if (!await AddProofsAsync(session, problem.EateryId, problem.Id, after.Events, step.Proofs, actor, cancellation))
            {
                return new MoveResult(MoveOutcome.NoSpace);
            }
        }

        var moved = await session.ExecuteAsync(
            "MoveRectification",
            new
            {
                row.Id, row.State, row.DueOn, row.OrderNumber, row.Level, row.LookBackOn, row.Events, row.Topic, row.Office, row.Reopens, row.AskedOn, row.ClosedOn,
                row.EscalatedFor, At = now, Before = problem.Events,
            },
            cancellation);
        if (moved == 0)
        {
            return new MoveResult(MoveOutcome.Changed);
        }

        await MendedQuestions.FollowAsync(session, before, after, row, used.Settings.ToVerify(), now, cancellation);
        await audit.AddAsync(session, actor, new AuditEntry
        {
            Action = $"rectification.{RectificationCodes.Of(steps[^1].Move)}", RecordKind = "rectification", RecordId = AuditEntry.Id(problem.Id), Division = division ?? eatery.Division,
            EateryId = problem.EateryId, Before = State(before), After = State(after),
        });
        await notices.TellAsync(session, eatery, row, steps[^1].Move, cancellation);
        return new MoveResult(MoveOutcome.Moved);
    }

    /// <summary>Writes an event down.</summary>
    public static Task<int> WriteEventAsync(
        DatabaseSession session, long id, RectificationCase after, DraftStep step, Actor actor, string? form, DateTime now, CancellationToken cancellation) =>
        session.ExecuteAsync(
            "AddRectificationEvent",
            new
            {
                Id = id, Number = after.Events, Move = RectificationCodes.Of(step.Move), State = RectificationCodes.Of(after.State),
                Party = RectificationCodes.Of(PartyOf(actor)), actor.AccountId, ActorName = actor.Name, At = now, Day = Day.InShanghai(now), step.Note,
                after.DueOn, after.OrderNumber, after.Level, after.LookBackOn, step.Confirmed, step.Denied, Form = form,
            },
            cancellation);

    // A number is not taken for what would be refused: its place is held by any text meanwhile.
    private static async Task<StepRefusal?> RefusalAsync(
        DatabaseSession session, RectificationRow row, RectificationCase problem, DraftStep draft, Actor actor, DateOnly today, UsedSettings used, CancellationToken cancellation)
    {
        var step = draft.By(PartyOf(actor), today);
        return problem.Refusal(step with
        {
            OrderNumber = step.OrderNumber ?? used.Settings.OrderNumber,
            LookBackDue = step.Move == RectificationMove.Accept && await LookBacks.ReasonAsync(session, row with { Topic = (int)(draft.Topic ?? row.TopicReason) }, used.Settings, cancellation) != LookBackReason.None,
        });
    }

    private static RectificationRow After(RectificationRow row, RectificationCase after, DraftStep step, string? office, DateOnly today) => row with
    {
        State = RectificationCodes.Of(after.State),
        DueOn = after.DueOn,
        OrderNumber = after.OrderNumber,
        Level = after.Level,
        LookBackOn = after.LookBackOn,
        Events = after.Events,
        EscalatedFor = after.EscalatedFor,
        Office = office ?? row.Office,
        Topic = (int)(step.Topic ?? row.TopicReason),
        AskedOn = step.Move is RectificationMove.AskClosure or RectificationMove.CloseOwn ? today : row.AskedOn,
        ClosedOn = step.Move is RectificationMove.Accept or RectificationMove.AcceptUntilLookBack or RectificationMove.CloseOwn ? today : row.ClosedOn,
        Reopens = row.Reopens + (step.Move is RectificationMove.FailLookBack or RectificationMove.DinersDeny ? 1 : 0),
    };

    // False where they find no room; the transaction is not committed then.
    private async Task<bool> AddProofsAsync(
        DatabaseSession session, long eatery, long id, int number, IReadOnlyList<CleanFile> proofs, Actor actor, CancellationToken cancellation)
    {
        foreach (var (proof, position) in proofs.Select((proof, position) => (proof, position)))
        {
            if (await uploads.AddAsync(session, proof, actor.AccountId, eatery, cancellation) is not { } upload)
            {
                return false;
            }

            await session.ExecuteAsync("AddRectificationProof", new { Id = id, Number = number, Position = position, UploadId = upload.Id }, cancellation);
        }

        return true;
    }

    // A system with a key, a command, or the service itself.
    private static RectificationParty PartyOf(Actor actor) => actor.Kind != ActorKind.Person ? RectificationParty.Service
        : actor.Role == Role.Owner ? RectificationParty.Owner
        : RectificationParty.Regulator;

    private static object State(RectificationCase problem) => new
    {
        State = RectificationCodes.Of(problem.State), problem.DueOn, problem.OrderNumber, problem.Level, problem.LookBackOn,
    };
}
