using System.Diagnostics;
using Dapper;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Registry.Changes;

namespace SafeDiningCode.Tests.Faults;

/// <summary>How soon two real servers over one database and one Redis show what has changed.</summary>
[Collection(Alone.Name)]
public sealed class ChangeOnBothTests
{
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_licence_that_is_withdrawn_shows_on_both_within_a_second(string engine)
    {
        await using var city = await Instances.PrepareAsync(engine, eateries: 3);
        await city.AddServersAsync(2);
        await Measured.AssertAtMostAsync(TimeSpan.FromSeconds(1), async attempt =>
        {
            var path = $"/c/{city.Codes[attempt]}";
            foreach (var client in city.Clients)
            {
                Assert.Contains("可以提供餐饮服务", await client.GetStringAsync(path, TestContext.Current.CancellationToken), StringComparison.Ordinal);
            }

            var committing = await WithdrawAsync(city, city.EateryIds[attempt]);
            foreach (var client in city.Clients)
            {
                await Eventually.HoldsAsync(
                    async () => !(await client.GetStringAsync(path, TestContext.Current.CancellationToken)).Contains("可以提供餐饮服务", StringComparison.Ordinal),
                    "The change is not shown.");
            }

            return committing.Elapsed;
        });
    }

    // Answers the time since it began to commit.
    private static async Task<Stopwatch> WithdrawAsync(Instances city, long eatery)
    {
        await using var session = await city.Command.Database.BeginAsync();
        await session.Connection.ExecuteAsync("UPDATE licence SET status = 'withdrawn' WHERE eatery_id = @eatery", new { eatery }, session.Transaction);
        await city.Command.Get<ChangeLog>().AddAsync(session, [eatery], TimeProvider.System.GetUtcNow().UtcDateTime);
        var committing = Stopwatch.StartNew();
        await session.CommitAsync();
        return committing;
    }
}
