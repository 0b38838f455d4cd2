using System.Diagnostics;
using Dapper;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Registry.Changes;
using SafeDiningCode.Web.Scanning.Changes;
using SafeDiningCode.Web.Scanning.Profiles;

namespace SafeDiningCode.Tests.Scanning.Changes;

public sealed class ChangeFollowerTests
{
    [Fact]
    public async Task What_another_process_writes_is_shown_within_a_second()
    {
        await using var site = await TestSite.StartAsync();
        var eatery = await Eateries.AddAsync(site.Database);
        var path = $"/c/{await Eateries.IssueCodeAsync(site, eatery)}";
        Assert.Equal(Eateries.Sign, (await site.PageAsync(path)).QuerySelector("h1")!.TextContent);

        await Measured.AssertAtMostAsync(TimeSpan.FromSeconds(1.5), async attempt =>
        {
            var sign = $"示例新招牌{attempt}";
            await RenameAsync(site.Database, site.Get<ChangeLog>(), eatery, sign);
            var written = Stopwatch.StartNew();
            await Eventually.HoldsAsync(async () => (await site.PageAsync(path)).QuerySelector("h1")!.TextContent == sign, "The change is not shown.");
            return written.Elapsed;
        });
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_change_that_commits_late_under_an_earlier_id_is_not_missed(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        var eatery = await Eateries.AddAsync(services.Database);
        var code = (await Eateries.IssueCodeAsync(services, eatery)).ToString();
        var cache = services.Get<ProfileCache>();
        var follower = services.Get<ChangeFollower>();
        await AddChangeAsync(services, 10, 0);
        await follower.PollAsync(default);
        await cache.FindAsync(code);

        // 12 is committed before 11, as two transactions may be.
        await AddChangeAsync(services, 12, 0);
        await follower.PollAsync(default);
        await RenameOnlyAsync(services.Database, eatery, "示例新招牌");
        await AddChangeAsync(services, 11, eatery);
        services.Clock.Advance(TimeSpan.FromSeconds(9));
        await follower.PollAsync(default);
        Assert.Equal("示例新招牌", (await cache.FindAsync(code)).Profile!.Name);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_hole_is_given_up_after_ten_seconds(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        var eatery = await Eateries.AddAsync(services.Database);
        var code = (await Eateries.IssueCodeAsync(services, eatery)).ToString();
        var cache = services.Get<ProfileCache>();
        var follower = services.Get<ChangeFollower>();
        await AddChangeAsync(services, 10, 0);
        await AddChangeAsync(services, 12, 0);
        await follower.PollAsync(default);
        services.Clock.Advance(TimeSpan.FromSeconds(11));
        await follower.PollAsync(default);
        await cache.FindAsync(code);

        await RenameOnlyAsync(services.Database, eatery, "示例新招牌");
        await AddChangeAsync(services, 11, eatery);
        await follower.PollAsync(default);
        Assert.Equal(Eateries.Sign, (await cache.FindAsync(code)).Profile!.Name);

        // Profiles are read again after a minute whatever happens.
        services.Clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal("示例新招牌", (await cache.FindAsync(code)).Profile!.Name);
    }

    private static async Task RenameAsync(Web.Data.Database database, ChangeLog changes, long eatery, string sign)
    {
        await using var session = await database.BeginAsync();
        await session.Connection.ExecuteAsync("UPDATE eatery SET sign = @sign WHERE id = @eatery", new { sign, eatery }, session.Transaction);
        await changes.AddAsync(session, [eatery], new DateTime(2026, 11, 22, 4, 0, 0, DateTimeKind.Utc));
        await session.CommitAsync();
    }

    private static async Task RenameOnlyAsync(Web.Data.Database database, long eatery, string sign)
    {
        await using var connection = await database.ConnectAsync();
        await connection.ExecuteAsync("UPDATE eatery SET sign = @sign WHERE id = @eatery", new { sign, eatery });
    }

    private static async Task AddChangeAsync(TestServices services, long id, long eatery)
    {
        await using var connection = await services.Database.ConnectAsync();
        var insert = "INSERT INTO change_log (id, changed_at, eateries) VALUES (@id, @now, @eateries);";
        if (services.Database.Engine == Web.Data.DatabaseEngine.SqlServer)
        {
            insert = $"SET IDENTITY_INSERT change_log ON; {insert} SET IDENTITY_INSERT change_log OFF;";
        }

        await connection.ExecuteAsync(insert, new { id, now = services.Clock.GetUtcNow().UtcDateTime, eateries = $"[{eatery}]" });
    }
}
