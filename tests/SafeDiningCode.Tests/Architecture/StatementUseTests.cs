using System.Text.RegularExpressions;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Data;

namespace SafeDiningCode.Tests.Architecture;

/// <summary>Statements are named in code by text: this holds names and files together.</summary>
public sealed partial class StatementUseTests
{
    [Fact]
    public void Every_statement_that_code_names_is_there_and_every_statement_is_named()
    {
        var code = string.Join('\n', SourceTree.Files(SourceTree.Web, ".cs").Select(File.ReadAllText));
        var statements = new SqlCatalogue(DatabaseEngine.Sqlite).Names.ToList();
        var named = Calls().Matches(code).Select(match => match.Groups["name"].Value).Distinct(StringComparer.Ordinal).ToList();

        Assert.NotEmpty(named);
        Assert.Empty(named.Except(statements, StringComparer.Ordinal));
        Assert.DoesNotContain(statements, statement => !code.Contains($"\"{statement}\"", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"(?:QueryAsync|ExecuteAsync|ExecuteEachAsync|SingleAsync|SingleOrDefaultAsync|QueryMultipleAsync|StreamAsync)(?:<[^>(]+>)?\(\s*""(?<name>[A-Z][A-Za-z]+)""", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Calls();
}
