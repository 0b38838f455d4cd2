namespace SafeDiningCode.BrowserTests.Support;

/// <summary>A line of <c>codes --csv</c>.</summary>
/// <param name="Code">The 16 characters.</param>
/// <param name="Licence">The licence's number.</param>
/// <param name="Name">The name over the door.</param>
/// <param name="Division">The place: a street, or a zone.</param>
/// <param name="Active">Whether it is in use; a revoked one is not.</param>
public sealed record CodeLine(string Code, string Licence, string Name, string Division, bool Active)
{
    /// <summary>The county of the place.</summary>
    public string County => Division[..6];

    /// <summary>Whether the county's statistics hold it: a zone (last three digits from 400) reports for itself.</summary>
    public bool ReportsToItsCounty => string.CompareOrdinal(Division[6..], "400") < 0;
}

/// <summary>The demo city's codes, as the command lists them.</summary>
public sealed class Codes
{
    private const int Columns = 6;

    // The tests of all pages rate an eatery of this county (盘龙区), so the journeys that count do without it.
    private const string CountyOfPages = "530103";
    private readonly IReadOnlyList<CodeLine> lines;
    private readonly Queue<CodeLine> ordinary;

    internal Codes(string csv)
    {
        // The demo's names hold no commas: what does is refused here rather than read wrongly.
        lines =
        [
            .. csv.TrimStart('\uFEFF').Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Skip(1)
                .Select(line => line.Split(','))
                .Select(cells => cells.Length == Columns
                    ? new CodeLine(cells[0], cells[1], cells[2], cells[3], string.Equals(cells[5], "active", StringComparison.Ordinal))
                    : throw new InvalidOperationException($"Not six columns: {string.Join(',', cells)}")),
        ];
        ordinary = new(lines.Where(line => line.Active && line.ReportsToItsCounty && line.County != CountyOfPages && !line.Name.Contains('（', StringComparison.Ordinal)).Skip(2));
    }

    /// <summary>The active code of the eatery of that name: the demo's states are known by their names.</summary>
    public CodeLine Named(string part) => lines.First(line => line.Active && line.Name.Contains(part, StringComparison.Ordinal));

    /// <summary>The code that was revoked.</summary>
    public CodeLine Revoked => lines.First(line => !line.Active);

    /// <summary>The eatery to look at first.</summary>
    public CodeLine First => lines[0];

    /// <summary>An ordinary eatery that no other test is given.</summary>
    public CodeLine Take()
    {
        lock (ordinary)
        {
            return ordinary.Dequeue();
        }
    }
}
