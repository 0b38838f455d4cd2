namespace SafeDiningCode.Web.Data;

/// <summary>The engines the service runs on.</summary>
public enum DatabaseEngine
{
    /// <summary>Embedded, one machine, local disk.</summary>
    Sqlite,

    /// <summary>SQL Server 2019 or later, or an engine that speaks its protocol.</summary>
    SqlServer,
}

/// <summary>Which database holds the records: settings <c>Database:Engine</c> and <c>ConnectionStrings:Database</c>.</summary>
public sealed class DatabaseOptions
{
    /// <summary>The engine; the embedded one unless set.</summary>
    public DatabaseEngine Engine { get; set; } = DatabaseEngine.Sqlite;

    /// <summary>The connection string; for SQLite a file under <c>./data</c> of the caller's folder unless set.</summary>
    public string ConnectionString { get; set; } = "";

    /// <summary>
    /// How many seconds a start waits for a SQL Server that is not there yet, as where all parts are started at once:
    /// setting <c>Database:WaitAtStartSeconds</c>.
    /// </summary>
    public int WaitAtStartSeconds { get; set; } = 60;
}
