namespace SafeDiningCode.Web.Registry.Divisions;

/// <summary>
/// Builds the reporting units out of the places: each county's streets lie in it, a zone that reports for itself lies
/// beside its county, and what the registry leaves open (a county without a street, a place nobody knows) gets a
/// unit «to be confirmed», so that every eatery is counted exactly once and children sum to their parent.
/// </summary>
internal static class ReportingUnits
{
    private const string County = "county";
    private const string City = "city";

    /// <summary>The unit of a county's eateries whose street is not known.</summary>
    public static string StreetUnknown(string county) => county + "000";

    /// <summary>The unit of a city's eateries whose county is not known.</summary>
    public static string CountyUnknown(string city) => city + "00";

    /// <summary>All units of these places, parents before children.</summary>
    public static List<UnitRow> Build(IReadOnlyCollection<DivisionRow> divisions)
    {
        var byCode = divisions.ToDictionary(division => division.Code, StringComparer.Ordinal);
        var units = new List<UnitRow>();
        foreach (var division in divisions.OrderBy(division => division.Code.Length).ThenBy(division => division.Code, StringComparer.Ordinal))
        {
            // A zone that reports is its county's neighbour: its parent is the county's parent.
            var parent = division.Reports && division.Parent is { } around ? byCode[around].Parent : division.Parent;
            units.Add(new UnitRow { Code = division.Code, Name = division.Name, NameEn = division.NameEn, Level = division.Level, Parent = parent });
            if (division.Level is County)
            {
                units.Add(new UnitRow
                {
                    Code = StreetUnknown(division.Code), Name = "街道待核实", NameEn = "Street to be confirmed", Level = "street", Parent = division.Code,
                });
            }
            else if (division.Level is City)
            {
                units.Add(new UnitRow
                {
                    Code = CountyUnknown(division.Code), Name = "区县待核实", NameEn = "County to be confirmed", Level = County, Parent = division.Code,
                });
            }
        }

        return units;
    }

    /// <summary>Each unit with itself and everything above it.</summary>
    public static IEnumerable<(string Ancestor, string Unit, int Steps)> Ancestors(IReadOnlyCollection<UnitRow> units)
    {
        var byCode = units.ToDictionary(unit => unit.Code, StringComparer.Ordinal);
        foreach (var unit in units)
        {
            var steps = 0;
            for (var above = unit; above is not null; above = above.Parent is { } parent ? byCode[parent] : null)
            {
                yield return (above.Code, unit.Code, steps++);
            }
        }
    }
}
