using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Audit;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Registry.Divisions;

namespace SafeDiningCode.Web.Desk.Reports;

/// <summary>What came of handling a report.</summary>
internal enum ReportOutcome
{
    /// <summary>It is handled now.</summary>
    Handled,

    /// <summary>A colleague had handled it before.</summary>
    HandledBefore,

    /// <summary>There is none within the scope.</summary>
    NotThere,
}

/// <summary>Diners' reports of wrong shops and of covered codes, within a scope: looked into, and put away with what came of it.</summary>
internal sealed class ReportDesk(Database database, DivisionDirectory divisions, AuditLog audit, TimeProvider clock)
{
    /// <summary>Reports on a page.</summary>
    public const int PageRows = 50;

    /// <summary>Reports in a file, at most.</summary>
    public const int MostExported = 100_000;

    /// <summary>The longest note.</summary>
    public const int LongestNote = 400;

    /// <summary>A page of the reports that wait, or of those that are handled.</summary>
    public async Task<ReportList> ReadAsync(Scope scope, bool handled, int page, CancellationToken cancellation = default)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var session = await database.OpenAsync(Patience.Long, cancellation);
        var totals = await session.SingleAsync<QueueRow>(
            "DeskQueue", scope.With(new { Unplaced = Unplaced(scope), Now = now, Today = Day.ToNumber(Day.InShanghai(now)) }), cancellation);
        var rows = await session.QueryAsync<QueuedReportRow>(
            "ReportsInScope",
            scope.With(new { Unplaced = Unplaced(scope), Handled = handled ? 1 : 0, After = (page - 1) * PageRows, Upto = page * PageRows }),
            cancellation);
        return new ReportList(handled, page, totals, rows);
    }

    /// <summary>All reports that wait, or that are handled.</summary>
    public async Task<IReadOnlyList<QueuedReportRow>> AllAsync(Scope scope, bool handled, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(Patience.Long, cancellation);
        return await session.QueryAsync<QueuedReportRow>(
            "ReportsInScope", scope.With(new { Unplaced = Unplaced(scope), Handled = handled ? 1 : 0, After = 0, Upto = MostExported }), cancellation);
    }

    /// <summary>Whether there is such a report within a scope.</summary>
    public async Task<bool> IsThereAsync(Scope scope, long id, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(cancellation);
        return await FindAsync(session, scope, id, cancellation) is not null;
    }

    /// <summary>Puts a report away, with what came of it.</summary>
    public async Task<ReportOutcome> HandleAsync(Actor actor, long id, string note, CancellationToken cancellation = default)
    {
        await using var session = await database.BeginAsync(cancellation);
        if (await FindAsync(session, actor.Scope, id, cancellation) is not { } report)
        {
            return ReportOutcome.NotThere;
        }

        var done = await session.ExecuteAsync("HandleReport", new { Id = id, Now = clock.GetUtcNow().UtcDateTime, By = actor.Name, Note = note }, cancellation);
        if (done == 0)
        {
            return ReportOutcome.HandledBefore;
        }

        await audit.AddAsync(session, actor, new AuditEntry
        {
            Action = "code-report.handle",
            RecordKind = "code-report",
            RecordId = AuditEntry.Id(id),
            Division = report.Division ?? divisions.Top.Code,
            EateryId = report.EateryId,
            Reason = note,
            Before = new { report.Code, report.Kind },
        });
        await session.CommitAsync(cancellation);
        return ReportOutcome.Handled;
    }

    private Task<QueuedReportRow?> FindAsync(DatabaseSession session, Scope scope, long id, CancellationToken cancellation) =>
        session.SingleOrDefaultAsync<QueuedReportRow>("FindReportInScope", scope.With(new { Id = id, Unplaced = Unplaced(scope) }), cancellation);

    // A code that is nobody's lies in no place: it is for those who see the whole city.
    private int Unplaced(Scope scope) => scope.Covers(divisions.Top.Code) ? 1 : 0;
}

/// <summary>How much waits within a scope, and where.</summary>
public sealed record QueueRow
{
    /// <summary>Reports that nobody has handled.</summary>
    public required int Reports { get; init; }

    /// <summary>Reports that are handled.</summary>
    public required int Handled { get; init; }

    /// <summary>Change requests to be decided.</summary>
    public required int Changes { get; init; }

    /// <summary>Slips given to owners and not used yet.</summary>
    public required int Invitations { get; init; }

    /// <summary>Licensed eateries that are nobody's yet.</summary>
    public required int Ownerless { get; init; }
}

/// <summary>A report in the queue.</summary>
public sealed record QueuedReportRow
{
    /// <summary>Its key.</summary>
    public required long Id { get; init; }

    /// <summary>The code as scanned or typed.</summary>
    public required string Code { get; init; }

    /// <summary>Whose code it is; null where it is nobody's.</summary>
    public long? EateryId { get; init; }

    /// <summary>Its operator.</summary>
    public string? Name { get; init; }

    /// <summary>The name over the door.</summary>
    public string? Sign { get; init; }

    /// <summary>Where it lies.</summary>
    public string? Division { get; init; }

    /// <summary>What was reported.</summary>
    public required string Kind { get; init; }

    /// <summary>In the diner's words.</summary>
    public string? Comment { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTime ReportedAt { get; init; }

    /// <summary>When it was handled, UTC; null while it waits.</summary>
    public DateTime? HandledAt { get; init; }

    /// <summary>Who handled it.</summary>
    public string? HandledBy { get; init; }

    /// <summary>What came of it.</summary>
    public string? HandledNote { get; init; }
}

/// <summary>A page of the queue.</summary>
/// <param name="Handled">Whether those that are handled.</param>
/// <param name="Page">From 1.</param>
/// <param name="Totals">How much there is.</param>
/// <param name="Rows">The page's.</param>
public sealed record ReportList(bool Handled, int Page, QueueRow Totals, IReadOnlyList<QueuedReportRow> Rows)
{
    /// <summary>Pages that they fill.</summary>
    public int Pages => Math.Max(1, ((Handled ? Totals.Handled : Totals.Reports) + ReportDesk.PageRows - 1) / ReportDesk.PageRows);
}
