using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Rectification;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Audit;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Uploads;
using SafeDiningCode.Web.Uploads.Cleaning;

namespace SafeDiningCode.Web.Rectification.Ledger;

/// <summary>
/// Problems and all that happens to them. Each move goes by the table of <see cref="RectificationMoves"/> and is one event
/// that is never changed; the problem's own row is what its events add up to, written in the same transaction.
/// </summary>
internal sealed class RectificationLedger(Database database, UploadBook uploads, TimeOrderedIds ids, AuditLog audit, TimeProvider clock)
{
    /// <summary>Puts a problem on record, in the session's transaction, and answers its key; the same once more is the same problem.</summary>
    public async Task<long> OpenAsync(DatabaseSession session, NewProblem problem, Actor actor, string? division, CancellationToken cancellation = default)
    {
        var source = RectificationCodes.Of(problem.Source);
        var known = await session.SingleOrDefaultAsync<long?>("FindRectificationOfSource", new { problem.EateryId, Source = source, problem.SourceKey }, cancellation);
        if (known is { } already)
        {
            return already;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var begun = RectificationCase.Begin(problem.Source, problem.DueOn);
        var id = ids.Next();
        await session.ExecuteAsync(
            "AddRectification",
            new
            {
                Id = id, problem.EateryId, Source = source, problem.SourceKey, problem.Wording, problem.FoundOn, problem.DueOn,
                State = RectificationCodes.Of(begun.State), At = now,
            },
            cancellation);
        await WriteEventAsync(session, id, begun, new DraftStep(RectificationMove.Report) { DueOn = problem.DueOn }, actor, form: null, now, cancellation);
        await audit.AddAsync(session, actor, new AuditEntry
        {
            Action = "rectification.report", RecordKind = "rectification", RecordId = AuditEntry.Id(id), Division = division, EateryId = problem.EateryId,
            After = new { problem.Wording, Source = source, problem.FoundOn, problem.DueOn },
        });
        return id;
    }

    /// <summary>Makes moves one after another, all or none.</summary>
    /// <param name="eatery">Whose problem it is: one of another eatery is unknown.</param>
    /// <param name="id">The problem.</param>
    /// <param name="steps">The moves.</param>
    /// <param name="events">How many events the problem had when it was decided; more have come since: nothing is done.</param>
    /// <param name="form">Names the form that asks: sent again it is done already.</param>
    /// <param name="actor">Who makes them: the owner, or a regulator.</param>
    /// <param name="division">Where the eatery lies, for the audit.</param>
    public Task<MoveResult> MoveAsync(
        long eatery, long id, IReadOnlyList<DraftStep> steps, int events, string form, Actor actor, string? division, CancellationToken cancellation = default) =>
        Repeats.RunAsync(repeat => MoveOnceAsync(eatery, id, steps, events, form, actor, division, repeat), cancellation);

    /// <summary>A problem of an eatery with all that happened to it; null where there is none.</summary>
    public async Task<RectificationHistory?> FindAsync(long eatery, long id, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(cancellation);
        if (await session.SingleOrDefaultAsync<RectificationRow>("FindRectification", new { Id = id, EateryId = eatery }, cancellation) is not { } problem)
        {
            return null;
        }

        await using var results = await session.QueryMultipleAsync("RectificationHistory", new { Id = id }, cancellation);
        return new RectificationHistory(
            problem,
            [.. await results.ReadAsync<RectificationEventRow>()],
            [.. await results.ReadAsync<RectificationProofRow>()]);
    }

    /// <summary>The problems of an eatery: open ones, then those that ended of late.</summary>
    public async Task<IReadOnlyList<RectificationRow>> OfEateryAsync(long eatery, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(cancellation);
        return await session.QueryAsync<RectificationRow>("RectificationsOfEatery", new { EateryId = eatery }, cancellation);
    }

    /// <summary>A file that proves this problem mended; null where there is none.</summary>
    public async Task<UploadRow?> ProofAsync(long eatery, long id, string name, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(cancellation);
        return await session.SingleOrDefaultAsync<UploadRow>("ProofOfRectification", new { EateryId = eatery, Id = id, Name = name }, cancellation);
    }

    private async Task<MoveResult> MoveOnceAsync(
        long eatery, long id, IReadOnlyList<DraftStep> steps, int events, string form, Actor actor, string? division, CancellationToken cancellation)
    {
        await using var session = await database.BeginAsync(cancellation);
        if (await session.SingleOrDefaultAsync<RectificationRow>("FindRectification", new { Id = id, EateryId = eatery }, cancellation) is not { } row)
        {
            return new MoveResult(MoveOutcome.Unknown);
        }

        if (await session.SingleAsync<int>("CountRectificationForm", new { Id = id, Form = form }, cancellation) > 0)
        {
            return new MoveResult(MoveOutcome.AlreadyMoved);
        }

        if (row.Events != events)
        {
            return new MoveResult(MoveOutcome.Changed);
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var (before, after) = (row.Case, row.Case);
        foreach (var step in steps)
        {
            var asked = step.By(PartyOf(actor), Day.InShanghai(now));
            if (after.Refusal(asked) is { } refusal)
            {
                return new MoveResult(MoveOutcome.Refused, refusal);
            }

            after = after.After(asked);
            await WriteEventAsync(session, id, after, step, actor, form, now, cancellation);
            if (!await AddProofsAsync(session, eatery, id, after.Events, step.Proofs, actor, cancellation))
            {
                return new MoveResult(MoveOutcome.NoSpace);
            }
        }

        var moved = await session.ExecuteAsync(
            "MoveRectification",
            new
            {
                Id = id, State = RectificationCodes.Of(after.State), after.DueOn, after.OrderNumber, after.Level, after.LookBackOn, after.Events,
                At = now, Before = events,
            },
            cancellation);
        if (moved == 0)
        {
            return new MoveResult(MoveOutcome.Changed);
        }

        await audit.AddAsync(session, actor, new AuditEntry
        {
            Action = $"rectification.{RectificationCodes.Of(steps[^1].Move)}", RecordKind = "rectification", RecordId = AuditEntry.Id(id), Division = division,
            EateryId = eatery, Before = State(before), After = State(after),
        });
        await session.CommitAsync(cancellation);
        return new MoveResult(MoveOutcome.Moved);
    }

    private static Task<int> WriteEventAsync(
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

    // A system with a key, or a command, speaks for the service.
    private static RectificationParty PartyOf(Actor actor) => actor.Kind != ActorKind.Person ? RectificationParty.Service
        : actor.Role == Role.Owner ? RectificationParty.Owner
        : RectificationParty.Regulator;

    private static object State(RectificationCase problem) => new
    {
        State = RectificationCodes.Of(problem.State), problem.DueOn, problem.OrderNumber, problem.Level, problem.LookBackOn,
    };
}
