using SafeDiningCode.Rules.Changes;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Data;

namespace SafeDiningCode.Web.ChangeRequests.Overview;

/// <summary>The change requests within a scope, for officials: those that wait, the oldest first; those that are done, the latest first.</summary>
internal sealed class ChangeOverview(Database database)
{
    /// <summary>Requests on a page.</summary>
    public const int PageRows = 50;

    /// <summary>A page of the requests in one state, or of those that are done.</summary>
    /// <param name="group">Which.</param>
    /// <param name="page">From 1.</param>
    public async Task<ChangeList> ReadAsync(Scope scope, ChangeGroup group, int page, CancellationToken cancellation = default)
    {
        var (first, second) = group switch
        {
            ChangeGroup.Pending => (ChangeState.Pending, ChangeState.Pending),
            ChangeGroup.Returned => (ChangeState.Returned, ChangeState.Returned),
            _ => (ChangeState.Accepted, ChangeState.Withdrawn),
        };
        await using var session = await database.OpenAsync(cancellation);
        var totals = (await session.QueryAsync<TotalRow>("ChangeTotals", scope.With(), cancellation)).ToDictionary(row => row.State, row => row.Count, StringComparer.Ordinal);
        var rows = await session.QueryAsync<ListedChangeRow>(
            "ChangesInScope",
            scope.With(new { First = ChangeCodes.Of(first), Second = ChangeCodes.Of(second), After = (page - 1) * PageRows, Upto = page * PageRows }),
            cancellation);
        // A row for each fact; the facts of a request follow one another.
        return new ChangeList(
            group,
            page,
            Enum.GetValues<ChangeGroup>().ToDictionary(each => each, each => States(each).Sum(state => totals.GetValueOrDefault(ChangeCodes.Of(state)))),
            [.. rows.GroupBy(row => row.Id).Select(request => new ListedChange(
                request.First(), [.. request.Select(row => ChangeFacts.FromCode(row.Fact)).OfType<ChangeFact>().Order()]))]);
    }

    private static ChangeState[] States(ChangeGroup group) => group switch
    {
        ChangeGroup.Pending => [ChangeState.Pending],
        ChangeGroup.Returned => [ChangeState.Returned],
        _ => [ChangeState.Accepted, ChangeState.Withdrawn],
    };

    internal sealed record TotalRow
    {
        public required string State { get; init; }

        public required int Count { get; init; }
    }
}

/// <summary>Requests that are listed together.</summary>
public enum ChangeGroup
{
    /// <summary>待审核.</summary>
    Pending,

    /// <summary>已退回.</summary>
    Returned,

    /// <summary>已办结: accepted or withdrawn.</summary>
    Done,
}

/// <summary>A fact of a request in the list.</summary>
public sealed record ListedChangeRow
{
    /// <summary>The request.</summary>
    public required long Id { get; init; }

    /// <summary>Whose it is.</summary>
    public required long EateryId { get; init; }

    /// <summary>The operator.</summary>
    public required string Name { get; init; }

    /// <summary>The name over the door; null where none is registered.</summary>
    public string? Sign { get; init; }

    /// <summary>The finest known place.</summary>
    public required string Division { get; init; }

    /// <summary>How it stands: a state's name.</summary>
    public required string State { get; init; }

    /// <summary>When it last came to the regulator, UTC.</summary>
    public required DateTime SentAt { get; init; }

    /// <summary>When anything last happened, UTC.</summary>
    public required DateTime ChangedAt { get; init; }

    /// <summary>The fact's name.</summary>
    public required string Fact { get; init; }
}

/// <summary>A request in the list.</summary>
public sealed record ListedChange(ListedChangeRow Row, IReadOnlyList<ChangeFact> Facts);

/// <summary>A page of the list.</summary>
/// <param name="Group">Which requests.</param>
/// <param name="Page">From 1.</param>
/// <param name="Totals">How many there are of each group.</param>
/// <param name="Rows">The page's.</param>
public sealed record ChangeList(ChangeGroup Group, int Page, IReadOnlyDictionary<ChangeGroup, int> Totals, IReadOnlyList<ListedChange> Rows)
{
    /// <summary>Pages that they fill.</summary>
    public int Pages => Math.Max(1, (Totals[Group] + ChangeOverview.PageRows - 1) / ChangeOverview.PageRows);
}
