using Dapper;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Sessions;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Hosting;

namespace SafeDiningCode.BrowserTests.Support;

/// <summary>
/// Signs visitors in without the sign-in: an account and a session of it, straight into the database of the server that
/// runs beside. What pages look like behind the sign-in is tested so, and signing in itself elsewhere.
/// </summary>
internal sealed class SignedIn : IAsyncDisposable
{
    private static int last = 900_000;
    private readonly ServiceProvider provider;

    /// <summary>Over the database in a server's folder.</summary>
    public SignedIn(string folder)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([KeyValuePair.Create("ConnectionStrings:Database", (string?)$"Data Source={Path.Combine(folder, "data", "safedining.db")}")])
            .Build();
        provider = new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration).AddSafeDining(configuration).BuildServiceProvider();
    }

    /// <summary>The key of the eatery behind a code.</summary>
    public async Task<long> EateryAsync(CodeLine code)
    {
        await using var session = await provider.GetRequiredService<Database>().OpenAsync();
        return await session.Connection.QuerySingleAsync<long>("SELECT eatery_id FROM licence WHERE number = @Licence", new { code.Licence });
    }

    /// <summary>Gives the visitor the cookie of a new account: an owner's of this eatery, or an official's of this division.</summary>
    public async Task EnterAsync(Visitor visitor, Role role, string? division = null, long? eatery = null)
    {
        var now = provider.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var account = new { id = (long)Interlocked.Increment(ref last), name = "示例用户", role = Roles.ToCode(role), division, stamp = Guid.NewGuid().ToString("N"), now, eatery };
        await using var session = await provider.GetRequiredService<Database>().BeginAsync();
        await session.Connection.ExecuteAsync(
            """
            INSERT INTO account (id, name, role, division, security_stamp, version, failures, totp_on, totp_step, created_at)
            VALUES (@id, @name, @role, @division, @stamp, 1, 0, 1, 0, @now);
            INSERT INTO account_eatery (account_id, eatery_id, since) SELECT @id, @eatery, @now WHERE @eatery IS NOT NULL;
            """,
            account,
            session.Transaction);
        var id = await provider.GetRequiredService<SessionBook>().BeginAsync(session, account.id, account.stamp, SessionStage.In, secondFactor: true, "Chromium · test");
        await session.CommitAsync();
        await visitor.SignInAsync(id);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => provider.DisposeAsync();
}
