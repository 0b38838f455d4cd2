using Microsoft.Data.SqlClient;
using SafeDiningCode.Web.Data;

namespace SafeDiningCode.Tests.Data;

public sealed class SqlServerConnectionTests
{
    [Fact]
    public void What_the_writer_left_open_is_filled_in()
    {
        var complete = new SqlConnectionStringBuilder(SqlServerConnection.Complete("Server=tcp:db,1433;Database=anxin;User Id=u;Password='a;b'"));

        Assert.Equal(
            (5, 1, "SafeDiningCode", PoolBlockingPeriod.NeverBlock),
            (complete.ConnectTimeout, complete.ConnectRetryInterval, complete.ApplicationName, complete.PoolBlockingPeriod));
        Assert.Equal(("tcp:db,1433", "anxin", "u", "a;b"), (complete.DataSource, complete.InitialCatalog, complete.UserID, complete.Password));
        Assert.False(complete.MultipleActiveResultSets);
    }

    [Fact]
    public void What_the_writer_said_stays_in_whichever_words()
    {
        var complete = new SqlConnectionStringBuilder(
            SqlServerConnection.Complete("Data Source=db;Timeout=15;App=another;Pool Blocking Period=Auto;Max Pool Size=7"));

        Assert.Equal((15, "another", PoolBlockingPeriod.Auto, 7), (complete.ConnectTimeout, complete.ApplicationName, complete.PoolBlockingPeriod, complete.MaxPoolSize));
    }

    [Theory]
    [InlineData("Server=db;Password=se;cret", false)]
    [InlineData("Server=db;Connect Timeout=soon", false)]
    [InlineData("Server=db;Password='se;cret'", true)]
    public void What_is_no_connection_string_is_told_without_repeating_it(string text, bool readable) =>
        Assert.Equal(readable, SqlServerConnection.IsReadable(text));
}
