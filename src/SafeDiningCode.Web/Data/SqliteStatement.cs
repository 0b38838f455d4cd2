using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace SafeDiningCode.Web.Data;

/// <summary>
/// A prepared statement of SQLite itself, for the one path where names of parameters, boxed values and a reader for each
/// row cost more than the statement does. It fails as the driver's commands do. Used by one at a time.
/// </summary>
internal sealed class SqliteStatement : IDisposable
{
    private const int BytesOnStack = 256;
    private readonly sqlite3 handle;
    private readonly sqlite3_stmt statement;
    private int bound;

    private SqliteStatement(sqlite3 handle, sqlite3_stmt statement) => (this.handle, this.statement) = (handle, statement);

    /// <summary>Prepares all the statements of a text, in their order. They are to be disposed before their connection is.</summary>
    /// <exception cref="SqliteException">One cannot be prepared.</exception>
    /// <exception cref="InvalidOperationException">The connection is closed.</exception>
    public static IReadOnlyList<SqliteStatement> PrepareAll(SqliteConnection connection, string sql)
    {
        var database = connection.Handle ?? throw new InvalidOperationException("The connection is closed.");
        var prepared = new List<SqliteStatement>();
        ReadOnlySpan<byte> rest = Encoding.UTF8.GetBytes(sql);
        try
        {
            while (!rest.IsEmpty)
            {
                SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(database, rest, out var next, out rest), database);
                // After the last there is white space.
                if (!next.IsInvalid)
                {
                    prepared.Add(new SqliteStatement(database, next));
                }
            }

            return prepared;
        }
        catch
        {
            prepared.ForEach(one => one.Dispose());
            throw;
        }
    }

    /// <summary>The same statement, once it is sure that its parameters are these, in the order in which they first appear.</summary>
    /// <exception cref="ArgumentException">They are others.</exception>
    public SqliteStatement With(params ReadOnlySpan<string> parameters)
    {
        if (raw.sqlite3_bind_parameter_count(statement) != parameters.Length)
        {
            throw new ArgumentException($"The statement has {raw.sqlite3_bind_parameter_count(statement)} parameters and not {parameters.Length}.", nameof(parameters));
        }

        for (var i = 0; i < parameters.Length; i++)
        {
            if (raw.sqlite3_bind_parameter_name(statement, i + 1).utf8_to_string() is var name && name != parameters[i])
            {
                throw new ArgumentException($"Parameter {i + 1} of the statement is {name} and not {parameters[i]}.", nameof(parameters));
            }
        }

        return this;
    }

    /// <summary>Binds the next parameter to a number.</summary>
    public SqliteStatement Bind(long value) => Bound(raw.sqlite3_bind_int64(statement, ++bound, value));

    /// <summary>Binds the next parameter to a text in UTF-8.</summary>
    public SqliteStatement Bind(ReadOnlySpan<byte> text) => Bound(raw.sqlite3_bind_text(statement, ++bound, text));

    /// <summary>Binds the next parameter to a text, or to NULL.</summary>
    public SqliteStatement Bind(string? text)
    {
        if (text is null)
        {
            return Bound(raw.sqlite3_bind_null(statement, ++bound));
        }

        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        var bytes = most <= BytesOnStack ? stackalloc byte[BytesOnStack] : new byte[most];
        return Bind(bytes[..Encoding.UTF8.GetBytes(text, bytes)]);
    }

    /// <summary>Runs a statement that writes, and answers how many rows it wrote.</summary>
    /// <exception cref="SqliteException">The database will not have it, or cannot.</exception>
    public int Execute()
    {
        try
        {
            Step();
            return raw.sqlite3_changes(handle);
        }
        finally
        {
            Reset();
        }
    }

    /// <summary>Runs a statement that reads one row, and reads it; null where there is none.</summary>
    /// <exception cref="SqliteException">The database cannot read it.</exception>
    public T? ReadOne<T>(Func<SqliteStatement, T> read)
        where T : class
    {
        try
        {
            return Step() ? read(this) : null;
        }
        finally
        {
            Reset();
        }
    }

    /// <summary>A number of the row, by its place.</summary>
    public long Number(int column) => raw.sqlite3_column_int64(statement, column);

    /// <summary>A text of the row, by its place.</summary>
    public string Text(int column) => raw.sqlite3_column_text(statement, column).utf8_to_string();

    public void Dispose() => statement.Dispose();

    private SqliteStatement Bound(int result)
    {
        SqliteException.ThrowExceptionForRC(result, handle);
        return this;
    }

    private bool Step()
    {
        var result = raw.sqlite3_step(statement);
        SqliteException.ThrowExceptionForRC(result, handle);
        return result == raw.SQLITE_ROW;
    }

    // Says again what went wrong in the step, which has been thrown.
    private void Reset()
    {
        bound = 0;
        raw.sqlite3_reset(statement);
    }
}
