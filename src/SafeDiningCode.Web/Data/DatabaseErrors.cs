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

    // Chosen as deadlock victim (1205), lock request time-out (1222), snapshot conflicts (3960, 3961, and of tables in
    // memory 41301, 41302, 41305, 41325).
    private static readonly int[] SqlServerContended = [1205, 1222, 3960, 3961, 41301, 41302, 41305, 41325];

    // Check or foreign key (547), null (515), text too long (2628, 8152), value that does not convert or does not fit
    // (220, 241, 242, 245, 248, 8114, 8115), JSON that cannot be read (13609).
    private static readonly int[] SqlServerBadRow = [547, 515, 2628, 8152, 220, 241, 242, 245, 248, 8114, 8115, 13609];

    // A statement that no waiting mends, ours to repair: syntax (102, 105, 156, 319), a name that is not there (137, 207,
    // 208, 209, 2812), types or collations that clash (206, 257, 402, 468), counts (120, 213, 512), parameters (201, 8144,
    // 8145, 8178, 8003).
    private static readonly int[] SqlServerFault =
        [102, 105, 120, 137, 156, 201, 206, 207, 208, 209, 213, 257, 319, 402, 468, 512, 2812, 8003, 8144, 8145, 8178];

    // What the server says to whom it will not let in, now or in a minute: no such database or no right to it (4060, 4063,
    // 4064, 916), login refused (18450, 18452, 18456, 18470), locked (18486) or its password expired (18487, 18488).
    private static readonly int[] SqlServerRefused = [4060, 4063, 4064, 916, 18450, 18452, 18456, 18470, 18486, 18487, 18488];

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
        SqlException sql => sql.Errors.Cast<SqlError>().Any(one => SqlServerContended.Contains(one.Number)),
        _ => false,
    };

    /// <summary>One row broke a rule of the schema; its neighbours may be well.</summary>
    public static bool IsBadRow(Exception error) => error switch
    {
        SqliteException sqlite => sqlite.SqliteErrorCode == SqliteConstraint,
        SqlException sql => SqlServerBadRow.Contains(sql.Number),
        _ => false,
    };

    /// <summary>
    /// The database cannot do the work now (gone, full, read-only, overloaded, too slow): try again later. On SQL Server
    /// that is whatever is neither a row's fault nor the statement's: the list of what can pass by itself (-2, 64, 121,
    /// 233, 258, 701, 802, 976, 983, 4060, 8645, 8651, 10053, 10054, 10060, 10928, 40197, 40501, 40613, 49918 …) grows
    /// with every release, and an unknown number is better waited for than shown as a fault of ours.
    /// </summary>
    public static bool IsUnavailable(Exception error) => error switch
    {
        SqlException sql => !SqlServerBadRow.Contains(sql.Number) && !SqlServerUnique.Contains(sql.Number) && !SqlServerFault.Contains(sql.Number),
        DbException => !IsBadRow(error),
        TimeoutException => true,
        _ => false,
    };

    /// <summary>The server answered and will not let this service in: waiting does not help.</summary>
    public static bool IsRefusedLogin(Exception error) =>
        error is SqlException sql
        && (sql.Errors.Cast<SqlError>().Any(one => SqlServerRefused.Contains(one.Number))
            || sql.InnerException is System.Security.Authentication.AuthenticationException);
}
