using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Audit;
using SafeDiningCode.Web.Data;

namespace SafeDiningCode.Web.SavedFilters;

/// <summary>A filter that an official keeps.</summary>
public sealed record SavedFilterRow
{
    /// <summary>Its key.</summary>
    public required long Id { get; init; }

    /// <summary>What its owner calls it.</summary>
    public required string Name { get; init; }

    /// <summary>The page with its query, as <see cref="FilterTarget.Of"/> gives it.</summary>
    public required string Target { get; init; }

    /// <summary>When it was saved, UTC.</summary>
    public required DateTime SavedAt { get; init; }
}

/// <summary>What came of saving a filter.</summary>
internal enum SaveOutcome
{
    /// <summary>It is kept.</summary>
    Saved,

    /// <summary>Another of the same name is kept.</summary>
    NameTaken,

    /// <summary>There are as many as may be kept.</summary>
    TooMany,
}

/// <summary>Officials' own filters: nobody else sees them.</summary>
internal sealed class SavedFilterBook(Database database, TimeOrderedIds ids, AuditLog audit, TimeProvider clock)
{
    /// <summary>Characters of a name, at most.</summary>
    public const int LongestName = 40;

    /// <summary>Filters of an account, at most: what a page still shows at a glance.</summary>
    public const int Most = 30;

    /// <summary>An account's filters, by name.</summary>
    public async Task<IReadOnlyList<SavedFilterRow>> AllAsync(Actor actor, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(cancellation);
        return await session.QueryAsync<SavedFilterRow>("SavedFiltersOfAccount", new { actor.AccountId }, cancellation);
    }

    /// <summary>Keeps a filter.</summary>
    /// <param name="actor">Whose.</param>
    /// <param name="name">1 to <see cref="LongestName"/> characters.</param>
    /// <param name="target">Of <see cref="FilterTarget.Of"/>.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<SaveOutcome> AddAsync(Actor actor, string name, string target, CancellationToken cancellation = default)
    {
        try
        {
            var now = clock.GetUtcNow().UtcDateTime;
            await using var session = await database.BeginAsync(cancellation);
            var filter = new { Id = ids.Next(), actor.AccountId, Name = name, Target = target, SavedAt = now, Most };
            if (await session.ExecuteAsync("AddSavedFilter", filter, cancellation) == 0)
            {
                var kept = await session.QueryAsync<SavedFilterRow>("SavedFiltersOfAccount", new { actor.AccountId }, cancellation);
                return kept.Count >= Most ? SaveOutcome.TooMany : SaveOutcome.NameTaken;
            }

            await audit.AddAsync(session, actor, new AuditEntry
            {
                Action = "filter.save", RecordKind = "saved-filter", RecordId = AuditEntry.Id(filter.Id), Division = actor.Scope.Division ?? "", After = new { name, target },
            });
            await session.CommitAsync(cancellation);
            return SaveOutcome.Saved;
        }
        catch (Exception error) when (DatabaseErrors.IsUniqueViolation(error))
        {
            // The same name from another window at the same moment.
            return SaveOutcome.NameTaken;
        }
    }

    /// <summary>Removes one of the actor's own; false where there is none.</summary>
    public async Task<bool> RemoveAsync(Actor actor, long id, CancellationToken cancellation = default)
    {
        await using var session = await database.BeginAsync(cancellation);
        if (await session.ExecuteAsync("RemoveSavedFilter", new { Id = id, actor.AccountId }, cancellation) == 0)
        {
            return false;
        }

        await audit.AddAsync(session, actor, new AuditEntry { Action = "filter.remove", RecordKind = "saved-filter", RecordId = AuditEntry.Id(id), Division = actor.Scope.Division ?? "" });
        await session.CommitAsync(cancellation);
        return true;
    }
}
