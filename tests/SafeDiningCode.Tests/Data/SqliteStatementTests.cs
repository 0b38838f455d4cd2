using Microsoft.Data.Sqlite;
using SafeDiningCode.Web.Data;

namespace SafeDiningCode.Tests.Data;

/// <summary>Statements prepared on SQLite itself: they must fail as the driver's commands do, for what an error means is read from it.</summary>
public sealed class SqliteStatementTests : IDisposable
{
    private const string Insert = "INSERT INTO thing (id, name) VALUES (@Id, @Name)";
    private readonly string folder = Directory.CreateTempSubdirectory("statement").FullName;
    private readonly SqliteConnection connection;

    public SqliteStatementTests()
    {
        connection = Open();
        Run("PRAGMA journal_mode=WAL; CREATE TABLE other (id INTEGER PRIMARY KEY); CREATE TABLE thing (id INTEGER PRIMARY KEY, name TEXT NULL UNIQUE CHECK (length(name) < 2000), other_id INTEGER NULL REFERENCES other (id)) STRICT;");
    }

    public void Dispose()
    {
        connection.Dispose();
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("汤凉了 🍜 'x'")]
    [InlineData(null)]
    public void What_is_bound_is_stored(string? name)
    {
        using var insert = Prepare(Insert).With("@Id", "@Name");
        using var find = Prepare("SELECT id, COALESCE(name, 'none') FROM thing WHERE id = @Id").With("@Id");

        Assert.Equal(1, insert.Bind(1).Bind(name).Execute());
        Assert.Equal(1, insert.Bind(2).Bind(new string('字', 1999)).Execute());

        Assert.Equal(name ?? "none", find.Bind(1).ReadOne(row => row.Text(1)));
        Assert.Equal(new string('字', 1999), find.Bind(2).ReadOne(row => row.Text(1)));
        Assert.Null(find.Bind(3).ReadOne(row => row.Text(1)));
    }

    [Fact]
    public void What_writes_nothing_says_so()
    {
        using var insert = Prepare(Insert + " ON CONFLICT (name) DO NOTHING");

        Assert.Equal(1, insert.Bind(1).Bind("a").Execute());
        Assert.Equal(0, insert.Bind(2).Bind("a").Execute());
    }

    [Fact]
    public void All_statements_of_a_text_are_prepared_in_their_order()
    {
        var all = SqliteStatement.PrepareAll(connection, $"-- One.\n{Insert};\n\nDELETE FROM thing; -- The last.\n");

        Assert.Equal(2, all.Count);
        Assert.Equal(1, all[0].With("@Id", "@Name").Bind(1).Bind("a").Execute());
        Assert.Equal(1, all[1].With().Execute());
        Assert.All(all, statement => statement.Dispose());
    }

    [Fact]
    public void A_text_that_is_no_sql_and_parameters_that_are_others_are_found_out()
    {
        Assert.Equal(1, Assert.Throws<SqliteException>(() => SqliteStatement.PrepareAll(connection, $"{Insert}; INSERT INTO nowhere VALUES (1);")).SqliteErrorCode);
        using var insert = Prepare(Insert);
        Assert.Throws<ArgumentException>(() => insert.With("@Name", "@Id"));
        Assert.Throws<ArgumentException>(() => insert.With("@Id"));
    }

    [Fact]
    public void A_closed_connection_is_said_to_be_closed()
    {
        connection.Close();

        Assert.Throws<InvalidOperationException>(() => SqliteStatement.PrepareAll(connection, Insert));
    }

    /// <summary>What goes wrong with a second row: what makes it so, the row, and what the error is taken for.</summary>
    public static TheoryData<string, string, Func<Exception, bool>> Faults => new()
    {
        { "", "INSERT INTO thing (id, name) VALUES (1, 'b')", DatabaseErrors.IsUniqueViolation },
        { "", "INSERT INTO thing (id, name) VALUES (2, 'a')", DatabaseErrors.IsUniqueViolation },
        { "", "INSERT INTO thing (id, name) VALUES (2, hex(zeroblob(1000)))", DatabaseErrors.IsBadRow },
        { "PRAGMA foreign_keys=ON", "INSERT INTO thing (id, other_id) VALUES (2, 5)", DatabaseErrors.IsBadRow },
        { "PRAGMA query_only=1", "INSERT INTO thing (id) VALUES (2)", DatabaseErrors.IsUnavailable },
        { "PRAGMA max_page_count=1", "INSERT INTO thing (id, name) SELECT 100 + value, hex(randomblob(900)) FROM (WITH RECURSIVE n(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n WHERE value < 50) SELECT value FROM n)", DatabaseErrors.IsUnavailable },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void It_fails_as_a_command_does_and_can_be_used_again(string setUp, string row, Func<Exception, bool> meaning)
    {
        Run("INSERT INTO thing (id, name) VALUES (1, 'a');" + setUp);
        using var statement = Prepare(row);

        var fault = Assert.Throws<SqliteException>(() => statement.Execute());
        var commands = Assert.Throws<SqliteException>(() => Run(row));

        Assert.True(meaning(fault), fault.Message);
        Assert.Equal((commands.SqliteErrorCode, commands.SqliteExtendedErrorCode, commands.Message), (fault.SqliteErrorCode, fault.SqliteExtendedErrorCode, fault.Message));
        Run("PRAGMA query_only=0; PRAGMA max_page_count=100000; DELETE FROM thing; INSERT OR IGNORE INTO other (id) VALUES (5);");
        if (!row.Contains("zeroblob", StringComparison.Ordinal))
        {
            Assert.True(statement.Execute() > 0);
        }
    }

    [Fact]
    public void A_database_that_another_writes_is_busy()
    {
        Run("PRAGMA busy_timeout=0");
        using var insert = Prepare(Insert);
        using var other = Open();
        using (other.BeginTransaction(deferred: false))
        {
            var fault = Assert.Throws<SqliteException>(() => insert.Bind(1).Bind("a").Execute());

            Assert.True(DatabaseErrors.IsContention(fault));
        }

        Assert.Equal(1, insert.Bind(1).Bind("a").Execute());
    }

    private SqliteConnection Open()
    {
        var opened = new SqliteConnection($"Data Source={Path.Combine(folder, "things.db")}");
        opened.Open();
        return opened;
    }

    private SqliteStatement Prepare(string sql) => Assert.Single(SqliteStatement.PrepareAll(connection, sql));

    private void Run(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
