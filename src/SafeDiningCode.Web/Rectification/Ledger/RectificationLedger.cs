using SafeDiningCode.Rules.Rectification;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Audit;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Rectification.Settings;
using SafeDiningCode.Web.Uploads;

namespace SafeDiningCode.Web.Rectification.Ledger;

/// <summary>
/// Problems and all that happens to them. Each move goes by the table of <see cref="RectificationMoves"/> and is one event
/// that is never changed; the problem's own row is what its events add up to, written in the same transaction.
/// </summary>
internal sealed class RectificationLedger(
    Database database, RectificationMover mover, RectificationSettingsBook settings, TimeOrderedIds ids, AuditLog audit, TimeProvider clock)
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
                State = RectificationCodes.Of(begun.State), At = now, Topic = (int)problem.Topic, problem.KeyItem, problem.Campaign,
            },
            cancellation);
        await RectificationMover.WriteEventAsync(session, id, begun, new DraftStep(RectificationMove.Report) { DueOn = problem.DueOn }, actor, form: null, now, cancellation);
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
    public async Task<MoveResult> MoveAsync(
        long eatery, long id, IReadOnlyList<DraftStep> steps, int events, string form, Actor actor, string? division, CancellationToken cancellation = default)
    {
        var used = await settings.CurrentAsync(cancellation);
        return await Repeats.RunAsync(repeat => MoveOnceAsync(eatery, id, steps, events, form, actor, division, used, repeat), cancellation);
    }

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
        long eatery, long id, IReadOnlyList<DraftStep> steps, int events, string form, Actor actor, string? division, UsedSettings used,
        CancellationToken cancellation)
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

        var result = await mover.MoveAsync(session, row, steps, form, actor, division, used, cancellation);
        if (result.Outcome == MoveOutcome.Moved)
        {
            await session.CommitAsync(cancellation);
        }

        return result;
    }
}
