using SafeDiningCode.Web.Data;

namespace SafeDiningCode.Tests.Data;

public sealed class DatabaseThreadsTests
{
    [Fact]
    public async Task Work_with_sqlite_is_not_done_on_the_threads_that_answer_requests()
    {
        var (there, inside) = await DatabaseThreads.RunAsync(DatabaseEngine.Sqlite, async () =>
        {
            var outer = Thread.CurrentThread.IsThreadPoolThread;
            // Work within work goes on where it is, however many wait outside.
            var inner = await DatabaseThreads.RunAsync(DatabaseEngine.Sqlite, () => Task.FromResult(Thread.CurrentThread.IsThreadPoolThread));
            return (outer, inner);
        });

        Assert.False(there);
        Assert.False(inside);
    }

    [Fact]
    public async Task Who_asks_goes_on_elsewhere_and_hears_what_went_wrong()
    {
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => DatabaseThreads.RunAsync<int>(
            DatabaseEngine.Sqlite, () => throw new InvalidOperationException("as it was")));
        Assert.Equal("as it was", error.Message);

        await DatabaseThreads.RunAsync(DatabaseEngine.Sqlite, () => Task.FromResult(1));
        Assert.True(Thread.CurrentThread.IsThreadPoolThread);
    }

    [Fact]
    public async Task What_was_given_up_before_its_turn_is_not_done()
    {
        using var given = new CancellationTokenSource();
        await given.CancelAsync();
        var done = false;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => DatabaseThreads.RunAsync(
            DatabaseEngine.Sqlite,
            () =>
            {
                done = true;
                return Task.FromResult(1);
            },
            given.Token));
        Assert.False(done);
    }
}
