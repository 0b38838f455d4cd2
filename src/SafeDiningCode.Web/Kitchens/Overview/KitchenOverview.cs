using SafeDiningCode.Rules.Kitchens;
using SafeDiningCode.Rules.Satisfaction;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Data;

namespace SafeDiningCode.Web.Kitchens.Overview;

/// <summary>The declared kitchens within a scope, for regulators: how many are in which state, and which.</summary>
internal sealed class KitchenOverview(Database database)
{
    /// <summary>Rows on a page.</summary>
    public const int PageRows = 50;

    /// <summary>Kitchens in a file, at most.</summary>
    public const int MostExported = 100_000;

    /// <summary>A page of kitchens, with the totals over all of them.</summary>
    /// <param name="scope">Whose kitchens.</param>
    /// <param name="state">Only those in this state; all where null.</param>
    /// <param name="kind">Only those of this kind; all where null.</param>
    /// <param name="page">From 1.</param>
    public async Task<KitchenList> ReadAsync(Scope scope, KitchenState? state, KitchenKind? kind, int page, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(cancellation);
        var totals = (await session.QueryAsync<KitchenTotalRow>("KitchenTotals", scope.With(), cancellation))
            .ConvertAll(row => new KitchenTotal(Known(KitchenKinds.FromCode(row.Kind)), Known(KitchenStates.FromCode(row.State)), row.Count));
        return new KitchenList(totals, await RowsAsync(session, scope, state, kind, (page - 1) * PageRows, PageRows, cancellation), state, kind, page);
    }

    /// <summary>All kitchens in a state and of a kind, as far as a file takes them.</summary>
    public async Task<IReadOnlyList<ListedKitchenRow>> AllAsync(Scope scope, KitchenState? state, KitchenKind? kind, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(Patience.Long, cancellation);
        return await RowsAsync(session, scope, state, kind, 0, MostExported, cancellation);
    }

    private static Task<List<ListedKitchenRow>> RowsAsync(
        DatabaseSession session, Scope scope, KitchenState? state, KitchenKind? kind, int skip, int most, CancellationToken cancellation) =>
        session.QueryAsync<ListedKitchenRow>(
            "KitchensInScope",
            scope.With(new
            {
                State = state is { } wanted ? KitchenStates.ToCode(wanted) : null,
                Kind = kind is { } chosen ? KitchenKinds.ToCode(chosen) : null,
                Skip = skip,
                Most = most,
            }),
            cancellation);

    private static T Known<T>(T? value)
        where T : struct => value ?? throw new InvalidOperationException($"A kitchen has no known {typeof(T).Name}.");

    internal sealed record KitchenTotalRow
    {
        public required string Kind { get; init; }

        public required string State { get; init; }

        public required int Count { get; init; }
    }
}

/// <summary>A kitchen in the regulator's list.</summary>
public sealed record ListedKitchenRow
{
    /// <summary>Whose it is.</summary>
    public required long EateryId { get; init; }

    /// <summary>The operator.</summary>
    public required string Name { get; init; }

    /// <summary>The name over the door; null where none is registered.</summary>
    public string? Sign { get; init; }

    /// <summary>The finest known place.</summary>
    public required string Division { get; init; }

    /// <summary><see cref="KitchenKinds.ToCode"/>.</summary>
    public required string Kind { get; init; }

    /// <summary><see cref="KitchenStates.ToCode"/>.</summary>
    public required string State { get; init; }

    /// <summary>Since when it is in that state, UTC.</summary>
    public required DateTime Since { get; init; }

    /// <summary>When its platform was last heard of, UTC; null if never.</summary>
    public DateTime? HeartbeatAt { get; init; }
}

/// <summary>How many kitchens of a kind are in a state.</summary>
public sealed record KitchenTotal(KitchenKind Kind, KitchenState State, int Count);

/// <summary>A page of the regulator's list.</summary>
/// <param name="Totals">Over all kitchens of the scope, whatever is filtered.</param>
/// <param name="Rows">The page's rows.</param>
/// <param name="State">The state filtered by; null for all.</param>
/// <param name="Kind">The kind filtered by; null for all.</param>
/// <param name="Page">From 1.</param>
public sealed record KitchenList(IReadOnlyList<KitchenTotal> Totals, IReadOnlyList<ListedKitchenRow> Rows, KitchenState? State, KitchenKind? Kind, int Page)
{
    /// <summary>Kitchens that the filter lets through.</summary>
    public int Matching => Totals.Where(total => (State is null || total.State == State) && (Kind is null || total.Kind == Kind)).Sum(total => total.Count);

    /// <summary>Pages that they fill.</summary>
    public int Pages => Math.Max(1, (Matching + KitchenOverview.PageRows - 1) / KitchenOverview.PageRows);

    /// <summary>明厨亮灶在线率: active of declared.</summary>
    public Share Online => Active(Totals);

    /// <summary>The same of those kitchens alone that are looked at through a camera.</summary>
    public Share OnlineWatched => Active(Totals.Where(total => KitchenRecord.IsWatched(total.Kind)));

    /// <summary>How many are in a state, of the kind filtered by.</summary>
    public int Count(KitchenState state) => Totals.Where(total => total.State == state && (Kind is null || total.Kind == Kind)).Sum(total => total.Count);

    private static Share Active(IEnumerable<KitchenTotal> totals)
    {
        var all = totals.ToList();
        return new Share(all.Where(total => total.State == KitchenState.Active).Sum(total => total.Count), all.Sum(total => total.Count));
    }
}
