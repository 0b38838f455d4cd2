using SafeDiningCode.Rules.Changes;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Eateries;
using SafeDiningCode.Web.Audit;
using SafeDiningCode.Web.ChangeRequests.Facts;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Registry.Changes;

namespace SafeDiningCode.Web.ChangeRequests.Ledger;

/// <summary>
/// The regulator's half of change requests. What is accepted is in force with the same commit: facts, deviations from the
/// extract, the change that scan pages follow, audit and notice.
/// </summary>
internal sealed class ChangeDecisions(Database database, RegulatedFactsBook book, ChangeNotices notices, ChangeLog changes, AuditLog audit, TimeProvider clock)
{
    /// <summary>Sends a request back to its owner.</summary>
    /// <param name="reason">Why: required.</param>
    /// <param name="events">How many events the request had when it was decided; more have come since: nothing is done.</param>
    /// <param name="form">Names the form: sent again it has decided already.</param>
    public Task<ChangeResult> ReturnAsync(
        Actor actor, EateryInScope eatery, long id, string reason, int events, string form, CancellationToken cancellation = default) => Repeats.RunAsync(
        async repeat =>
        {
            await using var session = await database.BeginAsync(repeat);
            var (before, result) = await ChangeWriter.BeginAsync(session, eatery.Id, id, ChangeMove.Return, ChangeParty.Regulator, events, form, repeat);
            if (before is null)
            {
                return result;
            }

            var after = before with { State = ChangeCodes.Of(ChangeState.Returned), Events = events + 1, Reason = reason, ChangedAt = clock.GetUtcNow().UtcDateTime };
            if (!await ChangeWriter.MoveAsync(session, after, ChangeMove.Return, actor, reason, form, repeat))
            {
                return new ChangeResult(ChangeOutcome.Changed, id);
            }

            await audit.AddAsync(session, actor, new AuditEntry
            {
                Action = "change-request.return", RecordKind = "change-request", RecordId = AuditEntry.Id(id), Division = eatery.Division, EateryId = eatery.Id,
                Reason = reason, Before = new { before.State }, After = new { after.State },
            });
            await notices.TellAsync(session, eatery, after, repeat);
            await session.CommitAsync(repeat);
            return new ChangeResult(ChangeOutcome.Moved, id);
        },
        cancellation);

    /// <summary>Puts what was asked for in force.</summary>
    /// <param name="shown">What the registry said when it was decided (<see cref="ChangeBase"/>); it says something else since: nothing is done.</param>
    /// <inheritdoc cref="ReturnAsync"/>
    public Task<ChangeResult> AcceptAsync(
        Actor actor, EateryInScope eatery, long id, int events, string shown, string form, CancellationToken cancellation = default) => Repeats.RunAsync(
        async repeat =>
        {
            await using var session = await database.BeginAsync(repeat);
            var (before, result) = await ChangeWriter.BeginAsync(session, eatery.Id, id, ChangeMove.Accept, ChangeParty.Regulator, events, form, repeat);
            if (before is null)
            {
                return result;
            }

            var lines = await ChangeWriter.LinesAsync(session, id, repeat);
            var facts = await book.FindAsync(session, eatery.Id, repeat);
            if (facts is null || ChangeBase.Of(lines.Select(line => line.Of), facts) != shown)
            {
                return new ChangeResult(ChangeOutcome.BaseChanged, id);
            }

            var values = lines.ToDictionary(line => line.Of, line => line.NewValue);
            if (values.TryGetValue(ChangeFact.LicenceNumber, out var number) && await RegulatedFactsBook.HolderAsync(session, number, repeat) is not null)
            {
                return new ChangeResult(ChangeOutcome.LicenceTaken, id, ChangeFact.LicenceNumber);
            }

            var now = clock.GetUtcNow().UtcDateTime;
            var after = before with { State = ChangeCodes.Of(ChangeState.Accepted), Events = events + 1, ChangedAt = now };
            foreach (var line in lines.Where(line => line.OldValue != facts.Of(line.Of)))
            {
                // History says what was replaced, not what was when it was asked for.
                await session.ExecuteAsync("RebaseChangeLine", new { Id = id, line.Fact, OldValue = facts.Of(line.Of) }, repeat);
            }

            if (!await ChangeWriter.MoveAsync(session, after, ChangeMove.Accept, actor, note: null, form, repeat))
            {
                return new ChangeResult(ChangeOutcome.Changed, id);
            }

            await FactChange.ApplyAsync(session, facts, values, now, repeat);
            await changes.AddAsync(session, [eatery.Id], now, repeat);
            await audit.AddAsync(session, actor, new AuditEntry
            {
                Action = "change-request.accept", RecordKind = "change-request", RecordId = AuditEntry.Id(id), Division = eatery.Division, EateryId = eatery.Id,
                Before = ChangeWriter.Audited(values.Keys.Select(fact => (fact, facts.Of(fact)))),
                After = ChangeWriter.Audited(values.Select(each => (each.Key, (string?)each.Value))),
            });
            await notices.TellAsync(session, eatery, after, repeat);
            await session.CommitAsync(repeat);
            return new ChangeResult(ChangeOutcome.Moved, id);
        },
        cancellation);
}
