using Microsoft.Extensions.Logging.Abstractions;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Registry.Divisions;

namespace SafeDiningCode.Tests.Support;

/// <summary>
/// An embedded database as it is after its first start, made once for all tests of a run: schema and divisions, but no
/// key, for no two databases share one. Each test begins with a copy.
/// </summary>
internal static class SqliteTemplate
{
    private static readonly Lazy<Task<byte[]>> Made = new(MakeAsync);

    /// <summary>Writes the database to a file that is not there yet.</summary>
    public static async Task WriteToAsync(string file) => await File.WriteAllBytesAsync(file, await Made.Value);

    private static async Task<byte[]> MakeAsync()
    {
        var folder = QuickFolder.Create("safedining-template-");
        try
        {
            var file = Path.Combine(folder, "template.db");
            // Without a pool the last one out folds the write-ahead log into the file.
            var database = new Database(new DatabaseOptions { Engine = DatabaseEngine.Sqlite, ConnectionString = $"Data Source={file};Pooling=False" });
            await new Migrator(database, new ManualClock(), NullLogger<Migrator>.Instance).MigrateAsync();
            await new DivisionDirectory(database).LoadAsync();
            return await File.ReadAllBytesAsync(file);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
