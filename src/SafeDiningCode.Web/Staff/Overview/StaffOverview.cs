using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Staff;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Data;

namespace SafeDiningCode.Web.Staff.Overview;

/// <summary>The eateries within a scope that keep a list of their staff, for regulators. Numbers only.</summary>
internal sealed class StaffOverview(Database database, TimeProvider clock)
{
    /// <summary>Rows on a page.</summary>
    public const int PageRows = 50;

    /// <summary>Eateries in a file, at most.</summary>
    public const int MostExported = 100_000;

    /// <summary>A page of eateries.</summary>
    /// <param name="scope">Whose.</param>
    /// <param name="onlyExpired">Only those with a certificate that has run out.</param>
    /// <param name="page">From 1.</param>
    public async Task<StaffEateries> ReadAsync(Scope scope, bool onlyExpired, int page, CancellationToken cancellation = default)
    {
        return new StaffEateries(await RowsAsync(scope, onlyExpired, (page - 1) * PageRows, PageRows, cancellation), onlyExpired, page);
    }

    /// <summary>All eateries, as far as a file takes them.</summary>
    public Task<List<StaffEateryRow>> AllAsync(Scope scope, bool onlyExpired, CancellationToken cancellation = default) => RowsAsync(scope, onlyExpired, 0, MostExported, cancellation);

    private async Task<List<StaffEateryRow>> RowsAsync(Scope scope, bool onlyExpired, int skip, int most, CancellationToken cancellation)
    {
        var today = Day.InShanghai(clock);
        await using var session = await database.OpenAsync(Patience.Long, cancellation);
        return await session.QueryAsync<StaffEateryRow>(
            "StaffInScope",
            scope.With(new
            {
                Today = today,
                Soon = today.AddDays(HealthCertificates.ExpiringDays),
                OnlyExpired = onlyExpired ? 1 : 0,
                Skip = skip,
                Most = most,
            }),
            cancellation);
    }
}

/// <summary>An eatery in the regulator's list.</summary>
public sealed record StaffEateryRow
{
    /// <summary>Whose list it is.</summary>
    public required long EateryId { get; init; }

    /// <summary>The operator.</summary>
    public required string Name { get; init; }

    /// <summary>The name over the door; null where none is registered.</summary>
    public string? Sign { get; init; }

    /// <summary>The finest known place.</summary>
    public required string Division { get; init; }

    /// <summary>All on the list.</summary>
    public required int Total { get; init; }

    /// <summary>Certificates that have run out.</summary>
    public required int Expired { get; init; }

    /// <summary>Certificates that run out within thirty days.</summary>
    public required int Expiring { get; init; }

    /// <summary>How many eateries the whole list has.</summary>
    public required int Eateries { get; init; }
}

/// <summary>A page of the regulator's list.</summary>
public sealed record StaffEateries(IReadOnlyList<StaffEateryRow> Rows, bool OnlyExpired, int Page)
{
    /// <summary>Pages that the list fills.</summary>
    public int Pages => Rows.Count == 0 ? 1 : (Rows[0].Eateries + StaffOverview.PageRows - 1) / StaffOverview.PageRows;
}
