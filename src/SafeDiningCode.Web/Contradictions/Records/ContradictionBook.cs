using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Contradictions;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Audit;
using SafeDiningCode.Web.Data;

namespace SafeDiningCode.Web.Contradictions.Records;

/// <summary>What came of setting a contradiction down as looked into.</summary>
internal enum HandleOutcome
{
    /// <summary>It is now.</summary>
    Handled,

    /// <summary>A colleague had done so before.</summary>
    HandledBefore,

    /// <summary>There is none within the scope.</summary>
    NotThere,
}

/// <summary>Contradictions on record: found, found again, and looked into by an official.</summary>
internal sealed class ContradictionBook(Database database, TimeOrderedIds ids, AuditLog audit, TimeProvider clock)
{
    /// <summary>Contradictions on a page.</summary>
    public const int PageRows = 50;

    /// <summary>Contradictions in a file, at most.</summary>
    public const int MostExported = 10_000;

    /// <summary>The longest note.</summary>
    public const int LongestNote = 400;

    /// <summary>
    /// Puts on record what was found. What is open goes on; what was looked into comes back after
    /// <see cref="ContradictionKinds.RestDays"/> days. Of two instances at once one adds, and the other goes on with that.
    /// </summary>
    public async Task FoundAsync(IReadOnlyCollection<FoundContradiction> found, CancellationToken cancellation = default)
    {
        if (found.Count > 0)
        {
            await Repeats.RunAsync(repeat => FoundOnceAsync(found, repeat), Patience.Long, cancellation);
        }
    }

    /// <summary>A page of the queue within a scope.</summary>
    public async Task<ContradictionList> ReadAsync(Scope scope, ContradictionQuery query, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(Patience.Long, cancellation);
        var totals = await session.QueryAsync<ContradictionTotal>("ContradictionTotals", scope.With(), cancellation);
        // What was handled meanwhile may have been a whole page.
        var shown = query with { Page = Math.Min(query.Page, new ContradictionList(query, totals, []).Pages) };
        return new ContradictionList(shown, totals, await RowsAsync(session, scope, shown, (shown.Page - 1) * PageRows, PageRows, cancellation));
    }

    /// <summary>All that matches, for a file.</summary>
    public async Task<IReadOnlyList<ContradictionRow>> ExportAsync(Scope scope, ContradictionQuery query, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(Patience.Long, cancellation);
        return await RowsAsync(session, scope, query, after: 0, MostExported, cancellation);
    }

    /// <summary>Whether there is such a contradiction within a scope.</summary>
    public async Task<bool> IsThereAsync(Scope scope, long id, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(cancellation);
        return await FindAsync(session, scope, id, cancellation) is not null;
    }

    /// <summary>Sets a contradiction down as looked into, with what came of it.</summary>
    public Task<HandleOutcome> HandleAsync(Actor actor, long id, string note, CancellationToken cancellation = default) =>
        Repeats.RunAsync(repeat => HandleOnceAsync(actor, id, note, repeat), cancellation);

    private async Task<bool> FoundOnceAsync(IReadOnlyCollection<FoundContradiction> found, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var session = await database.BeginAsync(Patience.Long, cancellation);
        foreach (var one in found)
        {
            var row = new
            {
                Id = ids.Next(), one.EateryId, one.Kind, FirstDay = one.First, LastDay = one.Last, Numbers = one.Numbers.ToJson(), Now = now,
                RestSince = Day.InShanghai(now).AddDays(-ContradictionKinds.RestDays),
            };
            if (await session.ExecuteAsync("GrowContradiction", row, cancellation) == 0)
            {
                await session.ExecuteAsync("AddContradiction", row, cancellation);
            }
        }

        await session.CommitAsync(cancellation);
        return true;
    }

    private async Task<HandleOutcome> HandleOnceAsync(Actor actor, long id, string note, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var session = await database.BeginAsync(cancellation);
        if (await FindAsync(session, actor.Scope, id, cancellation) is not { } found)
        {
            return HandleOutcome.NotThere;
        }

        var done = await session.ExecuteAsync(
            "HandleContradiction", new { Id = id, Now = now, Today = Day.InShanghai(now), By = actor.AccountId, ByName = actor.Name, Note = note }, cancellation);
        if (done == 0)
        {
            return HandleOutcome.HandledBefore;
        }

        await audit.AddAsync(session, actor, new AuditEntry
        {
            Action = "contradiction.look-into",
            RecordKind = "contradiction",
            RecordId = AuditEntry.Id(id),
            Division = found.Division,
            EateryId = found.EateryId,
            Reason = note,
            Before = new { found.Kind, First = Day.Text(found.FirstDay), Last = Day.Text(found.LastDay) },
        });
        await session.CommitAsync(cancellation);
        return HandleOutcome.Handled;
    }

    private static Task<List<ContradictionRow>> RowsAsync(
        DatabaseSession session, Scope scope, ContradictionQuery query, int after, int most, CancellationToken cancellation) => session.QueryAsync<ContradictionRow>(
        "ContradictionsInScope", scope.With(new { query.Kind, Handled = query.Handled ? 1 : 0, After = after, Upto = after + most }), cancellation);

    private static Task<ContradictionRow?> FindAsync(DatabaseSession session, Scope scope, long id, CancellationToken cancellation) =>
        session.SingleOrDefaultAsync<ContradictionRow>("FindContradictionInScope", scope.With(new { Id = id }), cancellation);
}
