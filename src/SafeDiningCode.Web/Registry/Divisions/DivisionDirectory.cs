using System.Collections.Frozen;
using CsvHelper;
using SafeDiningCode.Web.Data;

namespace SafeDiningCode.Web.Registry.Divisions;

/// <summary>The places and reporting units of this deployment: loaded into an empty database, then kept in memory.</summary>
internal sealed class DivisionDirectory(Database database)
{
    private const string Resource = "divisions/divisions-kunming.csv";
    private FrozenDictionary<string, DivisionRow> divisions = FrozenDictionary<string, DivisionRow>.Empty;
    private FrozenDictionary<string, UnitRow> units = FrozenDictionary<string, UnitRow>.Empty;

    /// <summary>All places by code.</summary>
    public FrozenDictionary<string, DivisionRow> Divisions => divisions;

    /// <summary>All reporting units by code.</summary>
    public FrozenDictionary<string, UnitRow> Units => units;

    /// <summary>The unit that districts are listed under at first: the highest with several children, here the city.</summary>
    public UnitRow Top { get; private set; } = null!;

    /// <summary>Reads the directory, first filling it with the divisions delivered with the service where it is empty.</summary>
    public async Task LoadAsync(CancellationToken cancellation = default)
    {
        var rows = await ReadAsync(cancellation);
        if (rows.Divisions.Count == 0)
        {
            try
            {
                await FillAsync(cancellation);
            }
            catch (Exception error) when (DatabaseErrors.IsUniqueViolation(error))
            {
                // Another instance filled it at the same moment, with the same rows.
            }

            rows = await ReadAsync(cancellation);
        }

        divisions = rows.Divisions.ToFrozenDictionary(row => row.Code, StringComparer.Ordinal);
        units = rows.Units.ToFrozenDictionary(row => row.Code, StringComparer.Ordinal);
        var top = rows.Units.Single(unit => unit.Parent is null);
        while (rows.Units.Where(unit => string.Equals(unit.Parent, top.Code, StringComparison.Ordinal)).ToList() is [var only])
        {
            top = only;
        }

        Top = top;
    }

    /// <summary>What a place is called in Chinese; its code where it is not known.</summary>
    public string NameOf(string code) => divisions.GetValueOrDefault(code)?.Name ?? code;

    /// <summary>The units directly below, in order of code; streets and counties «to be confirmed» last.</summary>
    public IEnumerable<UnitRow> ChildrenOf(string unit) => units.Values
        .Where(child => string.Equals(child.Parent, unit, StringComparison.Ordinal))
        .OrderBy(child => child.Code.Length)
        .ThenBy(child => child.Code, StringComparer.Ordinal);

    /// <summary>
    /// Where an eatery registered at this county and street is counted, and its finest known place. It is always counted
    /// in a unit without units below it, «to be confirmed» where the registry is not exact, so that children sum to
    /// their parent. <c>Known</c> is false where the registry names a place that is not in the directory.
    /// </summary>
    public (string Division, string Unit, bool Known) Place(string county, string street)
    {
        if (divisions.TryGetValue(street, out var fine) && fine.Level is "street" or "zone")
        {
            return (fine.Code, fine.Code, divisions.ContainsKey(county));
        }

        if (divisions.TryGetValue(county, out var coarse) && coarse.Level is "county")
        {
            return (coarse.Code, ReportingUnits.StreetUnknown(county), Known: street.Length == 0);
        }

        return (county, ReportingUnits.CountyUnknown(CityOf(county)), Known: false);
    }

    // The first four digits name the city; what is in none of ours is counted in the first one.
    private string CityOf(string county) => divisions.Values
        .Where(division => division.Level is "city")
        .OrderByDescending(city => county.StartsWith(city.Code, StringComparison.Ordinal))
        .ThenBy(city => city.Code, StringComparer.Ordinal)
        .First().Code;

    private async Task<(List<DivisionRow> Divisions, List<UnitRow> Units)> ReadAsync(CancellationToken cancellation)
    {
        // At a first start another instance may be filling it: its rows are waited for.
        await using var session = await database.OpenAsync(Patience.Long, cancellation);
        return (
            await session.QueryAsync<DivisionRow>("AllDivisions", cancellation: cancellation),
            await session.QueryAsync<UnitRow>("AllUnits", cancellation: cancellation));
    }

    private async Task FillAsync(CancellationToken cancellation)
    {
        await using var stream = typeof(DivisionDirectory).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"{Resource} is missing from the assembly.");
        using var csv = CsvReader.Create(stream);
        var rows = new List<DivisionRow>();
        while (await csv.ReadAsync(cancellation))
        {
            rows.Add(new DivisionRow
            {
                Code = csv.GetString("code"),
                Name = csv.GetString("name"),
                NameEn = NullIfEmpty(csv.GetString("name_en")),
                Level = csv.GetString("level"),
                Parent = NullIfEmpty(csv.GetString("parent")),
                Reports = csv.Parse<int>("reports") == 1,
            });
        }

        var all = ReportingUnits.Build(rows);
        await using var session = await database.BeginAsync(Patience.Long, cancellation);
        foreach (var row in rows)
        {
            await session.ExecuteAsync("AddDivision", row, cancellation);
        }

        foreach (var unit in all)
        {
            await session.ExecuteAsync("AddUnit", unit, cancellation);
        }

        foreach (var (ancestor, unit, steps) in ReportingUnits.Ancestors(all))
        {
            await session.ExecuteAsync("AddUnitAncestor", new { Ancestor = ancestor, Unit = unit, Steps = steps }, cancellation);
        }

        await session.CommitAsync(cancellation);
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
