using Microsoft.Data.Sqlite;
using SafeDiningCode.Rules.Identifiers;
using SafeDiningCode.Web.Data;

namespace SafeDiningCode.Tests.Support;

/// <summary>A folder for real servers to run in, with a database of a few eateries and their codes; deleted at the end.</summary>
internal sealed class ServerFolder : IAsyncDisposable
{
    private ServerFolder(string folder) => Folder = folder;

    public string Folder { get; }

    public List<TrustCode> Codes { get; } = [];

    private string Database => Path.Combine(Folder, "data", "safedining.db");

    public static async Task<ServerFolder> CreateAsync(int eateries)
    {
        var folder = new ServerFolder(Directory.CreateTempSubdirectory("safedining-server-").FullName);
        Directory.CreateDirectory(Path.GetDirectoryName(folder.Database)!);
        await using var services = await TestServices.CreateAsync(
            nameof(DatabaseEngine.Sqlite), ("ConnectionStrings:Database", $"Data Source={folder.Database}"));
        for (var i = 0; i < eateries; i++)
        {
            folder.Codes.Add(await Eateries.IssueCodeAsync(services, await Eateries.AddAsync(services.Database)));
        }

        return folder;
    }

    /// <summary>The receipts of all counted ratings in the database, in order.</summary>
    public async Task<List<string>> StoredReceiptsAsync()
    {
        await using var connection = await ConnectAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT COALESCE(v.receipt, '') FROM rating r LEFT JOIN visit v ON v.id = r.id AND v.rated = 1 WHERE r.undone_at IS NULL ORDER BY v.receipt";
        await using var reader = await command.ExecuteReaderAsync();
        var receipts = new List<string>();
        while (await reader.ReadAsync())
        {
            receipts.Add(reader.GetString(0));
        }

        return receipts;
    }

    /// <summary>Does something to the database that no server would do.</summary>
    public async Task TamperAsync(string sql)
    {
        await using var connection = await ConnectAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    public ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private async Task<SqliteConnection> ConnectAsync()
    {
        var connection = new SqliteConnection($"Data Source={Database};Default Timeout=10");
        await connection.OpenAsync();
        return connection;
    }
}
