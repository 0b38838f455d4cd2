using System.Globalization;
using Dapper;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Registry.Import;

namespace SafeDiningCode.Tests.Registry.Import;

/// <summary>What stands in the registry, in forms that can be compared; and the import as a test runs it.</summary>
internal static class Registered
{
    private static readonly string[] Tables = ["eatery", "licence", "inspection", "kitchen", "kitchen_state", "code_issue", "change_log"];

    public static Task<ImportSummary> ImportAsync(
        this TestServices services, Extract extract, string path, bool dryRun = false, IProgress<ImportProgress>? progress = null, CancellationToken cancellation = default) =>
        services.Get<RegistryImport>().RunAsync(path, new ImportOptions(dryRun, extract.ReportPath), progress, cancellation);

    /// <summary>Every row of every table that an import may write, keys included.</summary>
    public static async Task<List<string>> DumpAsync(this TestServices services)
    {
        await using var connection = await services.Database.ConnectAsync();
        var lines = new List<string>();
        foreach (var table in Tables)
        {
            lines.AddRange((await connection.QueryAsync($"SELECT * FROM {table} ORDER BY 1")).Select(row => $"{table}: {Line(row)}"));
        }

        return lines;
    }

    /// <summary>The facts by licence number, without keys, which differ from one import to another.</summary>
    public static async Task<List<string>> FactsAsync(this TestServices services)
    {
        await using var connection = await services.Database.ConnectAsync();
        var rows = await connection.QueryAsync(
            """
            SELECT l.number, l.category, l.credit_code, l.scope, l.authority, l.issued_on, l.valid_until, l.status, l.fingerprint,
                   e.name, e.sign, e.address, e.county, e.division, e.unit, e.legal_person, e.phone, e.longitude, e.latitude, e.grade,
                   k.kind, i.inspected_on, i.result
            FROM licence l JOIN eatery e ON e.id = l.eatery_id
            LEFT JOIN kitchen k ON k.eatery_id = e.id AND k.withdrawn_at IS NULL
            LEFT JOIN inspection i ON i.eatery_id = e.id
            ORDER BY l.number, i.inspected_on
            """);
        return [.. rows.Select(Line)];
    }

    public static async Task<T> ValueAsync<T>(this TestServices services, string sql)
    {
        await using var connection = await services.Database.ConnectAsync();
        return (await connection.ExecuteScalarAsync<T>(sql))!;
    }

    /// <summary>The texts of one column, row by row.</summary>
    public static async Task<IEnumerable<string>> ColumnAsync(this TestServices services, string sql)
    {
        await using var connection = await services.Database.ConnectAsync();
        return await connection.QueryAsync<string>(sql);
    }

    public static async Task ExecuteAsync(this TestServices services, string sql)
    {
        await using var connection = await services.Database.ConnectAsync();
        await connection.ExecuteAsync(sql);
    }

    private static string Line(dynamic row) => string.Join(
        " | ", ((IDictionary<string, object?>)row).Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key}={pair.Value}")));
}
