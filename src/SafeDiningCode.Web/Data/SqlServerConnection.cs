using Microsoft.Data.SqlClient;

namespace SafeDiningCode.Web.Data;

/// <summary>What a connection to SQL Server is like where its connection string does not say.</summary>
internal static class SqlServerConnection
{
    private const string ConnectTimeout = "Connect Timeout";
    private const string ConnectRetryInterval = "Connect Retry Interval";
    private const string ApplicationName = "Application Name";
    private const string PoolBlockingPeriod = "Pool Blocking Period";
    private const int ConnectSeconds = 5;
    private const int RetrySeconds = 1;

    /// <summary>
    /// The connection string with what this service needs and its writer left open: it gives up a dead server after five
    /// seconds rather than fifteen, tries a second time after one second rather than ten, finds it again as soon as it is
    /// back (else the pool repeats an old refusal for up to a minute), and says who it is.
    /// </summary>
    public static string Complete(string connectionString)
    {
        var complete = new SqlConnectionStringBuilder(connectionString);
        if (!complete.ShouldSerialize(ConnectTimeout))
        {
            complete.ConnectTimeout = ConnectSeconds;
        }

        if (!complete.ShouldSerialize(ConnectRetryInterval))
        {
            complete.ConnectRetryInterval = RetrySeconds;
        }

        if (!complete.ShouldSerialize(ApplicationName))
        {
            complete.ApplicationName = "SafeDiningCode";
        }

        if (!complete.ShouldSerialize(PoolBlockingPeriod))
        {
            complete.PoolBlockingPeriod = Microsoft.Data.SqlClient.PoolBlockingPeriod.NeverBlock;
        }

        return complete.ConnectionString;
    }

    /// <summary>Whether this text is a connection string at all. What is wrong with it is not told: it may be the password.</summary>
    public static bool IsReadable(string connectionString)
    {
        try
        {
            _ = new SqlConnectionStringBuilder(connectionString);
            return true;
        }
        catch (Exception error) when (error is ArgumentException or FormatException or InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>Server and database, for a message: never who signs in, nor with what.</summary>
    public static (string Server, string Database) Names(string connectionString)
    {
        var names = new SqlConnectionStringBuilder(connectionString);
        return (names.DataSource, names.InitialCatalog);
    }
}
