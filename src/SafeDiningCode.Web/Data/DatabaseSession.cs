using System.Data.Common;
using Dapper;

namespace SafeDiningCode.Web.Data;

/// <summary>One connection for one operation, with a transaction where two writes must agree. Statements go by name.</summary>
internal sealed class DatabaseSession(SqlCatalogue sql, DbConnection connection, DbTransaction? transaction) : IAsyncDisposable
{
    private readonly List<Func<Task>> afterCommit = [];

    public DbConnection Connection => connection;

    /// <summary>The transaction; null where each statement stands alone.</summary>
    public DbTransaction? Transaction => transaction;

    public Task<int> ExecuteAsync(string statement, object? arguments = null, CancellationToken cancellation = default) =>
        connection.ExecuteAsync(Command(statement, arguments, cancellation));

    /// <summary>All rows, read into memory.</summary>
    public async Task<List<T>> QueryAsync<T>(string statement, object? arguments = null, CancellationToken cancellation = default) =>
        (await connection.QueryAsync<T>(Command(statement, arguments, cancellation))).AsList();

    /// <summary>The row, or null (default) where there is none.</summary>
    /// <exception cref="InvalidOperationException">There is more than one.</exception>
    public Task<T?> SingleOrDefaultAsync<T>(string statement, object? arguments = null, CancellationToken cancellation = default) =>
        connection.QuerySingleOrDefaultAsync<T>(Command(statement, arguments, cancellation));

    /// <summary>The one row.</summary>
    public Task<T> SingleAsync<T>(string statement, object? arguments = null, CancellationToken cancellation = default) =>
        connection.QuerySingleAsync<T>(Command(statement, arguments, cancellation));

    /// <summary>Several result sets of one round trip.</summary>
    public Task<SqlMapper.GridReader> QueryMultipleAsync(string statement, object? arguments = null, CancellationToken cancellation = default) =>
        connection.QueryMultipleAsync(Command(statement, arguments, cancellation));

    /// <summary>Rows one by one as they arrive, for results too large to hold.</summary>
    public IAsyncEnumerable<T> StreamAsync<T>(string statement, object? arguments = null) =>
        connection.QueryUnbufferedAsync<T>(sql[statement], arguments, transaction, commandTimeout: 600);

    /// <summary>Has something done once the transaction is committed, and only then.</summary>
    public void AfterCommit(Func<Task> then) => afterCommit.Add(then);

    public async Task CommitAsync(CancellationToken cancellation = default)
    {
        await (transaction?.CommitAsync(cancellation) ?? throw new InvalidOperationException("This session has no transaction."));
        foreach (var then in afterCommit)
        {
            await then();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (transaction is not null)
        {
            await transaction.DisposeAsync();
        }

        await connection.DisposeAsync();
    }

    private CommandDefinition Command(string statement, object? arguments, CancellationToken cancellation) =>
        new(sql[statement], arguments, transaction, commandTimeout: 600, cancellationToken: cancellation);
}
