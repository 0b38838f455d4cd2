using System.Text.RegularExpressions;
using SafeDiningCode.LoadTests.Compare;
using SafeDiningCode.Web.Data;

namespace SafeDiningCode.LoadTests.Desk;

/// <summary>By which ways SQLite reads for the officials' statistics: none may go through single ratings.</summary>
internal static partial class ReadingPlans
{
    private static readonly string[] Statements =
        ["DistrictRatings", "DistrictDays", "MonthEnds", "RectificationsByUnit", "DissatisfiedEateries", "SilentEateries", "StandingDays", "DistrictThemes", "ThemeEateries", "LicensedByUnit", "DisplayedByUnit", "KitchensByUnit"];

    /// <summary>The plans of the statements behind the statistics.</summary>
    /// <exception cref="ComparisonException">A statement reads single ratings.</exception>
    public static async Task<ReportTable> ReadAsync(IServiceProvider parts, CancellationToken cancellation)
    {
        var database = parts.GetRequiredService<Database>();
        await using var session = await database.OpenAsync(cancellation);
        var rows = new List<string[]>();
        foreach (var name in Statements)
        {
            var sql = database.Sql[name];
            if (SingleRatings().IsMatch(sql))
            {
                throw new ComparisonException($"{name} reads single ratings.");
            }

            await using var command = session.Connection.CreateCommand();
            command.CommandText = "EXPLAIN QUERY PLAN " + sql;
            foreach (var parameter in Parameters().Matches(sql).Select(match => match.Value).Distinct(StringComparer.Ordinal))
            {
                var value = command.CreateParameter();
                (value.ParameterName, value.Value) = (parameter, DBNull.Value);
                command.Parameters.Add(value);
            }

            var steps = new List<string>();
            await using var plan = await command.ExecuteReaderAsync(cancellation);
            while (await plan.ReadAsync(cancellation))
            {
                steps.Add(plan.GetString(plan.GetOrdinal("detail")));
            }

            rows.Add([$"`{name}`", string.Join("<br>", steps.Where(step => step.StartsWith("SCAN", StringComparison.Ordinal) || step.StartsWith("SEARCH", StringComparison.Ordinal)))]);
        }

        return new ReportTable(
            "How statistics are read",
            "The steps by which SQLite reads, sorting left out. None of these statements names the table of single ratings. The last three go through all eateries, checks or kitchens: they are what is counted every few minutes beside the pages.",
            ["statement", "steps"],
            rows);
    }

    [GeneratedRegex(@"\b(FROM|JOIN)\s+rating\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SingleRatings();

    [GeneratedRegex("@[A-Za-z]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parameters();
}
