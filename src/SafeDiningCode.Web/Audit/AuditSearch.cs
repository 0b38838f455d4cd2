using System.Globalization;
using System.Runtime.CompilerServices;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Hosting.Tables;

namespace SafeDiningCode.Web.Audit;

/// <summary>What is looked for; empty texts ask for nothing.</summary>
/// <param name="Who">A part of the actor's name.</param>
/// <param name="What">A part of the action.</param>
/// <param name="Record">The kind of record.</param>
/// <param name="RecordId">Which one.</param>
/// <param name="From">The first day; null for all.</param>
/// <param name="To">The last day; null for all.</param>
/// <param name="Page">Which page, from 1.</param>
public sealed record AuditQuery(string Who = "", string What = "", string Record = "", string RecordId = "", DateOnly? From = null, DateOnly? To = null, int Page = 1);

/// <summary>Looks through the audit, within the actor's scope, the latest first.</summary>
internal sealed class AuditSearch(Database database)
{
    /// <summary>Entries on a page.</summary>
    public const int PageSize = 50;

    /// <summary>Entries in a file, at most: what a spreadsheet still opens.</summary>
    public const int MostExported = 100_000;

    private static readonly DateOnly First = new(2000, 1, 1);
    private static readonly DateOnly Last = new(9999, 1, 1);

    /// <summary>A page of entries, and one more where there is a next page.</summary>
    public async Task<IReadOnlyList<AuditRow>> FindAsync(Actor actor, AuditQuery query, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(cancellation);
        return await session.QueryAsync<AuditRow>("SearchAudit", Arguments(actor, query, (query.Page - 1) * PageSize, PageSize + 1), cancellation);
    }

    /// <summary>All that match, to take away.</summary>
    public TableFile Table(Actor actor, AuditQuery query, CancellationToken cancellation = default) => new(
        "audit",
        "审计日志",
        ["number", "time", "actorKind", "actor", "role", "action", "record", "id", "division", "eatery", "reason", "before", "after", "hash"],
        RowsAsync(actor, query, cancellation));

    private async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(Actor actor, AuditQuery query, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var session = await database.OpenAsync(Patience.Long, cancellation);
        await foreach (var row in session.StreamAsync<AuditRow>("SearchAudit", Arguments(actor, query, 0, MostExported), cancellation))
        {
            yield return
            [
                row.Number, Day.WallClock(row.At).ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture), row.ActorKind, row.ActorName, row.ActorRole, row.Action,
                row.RecordKind, row.RecordId, row.Division, row.EateryId?.ToString(CultureInfo.InvariantCulture), row.Reason, row.BeforeState, row.AfterState, row.Hash,
            ];
        }
    }

    private static Dapper.DynamicParameters Arguments(Actor actor, AuditQuery query, int skip, int take) => actor.Scope.With(new
    {
        Who = LikePattern.Containing(query.Who),
        What = LikePattern.Containing(query.What),
        query.Record,
        query.RecordId,
        From = Day.StartUtc(query.From ?? First),
        To = Day.StartUtc((query.To ?? Last).AddDays(1)),
        Skip = skip,
        Take = take,
    });
}
