using System.CommandLine;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using SafeDiningCode.Web.Data;
using SQLitePCL;

namespace SafeDiningCode.Web.Commands;

/// <summary>
/// <c>backup FILE</c>: a copy of the embedded database as it is at this moment, while the server runs. By
/// <c>VACUUM INTO</c> and not page by page: it holds up no writer either way, but copies only what is there. What was
/// deleted lies about in a database's free pages, and keys that were destroyed must not live on in backups.
/// </summary>
internal static class BackupCommand
{
    private const string Count =
        """
        SELECT (SELECT COUNT(*) FROM eatery), (SELECT COUNT(*) FROM code_issue), (SELECT COUNT(*) FROM rating),
               (SELECT COUNT(*) FROM secret_key), (SELECT COUNT(*) FROM secret_key WHERE wrapped = 0)
        """;

    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "Where the copy goes; it must not exist." };
        var command = new Command("backup", "Copy the embedded database, keys included, while the server runs, and check the copy.") { file };
        command.SetAction((parsed, cancellation) =>
        {
            var target = parsed.GetRequiredValue(file).FullName;
            // As it lies: a backup before an upgrade must not be the upgrade.
            return CommandHost.RunAsync((services, token) => RunAsync(services, target, token), prepared: false, cancellation);
        });
        return command;
    }

    private static async Task<int> RunAsync(IServiceProvider services, string target, CancellationToken cancellation)
    {
        var options = services.GetRequiredService<IOptions<DatabaseOptions>>().Value;
        if (options.Engine != DatabaseEngine.Sqlite)
        {
            throw new CommandFailure("This copies the embedded database only. SQL Server makes its own backups: see infra/sqlserver/backup.sql.");
        }

        var source = new SqliteConnectionStringBuilder(options.ConnectionString) { Mode = SqliteOpenMode.ReadWrite, Pooling = false };
        if (!File.Exists(source.DataSource))
        {
            throw new CommandFailure($"There is no database at {source.DataSource}.");
        }

        if (File.Exists(target))
        {
            throw new CommandFailure($"{target} exists. A backup overwrites nothing: give another name.");
        }

        // Under another name until it is complete: whatever carries backups away takes no half of one.
        var partial = $"{target}.{Guid.NewGuid():N}.partial";
        try
        {
            CreateOwnersOnly(partial);
            await CopyAsync(source.ConnectionString, partial, cancellation);
            var contents = await CheckAsync(partial, cancellation);
            File.Move(partial, target, overwrite: false);
            await Console.Out.WriteLineAsync(FormattableString.Invariant($"{target}: {new FileInfo(target).Length:N0} bytes, {contents.Text}"));
            await Console.Error.WriteLineAsync(contents.OpenKeys > 0
                ? "It holds the keys that make codes genuine, in the clear: keep it as you would keep them."
                : "It holds the keys that make codes genuine, wrapped by Keys:Master: keep that too, elsewhere.");
            return 0;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailure($"The backup was not made: {error.Message}");
        }
        finally
        {
            File.Delete(partial);
        }
    }

    private static async Task CopyAsync(string source, string partial, CancellationToken cancellation)
    {
        await using var connection = new SqliteConnection(source);
        await connection.OpenAsync(cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = "VACUUM INTO @file";
        command.Parameters.AddWithValue("@file", partial);
        command.CommandTimeout = 0;
        try
        {
            await using (cancellation.Register(() => raw.sqlite3_interrupt(connection.Handle!)))
            {
                await command.ExecuteNonQueryAsync(cancellation);
            }
        }
        catch (SqliteException) when (cancellation.IsCancellationRequested)
        {
            throw new CommandFailure("Stopped: no backup was made.");
        }

        // SQLite leaves the copy to the operating system; a backup is one when it is on the disk.
        await using var written = new FileStream(partial, FileMode.Open, FileAccess.ReadWrite);
        written.Flush(flushToDisk: true);
    }

    /// <summary>Reads the whole copy as SQLite does and counts what is in it.</summary>
    private static async Task<(string Text, long OpenKeys)> CheckAsync(string partial, CancellationToken cancellation)
    {
        var copy = new SqliteConnectionStringBuilder { DataSource = partial, Mode = SqliteOpenMode.ReadOnly, Pooling = false };
        await using var connection = new SqliteConnection(copy.ConnectionString);
        await connection.OpenAsync(cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA integrity_check";
        if (await command.ExecuteScalarAsync(cancellation) is not "ok" and var found)
        {
            throw new CommandFailure($"The copy is not sound and was thrown away: {found}. The database itself may be damaged: look at it before anything else.");
        }

        command.CommandText = Count;
        await using var row = await command.ExecuteReaderAsync(cancellation);
        await row.ReadAsync(cancellation);
        return (
            FormattableString.Invariant($"sound: {row.GetInt64(0):N0} eateries, {row.GetInt64(1):N0} codes, {row.GetInt64(2):N0} ratings, {row.GetInt64(3):N0} keys"),
            row.GetInt64(4));
    }

    private static void CreateOwnersOnly(string file)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var empty = new FileStream(file, options);
    }
}
