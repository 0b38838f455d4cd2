using SafeDiningCode.Rules.Changes;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Eateries;
using SafeDiningCode.Web.Audit;
using SafeDiningCode.Web.ChangeRequests.Facts;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Uploads;
using SafeDiningCode.Web.Uploads.Cleaning;

namespace SafeDiningCode.Web.ChangeRequests.Ledger;

/// <summary>The owner's half of change requests: sending, correcting what was returned, taking back.</summary>
internal sealed class ChangeLedger(
    Database database, RegulatedFactsBook book, UploadBook uploads, ChangeNotices notices, TimeOrderedIds ids, AuditLog audit, TimeProvider clock)
{
    /// <summary>Asks for a change.</summary>
    /// <param name="form">Names the form: sent again it has asked already.</param>
    public Task<ChangeResult> SendAsync(Actor actor, EateryInScope eatery, DraftChange draft, string form, CancellationToken cancellation = default) => Repeats.RunAsync(
        async repeat =>
        {
            await using var session = await database.BeginAsync(repeat);
            if (await ChangeWriter.OfFormAsync(session, form, repeat) is { } known)
            {
                return new ChangeResult(ChangeOutcome.Moved, known);
            }

            if (draft.Evidence.Count == 0)
            {
                return new ChangeResult(ChangeOutcome.NoEvidence);
            }

            var now = clock.GetUtcNow().UtcDateTime;
            var facts = await book.FindAsync(session, eatery.Id, repeat);
            if (facts is null)
            {
                return new ChangeResult(ChangeOutcome.Unknown);
            }

            if (await ObstacleAsync(session, facts, draft, except: 0, repeat) is { } obstacle)
            {
                return obstacle;
            }

            var request = new ChangeRequestRow
            {
                Id = ids.Next(), EateryId = eatery.Id, Licence = facts.Licence, State = ChangeCodes.Of(ChangeState.Pending), Events = 1, Note = draft.Note, SentAt = now, ChangedAt = now,
            };
            await session.ExecuteAsync(
                "AddChangeRequest",
                new { request.Id, request.EateryId, request.Licence, request.State, request.Events, request.Note, request.SentAt, request.ChangedAt },
                repeat);
            await ChangeWriter.AddEventAsync(session, request, ChangeMove.Send, actor, draft.Note, form, repeat);
            return await WriteAsync(session, actor, eatery, request, facts, draft, ChangeMove.Send, repeat);
        },
        cancellation);

    /// <summary>Corrects a request that was returned, and sends it again.</summary>
    /// <param name="events">How many events the request had when it was written; more have come since: nothing is done.</param>
    public Task<ChangeResult> CorrectAsync(
        Actor actor, EateryInScope eatery, long id, DraftChange draft, int events, string form, CancellationToken cancellation = default) => Repeats.RunAsync(
        async repeat =>
        {
            await using var session = await database.BeginAsync(repeat);
            var (before, result) = await ChangeWriter.BeginAsync(session, eatery.Id, id, ChangeMove.Correct, ChangeParty.Owner, events, form, repeat);
            if (before is null)
            {
                return result;
            }

            if (draft.Evidence.Count == 0 && await session.SingleAsync<int>("CountChangeEvidence", new { Id = id }, repeat) == 0)
            {
                return new ChangeResult(ChangeOutcome.NoEvidence, id);
            }

            var facts = await book.FindAsync(session, eatery.Id, repeat);
            if (facts is null)
            {
                return new ChangeResult(ChangeOutcome.Unknown, id);
            }

            if (await ObstacleAsync(session, facts, draft, id, repeat) is { } obstacle)
            {
                return obstacle;
            }

            var now = clock.GetUtcNow().UtcDateTime;
            var after = before with
            {
                Licence = facts.Licence, State = ChangeCodes.Of(ChangeState.Pending), Events = events + 1, Note = draft.Note, SentAt = now, ChangedAt = now,
            };
            if (!await ChangeWriter.MoveAsync(session, after, ChangeMove.Correct, actor, draft.Note, form, repeat))
            {
                return new ChangeResult(ChangeOutcome.Changed, id);
            }

            await session.ExecuteAsync("ClearChangeLines", new { Id = id }, repeat);
            return await WriteAsync(session, actor, eatery, after, facts, draft, ChangeMove.Correct, repeat);
        },
        cancellation);

    /// <summary>Takes a request back.</summary>
    public Task<ChangeResult> WithdrawAsync(Actor actor, EateryInScope eatery, long id, int events, string form, CancellationToken cancellation = default) => Repeats.RunAsync(
        async repeat =>
        {
            await using var session = await database.BeginAsync(repeat);
            var (before, result) = await ChangeWriter.BeginAsync(session, eatery.Id, id, ChangeMove.Withdraw, ChangeParty.Owner, events, form, repeat);
            if (before is null)
            {
                return result;
            }

            var after = before with { State = ChangeCodes.Of(ChangeState.Withdrawn), Events = events + 1, ChangedAt = clock.GetUtcNow().UtcDateTime };
            if (!await ChangeWriter.MoveAsync(session, after, ChangeMove.Withdraw, actor, note: null, form, repeat))
            {
                return new ChangeResult(ChangeOutcome.Changed, id);
            }

            await audit.AddAsync(session, actor, new AuditEntry
            {
                Action = "change-request.withdraw", RecordKind = "change-request", RecordId = AuditEntry.Id(id), Division = eatery.Division, EateryId = eatery.Id,
                Before = new { before.State }, After = new { after.State },
            });
            await session.CommitAsync(repeat);
            return new ChangeResult(ChangeOutcome.Moved, id);
        },
        cancellation);

    private static async Task<ChangeResult?> ObstacleAsync(DatabaseSession session, RegulatedFacts facts, DraftChange draft, long except, CancellationToken cancellation)
    {
        var open = (await session.QueryAsync<string>("OpenFactsOfEatery", new { facts.EateryId, Except = except }, cancellation)).ToHashSet(StringComparer.Ordinal);
        foreach (var fact in draft.Values.Keys.Where(fact => open.Contains(ChangeFacts.ToCode(fact))).Order().Take(1))
        {
            return new ChangeResult(ChangeOutcome.FactOpen, except, fact);
        }

        return draft.Values.TryGetValue(ChangeFact.LicenceNumber, out var number) && await RegulatedFactsBook.HolderAsync(session, number, cancellation) is not null
            ? new ChangeResult(ChangeOutcome.LicenceTaken, except)
            : null;
    }

    // Lines, evidence, audit and notice, and the end of the transaction.
    private async Task<ChangeResult> WriteAsync(
        DatabaseSession session, Actor actor, EateryInScope eatery, ChangeRequestRow request, RegulatedFacts facts, DraftChange draft, ChangeMove move, CancellationToken cancellation)
    {
        foreach (var (fact, value) in draft.Values)
        {
            await session.ExecuteAsync(
                "AddChangeLine", new { request.Id, Fact = ChangeFacts.ToCode(fact), request.EateryId, OldValue = facts.Of(fact), NewValue = value }, cancellation);
        }

        if (!await AddEvidenceAsync(session, actor, request, draft.Evidence, cancellation))
        {
            return new ChangeResult(ChangeOutcome.NoSpace, request.Id);
        }

        await audit.AddAsync(session, actor, new AuditEntry
        {
            Action = $"change-request.{ChangeCodes.Of(move)}", RecordKind = "change-request", RecordId = AuditEntry.Id(request.Id), Division = eatery.Division,
            EateryId = eatery.Id,
            Before = ChangeWriter.Audited(draft.Values.Keys.Select(fact => (fact, facts.Of(fact)))),
            After = ChangeWriter.Audited(draft.Values.Select(each => (each.Key, (string?)each.Value))),
        });
        await notices.AskAsync(session, eatery, request, cancellation);
        await session.CommitAsync(cancellation);
        return new ChangeResult(ChangeOutcome.Moved, request.Id);
    }

    // False where it finds no room; the transaction is not committed then.
    private async Task<bool> AddEvidenceAsync(
        DatabaseSession session, Actor actor, ChangeRequestRow request, IReadOnlyList<CleanFile> evidence, CancellationToken cancellation)
    {
        foreach (var (file, position) in evidence.Select((file, position) => (file, position)))
        {
            if (await uploads.AddAsync(session, file, actor.AccountId, request.EateryId, cancellation) is not { } upload)
            {
                return false;
            }

            await session.ExecuteAsync("AddChangeEvidence", new { request.Id, Number = request.Events, Position = position, UploadId = upload.Id }, cancellation);
        }

        return true;
    }
}
