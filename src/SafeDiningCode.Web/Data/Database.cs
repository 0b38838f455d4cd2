using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;

namespace SafeDiningCode.Web.Data;

/// <summary>The database: opens sessions on it and knows its statements and its errors.</summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "It lives as long as the process, and a semaphore without a handle holds nothing.")]
internal sealed class Database
{
    // Each pooled SQLite handle is set up when it is handed out: a pragma costs microseconds, a lost rating does not.
    // A batch of ratings touches hundreds of pages: the write-ahead log is folded into the file every 32 MB instead of
    // every 4, or every other batch would pay for it.
    // Each handle caches for itself what the system's memory holds once for all: readers keep little (KiB), and there are
    // up to two dozen of them; what writes keeps a whole transaction's pages.
    private const string SqliteSetUp =
        "PRAGMA busy_timeout=10000; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-2000; "
        + "PRAGMA wal_autocheckpoint=8000;";

    private const string SqliteWriterSetUp = "PRAGMA cache_size=-32000;";

    // SQLite has one writer at a time. Those of this process wait for their turn here and not at the database's door, where
    // each would hold a thread that the one who is in needs to come to an end.
    private static readonly TimeSpan ShortTurn = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongTurn = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim turns = new(1);
    private readonly string connectionString;

    static Database() => TypeHandlers.Register();

    public Database(DatabaseOptions options)
    {
        Sql = new SqlCatalogue(options.Engine);
        connectionString = options.Engine == DatabaseEngine.SqlServer ? SqlServerConnection.Complete(options.ConnectionString) : options.ConnectionString;
    }

    public SqlCatalogue Sql { get; }

    public DatabaseEngine Engine => Sql.Engine;

    /// <summary>More pragmas for each connection to SQLite: tests make a disk full or a database read-only with them.</summary>
    internal string SetUp { get; set; } = "";

    /// <summary>Opens a session without a transaction: each statement stands alone.</summary>
    public ValueTask<DatabaseSession> OpenAsync(CancellationToken cancellation = default) => OpenAsync(Patience.Short, cancellation);

    /// <summary>Opens a session without a transaction whose statements may take as long as <paramref name="patience"/> says.</summary>
    public async ValueTask<DatabaseSession> OpenAsync(Patience patience, CancellationToken cancellation = default) =>
        new(Sql, await ConnectAsync(cancellation), transaction: null, patience);

    /// <summary>Opens a session in a transaction that writes; what is not committed is rolled back on disposal.</summary>
    public ValueTask<DatabaseSession> BeginAsync(CancellationToken cancellation = default) => BeginAsync(Patience.Short, cancellation);

    /// <summary>Opens a session in a transaction that writes, whose statements may take as long as <paramref name="patience"/> says.</summary>
    /// <exception cref="TimeoutException">Other writers of this process held an embedded database for too long.</exception>
    public async ValueTask<DatabaseSession> BeginAsync(Patience patience, CancellationToken cancellation = default)
    {
        var turn = await TurnAsync(patience, cancellation);
        DbConnection? connection = null;
        try
        {
            connection = await ConnectAsync(cancellation);
            var transaction = await DatabaseThreads.RunWriteAsync(Engine, () => BeginAsync(connection, cancellation).AsTask(), cancellation);
            return new DatabaseSession(Sql, connection, transaction, patience, turn);
        }
        catch
        {
            if (connection is not null)
            {
                await connection.DisposeAsync();
            }

            turn?.Dispose();
            throw;
        }
    }

    /// <summary>Begins a transaction that writes, on a connection that the caller keeps open.</summary>
    public static async ValueTask<DbTransaction> BeginAsync(DbConnection connection, CancellationToken cancellation = default)
    {
        if (connection is not SqliteConnection sqlite)
        {
            return await connection.BeginTransactionAsync(cancellation);
        }

        await SetUpAsync(sqlite, SqliteWriterSetUp, cancellation);
        // BEGIN IMMEDIATE, so that a writer waits at the door and never fails in the middle.
        return sqlite.BeginTransaction(deferred: false);
    }

    /// <summary>Commits a transaction.</summary>
    /// <exception cref="ConnectionLostException">It was ended before, or on the way: whether it was committed is not known.</exception>
    public static async Task CommitAsync(DbTransaction transaction, CancellationToken cancellation = default)
    {
        try
        {
            await transaction.CommitAsync(cancellation);
        }
        catch (InvalidOperationException error) when (transaction.Connection is not { State: ConnectionState.Open })
        {
            throw new ConnectionLostException(error);
        }
    }

    /// <summary>Opens a connection that the caller disposes.</summary>
    public ValueTask<DbConnection> ConnectAsync(CancellationToken cancellation = default) =>
        new(DatabaseThreads.RunAsync(Engine, () => OpenConnectionAsync(cancellation), cancellation));

    private async Task<IDisposable?> TurnAsync(Patience patience, CancellationToken cancellation)
    {
        if (Engine != DatabaseEngine.Sqlite)
        {
            return null;
        }

        return await turns.WaitAsync(patience == Patience.Short ? ShortTurn : LongTurn, cancellation)
            ? new Turn(turns)
            : throw new TimeoutException("Other writers held the database for too long.");
    }

    private async Task<DbConnection> OpenConnectionAsync(CancellationToken cancellation)
    {
        DbConnection connection = Engine == DatabaseEngine.Sqlite
            ? new SqliteConnection(connectionString)
            : new SqlConnection(connectionString);
        try
        {
            await connection.OpenAsync(cancellation);
            if (connection is SqliteConnection sqlite)
            {
                await SetUpAsync(sqlite, SqliteSetUp + SetUp, cancellation);
            }

            return connection;
        }
        catch (InvalidOperationException error)
        {
            // The pool has none to give.
            await connection.DisposeAsync();
            throw new ConnectionLostException(error);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private static async Task SetUpAsync(SqliteConnection connection, string pragmas, CancellationToken cancellation)
    {
        await using var setUp = connection.CreateCommand();
        setUp.CommandText = pragmas;
        await setUp.ExecuteNonQueryAsync(cancellation);
    }

    private sealed class Turn(SemaphoreSlim turns) : IDisposable
    {
        private int isOver;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref isOver, 1) == 0)
            {
                turns.Release();
            }
        }
    }
}
