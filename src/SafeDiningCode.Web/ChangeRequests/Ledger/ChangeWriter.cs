using System.Globalization;
using SafeDiningCode.Rules.Changes;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Data;

namespace SafeDiningCode.Web.ChangeRequests.Ledger;

/// <summary>The rows of a move, as the ledger and the decisions both write them.</summary>
internal static class ChangeWriter
{
    /// <summary>The request where a move is allowed on it; else null, and what to answer.</summary>
    /// <param name="events">How many events the request had when the move was decided.</param>
    /// <param name="form">Names the form that asks.</param>
    public static async Task<(ChangeRequestRow? Request, ChangeResult Result)> BeginAsync(
        DatabaseSession session, long eatery, long id, ChangeMove move, ChangeParty by, int events, string form, CancellationToken cancellation)
    {
        if (await session.SingleOrDefaultAsync<ChangeRequestRow>("FindChange", new { EateryId = eatery, Id = id }, cancellation) is not { } request)
        {
            return (null, new ChangeResult(ChangeOutcome.Unknown, id));
        }

        if (await OfFormAsync(session, form, cancellation) is not null)
        {
            return (null, new ChangeResult(ChangeOutcome.Moved, id));
        }

        return request.Events != events ? (null, new ChangeResult(ChangeOutcome.Changed, id))
            : ChangeMoves.After(request.Standing, move, by) is null ? (null, new ChangeResult(ChangeOutcome.Refused, id))
            : (request, new ChangeResult(ChangeOutcome.Moved, id));
    }

    /// <summary>The request that a form has moved already; null where it has moved none.</summary>
    public static Task<long?> OfFormAsync(DatabaseSession session, string form, CancellationToken cancellation) =>
        session.SingleOrDefaultAsync<long?>("ChangeOfForm", new { Form = form }, cancellation);

    /// <summary>The facts of a request.</summary>
    public static async Task<IReadOnlyList<ChangeLineRow>> LinesAsync(DatabaseSession session, long id, CancellationToken cancellation) =>
        [.. (await session.QueryAsync<ChangeLineRow>("LinesOfChange", new { Id = id }, cancellation)).OrderBy(line => line.Of)];

    /// <summary>Writes a move down. False where something else came between: then nothing is to be committed.</summary>
    public static async Task<bool> MoveAsync(
        DatabaseSession session, ChangeRequestRow after, ChangeMove move, Actor actor, string? note, string form, CancellationToken cancellation)
    {
        var moved = await session.ExecuteAsync(
            "MoveChange",
            new { after.Id, after.Licence, after.State, after.Events, after.Note, after.Reason, after.SentAt, after.ChangedAt, Before = after.Events - 1 },
            cancellation);
        if (moved == 0)
        {
            return false;
        }

        await AddEventAsync(session, after, move, actor, note, form, cancellation);
        if (!ChangeMoves.IsOpen(after.Standing))
        {
            // Its facts can be asked for again.
            await session.ExecuteAsync("FreeChangeFacts", new { after.Id, Slot = after.Id.ToString(CultureInfo.InvariantCulture) + ":" }, cancellation);
        }

        return true;
    }

    /// <summary>Adds what happened.</summary>
    public static Task<int> AddEventAsync(
        DatabaseSession session, ChangeRequestRow after, ChangeMove move, Actor actor, string? note, string form, CancellationToken cancellation) =>
        session.ExecuteAsync(
            "AddChangeEvent",
            new { after.Id, Number = after.Events, Move = ChangeCodes.Of(move), actor.AccountId, ActorName = actor.Name, At = after.ChangedAt, Note = note, Form = form },
            cancellation);

    /// <summary>Values for the audit, by names that it masks people by.</summary>
    public static Dictionary<string, string?> Audited(IEnumerable<(ChangeFact Fact, string? Value)> values) => values.ToDictionary(
        each => each.Fact == ChangeFact.LegalPerson ? "legalPerson" : ChangeFacts.ToCode(each.Fact), each => each.Value, StringComparer.Ordinal);
}
