using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using SafeDiningCode.Web.Data;

namespace SafeDiningCode.Tests.Support;

/// <summary>A database of its own for one test: a file that is deleted, or a database on the server that is dropped.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private const int ServerSeconds = 120;
    private const int Attempts = 10;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    // The server copies its model database for each new one, and lets one at a time do so (error 1807).
    private static readonly SemaphoreSlim OneAtATime = new(1);

    private readonly string? folder;
    private readonly string? file;
    private readonly string? name;

    private TestDatabase(DatabaseEngine engine)
    {
        Engine = engine;
        if (engine == DatabaseEngine.Sqlite)
        {
            folder = QuickFolder.Create("safedining-");
            file = Path.Combine(folder, "test.db");
            ConnectionString = $"Data Source={file};Default Timeout=30";
        }
        else
        {
            var server = Engines.SqlServer;
            Assert.SkipWhen(server is null, $"No SQL Server: set {Engines.SqlServerVariable} to a connection string.");
            name = $"safedining_test_{Guid.NewGuid():N}";
            ConnectionString = Patient(new SqlConnectionStringBuilder(server) { InitialCatalog = name });
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

    /// <summary>A new database that has its schema already where that saves time; what it lacks its first user adds.</summary>
    public static async Task<TestDatabase> CreateReadyAsync(string engine)
    {
        var database = await CreateAsync(engine);
        if (database.file is not null)
        {
            await SqliteTemplate.WriteToAsync(database.file);
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
            return;
        }

        try
        {
            // Connections that this test pooled would keep the database in use. Other tests' pools are emptied too: they
            // connect anew.
            await OnServerAsync($"DROP DATABASE {name}", beforeEach: SqlConnection.ClearAllPools);
        }
        catch (SqlException error)
        {
            // What the test found matters more than what it left behind.
            TestContext.Current.AddWarning($"Database {name} is left on the server: {error.Message}");
        }
    }

    private static string Patient(SqlConnectionStringBuilder connection)
    {
        if (!connection.ShouldSerialize("Connect Timeout"))
        {
            connection.ConnectTimeout = 30;
        }

        return connection.ConnectionString;
    }

    private static async Task OnServerAsync(string statement, Action? beforeEach = null)
    {
        var server = new SqlConnectionStringBuilder(Engines.SqlServer) { Pooling = false };
        await OneAtATime.WaitAsync(CancellationToken.None);
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                beforeEach?.Invoke();
                try
                {
                    await using var connection = new SqlConnection(Patient(server));
                    await connection.OpenAsync(CancellationToken.None);
                    await using var command = connection.CreateCommand();
                    command.CommandText = statement;
                    command.CommandTimeout = ServerSeconds;
                    await command.ExecuteNonQueryAsync(CancellationToken.None);
                    return;
                }
                catch (SqlException) when (attempt < Attempts)
                {
                    await Task.Delay(Pause, CancellationToken.None);
                }
            }
        }
        finally
        {
            OneAtATime.Release();
        }
    }
}
