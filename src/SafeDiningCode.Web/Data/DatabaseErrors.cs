using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;

namespace SafeDiningCode.Web.Data;

/// <summary>What a database error means to the caller, on either engine.</summary>
internal static class DatabaseErrors
{
    private const int SqliteConstraint = 19;

    // Extended codes SQLITE_CONSTRAINT_UNIQUE and SQLITE_CONSTRAINT_PRIMARYKEY, sqlite.org/rescode.html.
    private static readonly int[] SqliteUnique = [2067, 1555];

    // SQLITE_BUSY, SQLITE_LOCKED.
    private static readonly int[] SqliteContended = [5, 6];

    // Duplicate key in an index (2601) or a constraint (2627).
    private static readonly int[] SqlServerUnique = [2601, 2627];

    // Chosen as deadlock victim (1205), lock request time-out (1222), snapshot conflict (3960).
    private static readonly int[] SqlServerContended = [1205, 1222, 3960];

    // Check or foreign key (547), null (515), text too long (2628, 8152), value that does not convert (241, 245, 8114),
    // JSON that cannot be read (13609).
    private static readonly int[] SqlServerBadRow = [547, 515, 2628, 8152, 241, 245, 8114, 13609];

    /// <summary>Somebody else wrote the same key first.</summary>
    public static bool IsUniqueViolation(Exception error) => error switch
    {
        SqliteException sqlite => SqliteUnique.Contains(sqlite.SqliteExtendedErrorCode),
        SqlException sql => SqlServerUnique.Contains(sql.Number),
        _ => false,
    };

    /// <summary>Repeating the same work at once is likely to succeed.</summary>
    public static bool IsContention(Exception error) => error switch
    {
        SqliteException sqlite => SqliteContended.Contains(sqlite.SqliteErrorCode),
        SqlException sql => SqlServerContended.Contains(sql.Number),
        _ => false,
    };

    /// <summary>One row broke a rule of the schema; its neighbours may be well.</summary>
    public static bool IsBadRow(Exception error) => error switch
    {
        SqliteException sqlite => sqlite.SqliteErrorCode == SqliteConstraint,
        SqlException sql => SqlServerBadRow.Contains(sql.Number),
        _ => false,
    };

    /// <summary>The database cannot do the work now (gone, full, read-only, overloaded): try again later.</summary>
    public static bool IsUnavailable(Exception error) => error is DbException or TimeoutException && !IsBadRow(error);
}
