using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Dapper;
using Microsoft.Data.Sqlite;
using SafeDiningCode.Web.Hosting.Logging;

namespace SafeDiningCode.Web.Data;

/// <summary>
/// Brings the schema up to date. Migrations are append-only files <c>0001_name.{sqlite,sqlserver}.sql</c>; each is
/// journalled with a checksum, and the whole run holds a lock, so that instances started at once apply each once.
/// </summary>
internal sealed partial class Migrator(Database database, TimeProvider clock, ILogger<Migrator> logger)
{
    private const string Prefix = "migrations/";
    private const string LockName = "SafeDiningCode.Migrations";

    /// <summary>How long another instance's migrations are waited for: one over a large table takes its time.</summary>
    internal int LockSeconds { get; init; } = 120;

    /// <summary>Applies what is missing and answers how many migrations that was.</summary>
    /// <exception cref="DatabaseStartException">A migration that was applied has since been edited, or the lock is held for over two minutes.</exception>
    public async Task<int> MigrateAsync(CancellationToken cancellation = default)
    {
        await using var connection = await database.ConnectAsync(cancellation);
        return database.Engine == DatabaseEngine.Sqlite
            ? await MigrateSqliteAsync(connection, cancellation)
            : await MigrateSqlServerAsync(connection, cancellation);
    }

    /// <summary>The migrations of one engine, in order: name and text.</summary>
    internal static IReadOnlyList<(int Number, string Name, string Text)> Files(DatabaseEngine engine)
    {
        var assembly = typeof(Migrator).Assembly;
        var ending = engine == DatabaseEngine.Sqlite ? ".sqlite.sql" : ".sqlserver.sql";
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(resource => resource.StartsWith(Prefix, StringComparison.Ordinal) && resource.EndsWith(ending, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(resource => (Resource: resource, Name: resource[Prefix.Length..^ending.Length]))
                .Select(file => (int.Parse(file.Name.AsSpan(0, 4), CultureInfo.InvariantCulture), file.Name, SqlCatalogue.Read(assembly, file.Resource))),
        ];
    }

    private async Task<int> MigrateSqliteAsync(DbConnection connection, CancellationToken cancellation)
    {
        await using var transaction = await BeginAsync((SqliteConnection)connection, cancellation);
        var applied = await ApplyAsync(connection, transaction, cancellation);
        await transaction.CommitAsync(cancellation);
        return applied;
    }

    private async Task<SqliteTransaction> BeginAsync(SqliteConnection connection, CancellationToken cancellation)
    {
        connection.DefaultTimeout = LockSeconds;
        try
        {
            // WAL stays set in the file; it cannot be changed inside a transaction.
            await connection.ExecuteAsync(new CommandDefinition("PRAGMA journal_mode=WAL", cancellationToken: cancellation));
            return connection.BeginTransaction(deferred: false);
        }
        catch (SqliteException error) when (DatabaseErrors.IsContention(error))
        {
            throw Held(error);
        }
    }

    private async Task<int> MigrateSqlServerAsync(DbConnection connection, CancellationToken cancellation)
    {
        var granted = await connection.ExecuteScalarAsync<int>(new CommandDefinition(
            """
            DECLARE @granted int;
            EXEC @granted = sp_getapplock @Resource = @Name, @LockMode = 'Exclusive', @LockOwner = 'Session', @LockTimeout = @Wait;
            SELECT @granted;
            """,
            new { Name = LockName, Wait = LockSeconds * 1000 },
            // Longer than the lock is waited for: the answer says why, a time-out of the command would not.
            commandTimeout: 2 * LockSeconds,
            cancellationToken: cancellation));
        if (granted < 0)
        {
            throw Held(reason: null);
        }

        try
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            var applied = await ApplyAsync(connection, transaction, cancellation);
            await transaction.CommitAsync(cancellation);
            return applied;
        }
        finally
        {
            await ReleaseAsync(connection);
        }
    }

    private DatabaseStartException Held(Exception? reason) =>
        new($"Another instance has been changing the database for over {LockSeconds} seconds. Start again once it is done.", reason);

    private async Task ReleaseAsync(DbConnection connection)
    {
        try
        {
            await connection.ExecuteAsync("EXEC sp_releaseapplock @Resource = @Name, @LockOwner = 'Session';", new { Name = LockName });
        }
        catch (Exception error) when (DatabaseErrors.IsUnavailable(error))
        {
            // The lock goes with its connection; what broke that is what the caller should hear of.
            logger.LogWarning("The migration lock went with its connection: {Error}", LoggedError.Of(error));
        }
    }

    private async Task<int> ApplyAsync(DbConnection connection, DbTransaction transaction, CancellationToken cancellation)
    {
        // The journal by name, in the transaction that the migrations are in; neither is this method's to end.
        var session = new DatabaseSession(database.Sql, connection, transaction, Patience.Long);
        await session.ExecuteAsync("CreateMigrationJournal", cancellation: cancellation);
        var journal = (await session.QueryAsync<JournalRow>("ReadMigrationJournal", cancellation: cancellation)).ToDictionary(row => row.Number);

        var applied = 0;
        foreach (var (number, name, text) in Files(database.Engine))
        {
            var checksum = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n"))));
            if (journal.TryGetValue(number, out var row))
            {
                if (!string.Equals(row.Checksum, checksum, StringComparison.Ordinal))
                {
                    throw new DatabaseStartException(
                        $"Migration {name} was applied and has been edited since. Restore it and add a new migration instead.");
                }

                continue;
            }

            foreach (var batch in BatchSeparator().Split(text).Where(batch => !string.IsNullOrWhiteSpace(batch)))
            {
                await connection.ExecuteAsync(new CommandDefinition(batch, transaction: transaction, commandTimeout: 0, cancellationToken: cancellation));
            }

            await session.ExecuteAsync(
                "AddMigrationJournal",
                new { Number = number, Name = name, Checksum = checksum, AppliedAt = clock.GetUtcNow().UtcDateTime },
                cancellation);
            logger.LogInformation("Applied migration {Migration}", name);
            applied++;
        }

        return applied;
    }

    // The texts are our own and nothing in them can take long: the limit is for a machine that stands still meanwhile.
    [GeneratedRegex(@"^\s*GO\s*$", RegexOptions.Multiline | RegexOptions.CultureInvariant, 60_000)]
    private static partial Regex BatchSeparator();

    internal sealed record JournalRow
    {
        public required int Number { get; init; }

        public required string Name { get; init; }

        public required string Checksum { get; init; }
    }
}
