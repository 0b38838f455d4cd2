using System.Text.RegularExpressions;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Data;

namespace SafeDiningCode.Tests.Data;

public sealed partial class SqlCatalogueTests
{
    public static TheoryData<string> Statements => [.. new SqlCatalogue(DatabaseEngine.Sqlite).Names];

    [Theory]
    [MemberData(nameof(Statements))]
    public async Task Every_statement_prepares_on_sqlite(string name)
    {
        await using var services = await TestServices.CreateAsync();
        await using var session = await services.Database.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = session.Connection.CreateCommand();
        command.CommandText = services.Database.Sql[name];
        await command.PrepareAsync(TestContext.Current.CancellationToken);
    }

    [Theory]
    [MemberData(nameof(Statements))]
    public void Every_statement_parses_as_transact_sql(string name) => AssertParses(new SqlCatalogue(DatabaseEngine.SqlServer)[name]);

    [Fact]
    public void Every_migration_has_both_dialects_and_parses()
    {
        var sqlServer = Migrator.Files(DatabaseEngine.SqlServer);

        Assert.Equal(Migrator.Files(DatabaseEngine.Sqlite).Select(file => file.Name), sqlServer.Select(file => file.Name));
        Assert.NotEmpty(sqlServer);
        Assert.All(sqlServer, file => AssertParses(file.Text));
    }

    [Fact]
    public void A_sentence_that_is_no_sql_does_not_parse() =>
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => AssertParses("SELECT FROM WHERE"));

    [Theory]
    [MemberData(nameof(Statements))]
    public void Every_statement_keeps_to_the_agreed_subset(string name)
    {
        var text = Comments().Replace(new SqlCatalogue(DatabaseEngine.SqlServer)[name], "");

        Assert.DoesNotMatch(OutsideSubset(), text);
    }

    private static void AssertParses(string sql)
    {
        new TSql150Parser(initialQuotedIdentifiers: true).Parse(new StringReader(sql), out var errors);
        Assert.True(errors.Count == 0, string.Join("; ", errors.Select(error => $"line {error.Line}: {error.Message}")));
    }

    [GeneratedRegex(@"\b(MERGE|CREATE\s+OR\s+ALTER|ALTER\s+DATABASE|ALTER\s+COLUMN|WAITFOR|STRING_SPLIT|IS\s+(NOT\s+)?DISTINCT\s+FROM)\b", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex OutsideSubset();

    [GeneratedRegex(@"/\*.*?\*/|--.*?$", RegexOptions.Singleline | RegexOptions.Multiline, 1000)]
    private static partial Regex Comments();
}
