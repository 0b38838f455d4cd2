using System.Runtime.CompilerServices;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Licences;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Hosting.Tables;
using SafeDiningCode.Web.Registry;
using SafeDiningCode.Web.Registry.Divisions;

namespace SafeDiningCode.Web.Desk.Licences;

/// <summary>Which licences run out soon, have run out or were ended, within a scope, place by place.</summary>
internal sealed class LicenceLists(Database database, DivisionDirectory divisions, TimeProvider clock)
{
    /// <summary>Licences on a page.</summary>
    public const int PageRows = 50;

    /// <summary>Licences in a file, at most: what a spreadsheet still opens.</summary>
    public const int MostExported = 200_000;

    private static readonly string[] Headings =
        ["许可证编号 licence", "店名 eatery", "经营者名称 operator", "地区代码 division", "地区 place", "地址 address", "联系电话 phone", "有效期至 valid until", "状态 state", "剩余天数 days left"];

    /// <summary>A page of a list.</summary>
    /// <param name="scope">The reader's.</param>
    /// <param name="place">Only there; the whole scope where it is null.</param>
    /// <param name="page">From 1.</param>
    public async Task<LicenceList> ReadAsync(Scope scope, LicenceGroup group, string? place, int page, CancellationToken cancellation = default)
    {
        var today = Day.InShanghai(clock);
        await using var session = await database.OpenAsync(Patience.Long, cancellation);
        var totals = await session.QueryAsync<LicenceTotalRow>(
            "LicenceTotals",
            scope.With(new { Today = Day.ToNumber(today), Day30 = Ahead(30), Day60 = Ahead(60), Day90 = Ahead(90) }),
            cancellation);
        var rows = await session.QueryAsync<ListedLicenceRow>(
            "LicencesInScope", Arguments(Narrowed(scope, place), group, today, (page - 1) * PageRows, page * PageRows), cancellation);
        return new LicenceList(group, place, page, today, totals, rows);

        int Ahead(int days) => Day.ToNumber(today.AddDays(days));
    }

    /// <summary>A whole list to take away.</summary>
    public TableFile Table(Scope scope, LicenceGroup group, string? place, CancellationToken cancellation = default) =>
        new($"licences-{LicenceGroups.Code(group)}", "许可证", Headings, RowsAsync(Narrowed(scope, place), group, cancellation));

    private async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(Scope scope, LicenceGroup group, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var today = Day.InShanghai(clock);
        await using var session = await database.OpenAsync(Patience.Long, cancellation);
        await foreach (var row in session.StreamAsync<ListedLicenceRow>("LicencesInScope", Arguments(scope, group, today, 0, MostExported), cancellation))
        {
            yield return
            [
                row.Number, ShopName.Of(row.Sign, row.Name), row.Name, row.Division, divisions.NameOf(row.Division), row.Address, row.Phone, row.ValidUntil,
                LicenceStates.ToCode(row.StateOn(today)), row.ValidUntil.DayNumber - today.DayNumber,
            ];
        }
    }

    /// <summary>A place within a scope; the scope where the place is none or not within it.</summary>
    private static Scope Narrowed(Scope scope, string? place) => place is not null && scope.Covers(place) ? Scope.OfDivision(place) : scope;

    private static Dapper.DynamicParameters Arguments(Scope scope, LicenceGroup group, DateOnly today, int after, int upto)
    {
        var (first, last) = LicenceGroups.Days(group, today);
        return scope.With(new
        {
            Today = Day.ToNumber(today), FirstDay = first, LastDay = last, Struck = group == LicenceGroup.Struck ? 1 : 0, After = after, Upto = upto,
        });
    }
}

/// <summary>How many licences of a place stand how.</summary>
public sealed record LicenceTotalRow
{
    /// <summary>The finest known place.</summary>
    public required string Division { get; init; }

    /// <summary>In force.</summary>
    public required int InForce { get; init; }

    /// <summary>Of those, run out within 30 days.</summary>
    public required int Within30 { get; init; }

    /// <summary>Within 60.</summary>
    public required int Within60 { get; init; }

    /// <summary>Within 90.</summary>
    public required int Within90 { get; init; }

    /// <summary>Have run out.</summary>
    public required int Ended { get; init; }

    /// <summary>Were ended by the authority.</summary>
    public required int Struck { get; init; }

    /// <summary>How many there are of a group.</summary>
    public int Of(LicenceGroup group) => group switch
    {
        LicenceGroup.Within30 => Within30,
        LicenceGroup.Within60 => Within60,
        LicenceGroup.Within90 => Within90,
        LicenceGroup.Ended => Ended,
        _ => Struck,
    };
}

/// <summary>A licence in a list.</summary>
public sealed record ListedLicenceRow
{
    /// <summary>The eatery.</summary>
    public required long Id { get; init; }

    /// <summary>The operator.</summary>
    public required string Name { get; init; }

    /// <summary>The name over the door; null where none is registered.</summary>
    public string? Sign { get; init; }

    /// <summary>Where it is.</summary>
    public required string Address { get; init; }

    /// <summary>The finest known place.</summary>
    public required string Division { get; init; }

    /// <summary>Its phone; null where none is registered.</summary>
    public string? Phone { get; init; }

    /// <summary>The licence.</summary>
    public required string Number { get; init; }

    /// <summary>What the authority says of it.</summary>
    public required string Status { get; init; }

    /// <summary>The last day.</summary>
    public required DateOnly ValidUntil { get; init; }

    /// <summary>How it stands on a day.</summary>
    public LicenceState StateOn(DateOnly today) => LicenceStates.Of(LicenceStatuses.FromCode(Status) ?? LicenceStatus.Cancelled, ValidUntil, today);
}

/// <summary>A page of a list.</summary>
/// <param name="Group">Which licences.</param>
/// <param name="Place">Only there; null for the whole scope.</param>
/// <param name="Page">From 1.</param>
/// <param name="Today">The day in Shanghai.</param>
/// <param name="Totals">How many there are, place by place, in the whole scope.</param>
/// <param name="Rows">The page's.</param>
public sealed record LicenceList(LicenceGroup Group, string? Place, int Page, DateOnly Today, IReadOnlyList<LicenceTotalRow> Totals, IReadOnlyList<ListedLicenceRow> Rows)
{
    /// <summary>How many there are of a group where the list looks.</summary>
    public int Total(LicenceGroup group) =>
        Totals.Where(row => Place is null || row.Division.StartsWith(Place, StringComparison.Ordinal)).Sum(row => row.Of(group));

    /// <summary>Pages that they fill.</summary>
    public int Pages => Math.Max(1, (Total(Group) + LicenceLists.PageRows - 1) / LicenceLists.PageRows);
}
