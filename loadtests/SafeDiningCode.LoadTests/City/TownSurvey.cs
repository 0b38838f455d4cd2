using System.Text.Json;
using System.Text.RegularExpressions;
using Dapper;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Registry;
using SafeDiningCode.Web.Registry.Import;

namespace SafeDiningCode.LoadTests.City;

/// <summary>Finds out what a service has to scan, rate and look up.</summary>
internal static partial class TownSurvey
{
    private const int MostFound = 1000;

    /// <summary>The shops of a city of ours.</summary>
    public static async Task<IReadOnlyList<Shop>> ShopsOfAsync(TestCity city, CancellationToken cancellation)
    {
        await using var connection = await city.Get<Database>().ConnectAsync(cancellation);
        var names = (await connection.QueryAsync<(long Id, string? Sign, string Name)>("SELECT id, sign, name FROM eatery"))
            .ToDictionary(row => row.Id, row => ShopName.Of(row.Sign, row.Name));
        return [.. city.Eateries.Select(eatery => new Shop(eatery.Code, names[eatery.Id]))];
    }

    /// <summary>The shops of a list as the command <c>codes --csv</c> writes it, without those whose code was revoked.</summary>
    public static IReadOnlyList<Shop> ShopsOfList(string file)
    {
        using var list = CsvFile.Open(File.OpenRead(file));
        var rows = list.Rows().Select(row => row.Cells).ToList();
        var (code, name, status) = (Column("code"), Column("name"), Column("status"));
        return [.. rows.Skip(1).Where(row => row[status] == "active").Select(row => new Shop(row[code], row[name]))];

        int Column(string heading) => rows.Count > 0 && Array.IndexOf(rows[0], heading) is >= 0 and var at
            ? at
            : throw new ComparisonException($"{file} is no list of codes: it has no column {heading}. The command codes --csv writes one.");
    }

    /// <summary>The reporting units that the page of districts leads to.</summary>
    public static async Task<IReadOnlyList<Unit>> UnitsAsync(HttpClient client, CancellationToken cancellation)
    {
        var page = await client.GetStringAsync(new Uri("/districts", UriKind.Relative), cancellation);
        var units = new List<Unit>();
        foreach (var code in UnitLink().Matches(page).Select(link => link.Groups["code"].Value).Distinct(StringComparer.Ordinal))
        {
            await using var body = await client.GetStreamAsync(new Uri($"/api/v1/divisions/{code}/statistics", UriKind.Relative), cancellation);
            using var answer = await JsonDocument.ParseAsync(body, cancellationToken: cancellation);
            units.Add(new Unit(code, answer.RootElement.GetProperty("name").GetString()!));
        }

        return units;
    }

    /// <summary>The shops that the home page finds by the names of the units: some hundreds, enough to aim at.</summary>
    public static async Task<IReadOnlyList<Shop>> ShopsFoundAsync(HttpClient client, IEnumerable<Unit> units, CancellationToken cancellation)
    {
        var codes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var unit in units)
        {
            var page = await client.GetStringAsync(new Uri($"/?q={Uri.EscapeDataString(unit.Name)}", UriKind.Relative), cancellation);
            codes.UnionWith(CodeLink().Matches(page).Select(link => link.Groups["code"].Value));
            if (codes.Count >= MostFound)
            {
                break;
            }
        }

        var shops = new List<Shop>();
        foreach (var code in codes)
        {
            using var response = await client.GetAsync(new Uri($"/api/v1/eateries/{code}", UriKind.Relative), cancellation);
            if (response.IsSuccessStatusCode)
            {
                using var answer = await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync(cancellation), cancellationToken: cancellation);
                // Whose licence is not in force can be scanned and not rated.
                if (answer.RootElement.GetProperty("licence").GetProperty("status").ValueEquals("in-force"))
                {
                    shops.Add(new Shop(code, answer.RootElement.GetProperty("name").GetString()!));
                }
            }
        }

        return shops;
    }

    [GeneratedRegex("href=\"/districts/(?<code>[0-9]{6,9})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex UnitLink();

    [GeneratedRegex("href=\"/c/(?<code>[0-9A-HJKMNP-TV-Z]{16})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CodeLink();
}
