using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Dapper;

namespace SafeDiningCode.Web.Data;

/// <summary>One connection for one operation, with a transaction where two writes must agree. Statements go by name.</summary>
internal sealed class DatabaseSession(
    SqlCatalogue sql, DbConnection connection, DbTransaction? transaction, Patience patience, IDisposable? turn = null) : IAsyncDisposable
{
    private const int ShortSeconds = 15;
    private const int LongSeconds = 600;
    private readonly List<Func<CancellationToken, Task>> beforeCommit = [];
    private readonly List<Func<Task>> afterCommit = [];

    public DbConnection Connection => connection;

    /// <summary>The transaction; null where each statement stands alone.</summary>
    public DbTransaction? Transaction => transaction;

    /// <summary>What a statement may take, in seconds.</summary>
    public int StatementSeconds => patience == Patience.Short ? ShortSeconds : LongSeconds;

    public Task<int> ExecuteAsync(string statement, object? arguments = null, CancellationToken cancellation = default) =>
        RunAsync(statement, arguments, static (connection, command) => connection.ExecuteAsync(command), cancellation);

    /// <summary>Runs a statement for many rows, the way that is fastest on the engine.</summary>
    /// <inheritdoc cref="ExecuteEachAsync{T}(IReadOnlyList{RowsStatement}, IReadOnlyCollection{T}, RowParameters{T}, Func{object}, CancellationToken)"/>
    public Task ExecuteEachAsync<T>(
        string statement, IReadOnlyCollection<T> rows, RowParameters<T> each, Func<object> atOnce, CancellationToken cancellation = default) =>
        ExecuteEachAsync([RowsStatement.OfEach(statement)], rows, each, atOnce, cancellation);

    /// <summary>
    /// Runs statements one after the other for many rows, the way that is fastest on the engine. SQLite is in the process: a
    /// prepared command for each row costs no round trip, and reading JSON would cost more. SQL Server is across a network:
    /// all go there together, with all rows in one parameter.
    /// </summary>
    /// <param name="statements">Which.</param>
    /// <param name="rows">The rows; none is no statement.</param>
    /// <param name="each">The parameters of one row.</param>
    /// <param name="atOnce">Makes the parameters of all.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task ExecuteEachAsync<T>(
        IReadOnlyList<RowsStatement> statements, IReadOnlyCollection<T> rows, RowParameters<T> each, Func<object> atOnce, CancellationToken cancellation = default)
    {
        if (rows.Count == 0)
        {
            return;
        }

        if (sql.Engine != DatabaseEngine.Sqlite)
        {
            await RunAsync([.. statements.Select(statement => statement.Name)], atOnce(), static (connection, command) => connection.ExecuteAsync(command), cancellation);
            return;
        }

        var all = new Lazy<object>(atOnce);
        foreach (var statement in statements)
        {
            await (statement.TakesAllOnSqlite
                ? ExecuteAsync(statement.Name, all.Value, cancellation)
                : RunAsync(statement.Name, arguments: null, (_, command) => EachAsync(command, rows, each), cancellation));
        }
    }

    /// <summary>All rows, read into memory.</summary>
    public Task<List<T>> QueryAsync<T>(string statement, object? arguments = null, CancellationToken cancellation = default) =>
        RunAsync(statement, arguments, static async (connection, command) => (await connection.QueryAsync<T>(command)).AsList(), cancellation);

    /// <summary>The row, or null (default) where there is none.</summary>
    /// <exception cref="InvalidOperationException">There is more than one.</exception>
    public Task<T?> SingleOrDefaultAsync<T>(string statement, object? arguments = null, CancellationToken cancellation = default) =>
        RunAsync(statement, arguments, static (connection, command) => connection.QuerySingleOrDefaultAsync<T>(command), cancellation);

    /// <summary>The one row.</summary>
    public Task<T> SingleAsync<T>(string statement, object? arguments = null, CancellationToken cancellation = default) =>
        RunAsync(statement, arguments, static (connection, command) => connection.QuerySingleAsync<T>(command), cancellation);

    /// <summary>Several result sets of one round trip.</summary>
    public Task<SqlMapper.GridReader> QueryMultipleAsync(string statement, object? arguments = null, CancellationToken cancellation = default) =>
        RunAsync(statement, arguments, static (connection, command) => connection.QueryMultipleAsync(command), cancellation);

    /// <summary>
    /// Rows one by one as they arrive, for results too large to hold. Until the last has come, the session takes no other
    /// statement: SQL Server answers one at a time on a connection.
    /// </summary>
    public async IAsyncEnumerable<T> StreamAsync<T>(
        string statement, object? arguments = null, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        using var span = StatementSpans.Start(statement, sql.Engine);
        // A stream is as long as its result, whoever reads it.
        var rows = connection.QueryUnbufferedAsync<T>(sql[statement], arguments, transaction, commandTimeout: LongSeconds);
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            yield return row;
        }
    }

    /// <summary>
    /// Has something written as the last of the transaction: what every transaction must lock is held for a moment only,
    /// and after all else, so that no two wait for each other.
    /// </summary>
    /// <exception cref="InvalidOperationException">This session has no transaction.</exception>
    public void BeforeCommit(Func<CancellationToken, Task> last)
    {
        if (transaction is null)
        {
            throw new InvalidOperationException("This session has no transaction.");
        }

        beforeCommit.Add(last);
    }

    /// <summary>Has something done once the transaction is committed, and only then.</summary>
    public void AfterCommit(Func<Task> then) => afterCommit.Add(then);

    public async Task CommitAsync(CancellationToken cancellation = default)
    {
        var whole = transaction ?? throw new InvalidOperationException("This session has no transaction.");
        foreach (var last in beforeCommit)
        {
            await last(cancellation);
        }

        await OnThreadAsync(
            async () =>
            {
                await Database.CommitAsync(whole, cancellation);
                return true;
            },
            cancellation);
        foreach (var then in afterCommit)
        {
            await then();
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (transaction is not null)
            {
                await OnThreadAsync(
                    async () =>
                    {
                        await transaction.DisposeAsync();
                        return true;
                    });
            }
        }
        catch (InvalidOperationException) when (connection.State != ConnectionState.Open)
        {
            // Nothing to roll back on a connection that is gone; what broke it is what the caller should hear of.
        }
        finally
        {
            await connection.DisposeAsync();
            turn?.Dispose();
        }
    }

    // Whoever holds the database's lock is not kept waiting by those who wait for it.
    private Task<T> OnThreadAsync<T>(Func<Task<T>> work, CancellationToken cancellation = default) => transaction is null
        ? DatabaseThreads.RunAsync(sql.Engine, work, cancellation)
        : DatabaseThreads.RunWriteAsync(sql.Engine, work, cancellation);

    private async Task<int> EachAsync<T>(CommandDefinition statement, IEnumerable<T> rows, RowParameters<T> each)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = statement.CommandText;
        command.CommandTimeout = StatementSeconds;
        command.Transaction = transaction;
        var fill = each.Bind(command);
        var changed = 0;
        foreach (var row in rows)
        {
            fill(row);
            changed += await command.ExecuteNonQueryAsync(statement.CancellationToken);
        }

        return changed;
    }

    private Task<T> RunAsync<T>(
        string statement, object? arguments, Func<DbConnection, CommandDefinition, Task<T>> run, CancellationToken cancellation) =>
        RunAsync([statement], arguments, run, cancellation);

    private async Task<T> RunAsync<T>(
        string[] statements, object? arguments, Func<DbConnection, CommandDefinition, Task<T>> run, CancellationToken cancellation)
    {
        // Those that go together fail together.
        var spans = StatementSpans.Start(statements, sql.Engine);
        try
        {
            var text = statements.Length == 1 ? sql[statements[0]] : string.Join('\n', statements.Select(statement => sql[statement]));
            var command = new CommandDefinition(text, arguments, transaction, StatementSeconds, cancellationToken: cancellation);
            return await OnThreadAsync(() => run(connection, command), cancellation);
        }
        catch (Exception error) when (StatementSpans.Fail(spans, error))
        {
            throw;
        }
        catch (InvalidOperationException error) when (connection.State != ConnectionState.Open || transaction is { Connection: null })
        {
            throw new ConnectionLostException(error);
        }
        catch (DbException error) when (cancellation.IsCancellationRequested)
        {
            // SqlClient tells of its own cancelling as of an error of the database.
            throw new OperationCanceledException(error.Message, error, cancellation);
        }
        finally
        {
            StatementSpans.End(spans);
        }
    }
}
