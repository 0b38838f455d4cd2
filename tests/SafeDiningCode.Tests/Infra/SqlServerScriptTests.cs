using System.Text.RegularExpressions;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Data;

namespace SafeDiningCode.Tests.Infra;

/// <summary>The scripts of infra/sqlserver, which no test here can run.</summary>
public sealed partial class SqlServerScriptTests
{
    private static string Folder => Path.Combine(SourceTree.Root, "infra", "sqlserver");

    public static TheoryData<string> Scripts => [.. Directory.GetFiles(Folder, "*.sql").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Scripts))]
    public void Every_script_parses_as_transact_sql(string name) => AssertParses(Read(name));

    [Theory]
    [MemberData(nameof(Scripts))]
    public void Statements_that_a_script_puts_together_parse_too(string name)
    {
        foreach (Match built in Built().Matches(Read(name)))
        {
            AssertParses(Pieces().Replace(built.Groups["text"].Value, "[named]").Trim('\'').Replace("N'", "", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void The_scripts_name_tables_and_columns_that_there_are()
    {
        var schema = Migrator.Files(DatabaseEngine.SqlServer)[0].Text;
        var script = Read("partition-ratings.sql");

        foreach (Match table in Tables().Matches(script + Read("after-first-start.sql")))
        {
            Assert.Contains($"CREATE TABLE {table.Groups["name"].Value} (", schema, StringComparison.Ordinal);
        }

        Assert.Contains("rating_once_a_day UNIQUE (eatery_id, day, device_tag)", schema, StringComparison.Ordinal);
        Assert.Contains("rating_once_a_day (eatery_id, day, device_tag)", script, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("create.sql")]
    [InlineData("settings.sql")]
    public void What_runs_before_the_first_start_names_no_table(string name)
    {
        Assert.Contains($"/scripts/{name}", InfraFiles.Text("compose.yaml"), StringComparison.Ordinal);
        var names = new NamesOf();
        new TSql150Parser(initialQuotedIdentifiers: true).Parse(new StringReader(Read(name)), out _).Accept(names);

        Assert.NotEmpty(names.Found);
        Assert.All(names.Found, found => Assert.Equal("sys", found.SchemaIdentifier?.Value));
    }

    /// <summary>The script computes in SQL what the service computes when it makes a key.</summary>
    [Fact]
    public void A_month_of_the_partitions_begins_with_the_first_key_of_that_month_in_shanghai()
    {
        var script = Read("partition-ratings.sql");
        var formula = Formula().Match(script);
        Assert.True(formula.Success, "The formula is written in another way: compare it anew.");
        Assert.Equal(1L << 22, long.Parse(formula.Groups["shift"].Value, System.Globalization.CultureInfo.InvariantCulture));
        var epoch = DateOnly.Parse(Epoch().Match(script).Groups["day"].Value, System.Globalization.CultureInfo.InvariantCulture);

        foreach (var month in (DateOnly[])[new(2026, 1, 1), new(2026, 12, 1), new(2030, 3, 1)])
        {
            long days = month.DayNumber - epoch.DayNumber;
            var boundary = ((days * 86_400_000) - (8 * 3_600_000)) * (1L << 22);

            Assert.Equal(TimeOrderedIds.Floor(month.ToDateTime(default, DateTimeKind.Utc).AddHours(-8)), boundary);
        }

        Assert.Contains("385,822,280,908,800,000", script, StringComparison.Ordinal);
        Assert.Equal(385_822_280_908_800_000, TimeOrderedIds.Floor(new DateTime(2026, 11, 30, 16, 0, 0, DateTimeKind.Utc)));
    }

    private static string Read(string name) => File.ReadAllText(Path.Combine(Folder, name));

    private static void AssertParses(string sql)
    {
        new TSql150Parser(initialQuotedIdentifiers: true).Parse(new StringReader(sql), out var errors);
        Assert.True(errors.Count == 0, string.Join("; ", errors.Select(error => $"line {error.Line}: {error.Message}")) + Environment.NewLine + sql);
    }

    private sealed class NamesOf : TSqlFragmentVisitor
    {
        public List<SchemaObjectName> Found { get; } = [];

        public override void Visit(SchemaObjectName node) => Found.Add(node);
    }

    // A variable that is given text with a name in the middle of it.
    [GeneratedRegex(@"DECLARE @\w+ nvarchar\(400\) = (?<text>N'[A-Z ]+[^;]*QUOTENAME[^;]*);", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Built();

    [GeneratedRegex(@"'\s*\+\s*QUOTENAME\(@\w+\)\s*\+\s*N?'", RegexOptions.None, 1000)]
    private static partial Regex Pieces();

    [GeneratedRegex(@"(OBJECT_ID\(N'|REBUILD ON |ALL ON |ALTER TABLE )(?<name>\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Tables();

    [GeneratedRegex(@"@boundary = \(@days \* 86400000 - 8 \* 3600000\) \* (?<shift>\d+);", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Formula();

    [GeneratedRegex(@"DATEDIFF\(DAY, '(?<day>[\d-]+)', @month\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Epoch();
}
