using System.Data.Common;
using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using SafeDiningCode.Web.Data;

namespace SafeDiningCode.LoadTests.Compare;

/// <summary>Everything that an import left in the database, in memory, to be inserted again by the plainest means.</summary>
/// <param name="tables">Each with its columns and rows, in an order in which nothing refers to what is not there yet.</param>
internal sealed class StoredTables(IReadOnlyList<StoredTables.Table> tables)
{
    // Each with the column by which its rows belong to an eatery, where they do.
    private static readonly (string Name, string? Eatery)[] Names =
        [("eatery", "id"), ("licence", "eatery_id"), ("inspection", "eatery_id"), ("kitchen", "eatery_id"), ("code_issue", "eatery_id"), ("change_log", null)];

    /// <summary>How many rows each table has.</summary>
    public IReadOnlyList<(string Table, int Rows)> Counts => [.. tables.Select(table => (table.Name, table.Rows.Count))];

    /// <summary>Whether a database holds as many rows of each.</summary>
    /// <exception cref="ComparisonException">It does not.</exception>
    public async Task VerifyAsync(Database database, CancellationToken cancellation)
    {
        await using var connection = await database.ConnectAsync(cancellation);
        foreach (var table in tables)
        {
            var rows = await connection.ExecuteScalarAsync<int>($"SELECT COUNT(*) FROM {table.Name}");
            if (rows != table.Rows.Count)
            {
                throw new ComparisonException($"{table.Name} holds {rows} rows instead of {table.Rows.Count}.");
            }
        }
    }

    /// <summary>Reads the tables.</summary>
    public static async Task<StoredTables> ReadAsync(Database database, CancellationToken cancellation)
    {
        await using var connection = await database.ConnectAsync(cancellation);
        var found = new List<Table>();
        foreach (var (name, eatery) in Names)
        {
            await using var command = connection.CreateCommand();
            // In the order in which they were written: keys ascend.
            command.CommandText = $"SELECT * FROM {name} ORDER BY {eatery ?? "id"}";
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            var columns = Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).ToList();
            var rows = new List<object[]>();
            while (await reader.ReadAsync(cancellation))
            {
                var row = new object[columns.Count];
                reader.GetValues(row);
                rows.Add(row);
            }

            found.Add(new Table(name, columns, rows, eatery is null ? null : columns.IndexOf(eatery)));
        }

        return new StoredTables(found);
    }

    /// <summary>
    /// Inserts them: one prepared statement a table, so many eateries a transaction with all that belongs to them; over
    /// the service's own connection, so that the settings are the same.
    /// </summary>
    public async Task InsertAsync(Database database, int eateriesOfCommit, CancellationToken cancellation)
    {
        await using var connection = await database.ConnectAsync(cancellation);
        var inserts = tables.Select(table => Prepare(connection, table)).ToList();
        var next = new int[tables.Count];
        var eateries = tables[0].Rows;
        for (var done = 0; done < eateries.Count; done += eateriesOfCommit)
        {
            var isLast = done + eateriesOfCommit >= eateries.Count;
            var last = (long)eateries[Math.Min(done + eateriesOfCommit, eateries.Count) - 1][tables[0].Eatery!.Value];
            await using var transaction = await Database.BeginAsync(connection, cancellation);
            foreach (var (index, table) in tables.Index())
            {
                inserts[index].Transaction = transaction;
                while (next[index] < table.Rows.Count && (table.Eatery is { } eatery ? (long)table.Rows[next[index]][eatery] <= last : isLast))
                {
                    await InsertAsync(inserts[index], table.Rows[next[index]++], cancellation);
                }
            }

            await transaction.CommitAsync(cancellation);
        }

        foreach (var command in inserts)
        {
            await command.DisposeAsync();
        }
    }

    private static Task<int> InsertAsync(DbCommand command, object[] values, CancellationToken cancellation)
    {
        for (var column = 0; column < values.Length; column++)
        {
            command.Parameters[column].Value = values[column];
        }

        return command.ExecuteNonQueryAsync(cancellation);
    }

    private static DbCommand Prepare(DbConnection connection, Table table)
    {
        var command = connection.CreateCommand();
        var parameters = table.Columns.Select((_, index) => string.Create(CultureInfo.InvariantCulture, $"@{index}")).ToList();
        command.CommandText = $"INSERT INTO {table.Name} ({string.Join(", ", table.Columns)}) VALUES ({string.Join(", ", parameters)})";
        foreach (var name in parameters)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = name });
        }

        return command;
    }

    /// <summary>A table's columns and rows, and the column that says whose each row is.</summary>
    internal sealed record Table(string Name, IReadOnlyList<string> Columns, IReadOnlyList<object[]> Rows, int? Eatery);
}
