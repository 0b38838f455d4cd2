using Microsoft.Data.SqlClient;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Data;

namespace SafeDiningCode.Tests.Data;

public sealed class DatabaseErrorsTests
{
    [Theory]
    [InlineData(1205)]
    [InlineData(1222)]
    [InlineData(3960)]
    [InlineData(3621, 1205)]
    public void Contention_is_told_wherever_it_stands_among_the_errors(params int[] numbers)
    {
        Assert.True(DatabaseErrors.IsContention(SqlServerFailure.Of(numbers)));
        Assert.True(DatabaseErrors.IsUnavailable(SqlServerFailure.Of(numbers)));
    }

    [Theory]
    [InlineData(2601)]
    [InlineData(2627)]
    public void Somebody_elses_key_is_neither_a_bad_row_nor_an_outage(int number)
    {
        var error = SqlServerFailure.Of(number, 3621);
        Assert.Equal(
            (true, false, false, false),
            (DatabaseErrors.IsUniqueViolation(error), DatabaseErrors.IsBadRow(error), DatabaseErrors.IsUnavailable(error), DatabaseErrors.IsContention(error)));
    }

    [Theory]
    [InlineData(547)]
    [InlineData(2628)]
    [InlineData(8152)]
    [InlineData(8115)]
    [InlineData(241)]
    public void A_bad_row_is_not_an_outage(int number)
    {
        var error = SqlServerFailure.Of(number, 3621);
        Assert.Equal((true, false), (DatabaseErrors.IsBadRow(error), DatabaseErrors.IsUnavailable(error)));
    }

    // Time-outs, broken connections, failovers, throttling, no memory, no space, a database that is read-only.
    [Theory]
    [MemberData(nameof(Passing))]
    public void What_may_pass_by_itself_is_an_outage_and_no_reason_to_repeat_at_once(int number)
    {
        var error = SqlServerFailure.Of(number);
        Assert.Equal(
            (true, false, false, false),
            (DatabaseErrors.IsUnavailable(error), DatabaseErrors.IsContention(error), DatabaseErrors.IsBadRow(error), DatabaseErrors.IsUniqueViolation(error)));
    }

    public static TheoryData<int> Passing =>
    [
        -2, 0, 20, 64, 121, 233, 258, 701, 802, 976, 983, 1101, 1105, 3906, 4060, 4221, 8645, 8651, 9002, 10053, 10054, 10060, 10928, 10929, 11001,
        40197, 40501, 40613, 49918, 49919, 49920,
    ];

    [Theory]
    [InlineData(102)]
    [InlineData(208)]
    [InlineData(468)]
    public void A_statement_that_is_wrong_is_our_fault_and_no_outage(int number) => Assert.False(DatabaseErrors.IsUnavailable(SqlServerFailure.Of(number)));

    [Theory]
    [InlineData(true, 4060, 18456)]
    [InlineData(true, 18456)]
    [InlineData(false, 10060)]
    [InlineData(false, 18401)]
    public void A_login_that_is_refused_is_not_waited_for(bool refused, params int[] numbers) =>
        Assert.Equal(refused, DatabaseErrors.IsRefusedLogin(SqlServerFailure.Of(numbers)));

    [Fact]
    public async Task A_transaction_that_was_ended_under_our_hands_is_an_outage_and_our_own_mistakes_are_not()
    {
        await using var services = await TestServices.CreateAsync();
        await using var session = await services.Database.BeginAsync(TestContext.Current.CancellationToken);
        await session.Transaction!.RollbackAsync(TestContext.Current.CancellationToken);

        Assert.True(DatabaseErrors.IsUnavailable(await Assert.ThrowsAsync<ConnectionLostException>(() => session.CommitAsync())));
        var sql = new SqlCatalogue(DatabaseEngine.SqlServer);
        await using var broken = new DatabaseSession(sql, new SqlConnection("Server=127.0.0.1,1;Connect Timeout=1"), transaction: null, Patience.Short);
        Assert.True(DatabaseErrors.IsUnavailable(await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => broken.SingleAsync<int>("IsReady"))));
        await using var open = await services.Database.OpenAsync(TestContext.Current.CancellationToken);
        Assert.False(DatabaseErrors.IsUnavailable(await Assert.ThrowsAsync<InvalidOperationException>(() => open.CommitAsync())));
        Assert.False(DatabaseErrors.IsUnavailable(await Assert.ThrowsAsync<InvalidOperationException>(
            () => open.SingleAsync<string>("FindSecretKey", new { Purpose = "none", Period = 0 }))));
    }
}
