using Dapper;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using SafeDiningCode.Web.Data;

namespace SafeDiningCode.Tests.Support;

/// <summary>A database of its own for one test: a file that is deleted, or a database on the server that is dropped.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private readonly string? folder;
    private readonly string? name;

    private TestDatabase(DatabaseEngine engine)
    {
        Engine = engine;
        if (engine == DatabaseEngine.Sqlite)
        {
            folder = Directory.CreateTempSubdirectory("safedining-").FullName;
            ConnectionString = $"Data Source={Path.Combine(folder, "test.db")};Default Timeout=30";
        }
        else
        {
            var server = Engines.SqlServer;
            Assert.SkipWhen(server is null, $"No SQL Server: set {Engines.SqlServerVariable} to a connection string.");
            name = $"safedining_test_{Guid.NewGuid():N}";
            ConnectionString = new SqlConnectionStringBuilder(server) { InitialCatalog = name }.ConnectionString;
        }
    }

    public DatabaseEngine Engine { get; }

    public string ConnectionString { get; }

    /// <summary>A new, empty database; skips the test where its engine is not configured.</summary>
    public static async Task<TestDatabase> CreateAsync(string engine)
    {
        var database = new TestDatabase(Enum.Parse<DatabaseEngine>(engine));
        if (database.name is not null)
        {
            await OnServerAsync($"CREATE DATABASE {database.name}");
        }

        return database;
    }

    /// <summary>The settings that make the service use this database.</summary>
    public Dictionary<string, string?> Settings() => new(StringComparer.Ordinal)
    {
        ["Database:Engine"] = Engine.ToString(),
        ["ConnectionStrings:Database"] = ConnectionString,
    };

    public async ValueTask DisposeAsync()
    {
        if (folder is not null)
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
        else
        {
            SqlConnection.ClearAllPools();
            await OnServerAsync($"DROP DATABASE {name}");
        }
    }

    private static async Task OnServerAsync(string statement)
    {
        await using var connection = new SqlConnection(Engines.SqlServer);
        await connection.ExecuteAsync(statement);
    }
}
