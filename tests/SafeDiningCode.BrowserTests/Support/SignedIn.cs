using System.Collections.Concurrent;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Sessions;
using SafeDiningCode.Web.Data;

namespace SafeDiningCode.BrowserTests.Support;

/// <summary>
/// The way in for whoever is to be signed in already: accounts and their sessions, straight into the database of the
/// server that runs beside. Journeys that are about signing in do it as people do.
/// </summary>
internal sealed class SignedIn(IServiceProvider services)
{
    private static long last = 9_000_000;

    // One for each account, as on one phone: the page of an account lists them all.
    private readonly ConcurrentDictionary<long, Lazy<Task<string>>> sessions = [];

    private Database Database => services.GetRequiredService<Database>();

    /// <summary>The key of the eatery behind a code.</summary>
    public async Task<long> EateryAsync(CodeLine code)
    {
        await using var session = await Database.OpenAsync();
        return await session.Connection.QuerySingleAsync<long>("SELECT eatery_id FROM licence WHERE number = @Licence", new { code.Licence });
    }

    /// <summary>How many rows of an eatery (<c>@eatery</c>) a statement counts.</summary>
    public async Task<int> CountAsync(string sql, long eatery)
    {
        await using var session = await Database.OpenAsync();
        return await session.Connection.QuerySingleAsync<int>(sql, new { eatery });
    }

    /// <summary>Signs a visitor in to a new account: an owner's of this eatery, or an official's of this division.</summary>
    public async Task EnterAsync(Visitor visitor, Role role, string? division = null, long? eatery = null) =>
        await EnterAsync(visitor, await AddAsync("示例用户", role, division, eatery));

    /// <summary>Signs a visitor in to this account.</summary>
    public async Task EnterAsync(Visitor visitor, long account) =>
        await visitor.SignInAsync(await sessions.GetOrAdd(account, id => new(() => BeginAsync(id))).Value);

    /// <summary>Adds an account and answers its key.</summary>
    /// <param name="name">Whose.</param>
    /// <param name="role">What they may do.</param>
    /// <param name="division">Where, if it is an official.</param>
    /// <param name="eatery">What they own, if it is an owner.</param>
    /// <param name="since">Since when; now unless given.</param>
    /// <param name="secondFactor">Whether the second factor is set up.</param>
    public async Task<long> AddAsync(string name, Role role, string? division = null, long? eatery = null, DateTime? since = null, bool secondFactor = true)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var id = Interlocked.Increment(ref last);
        await using var session = await Database.BeginAsync();
        await session.Connection.ExecuteAsync(
            """
            INSERT INTO account (id, name, sign_in_name, role, division, security_stamp, version, failures, totp_on, totp_step, created_at)
            VALUES (@id, @name, @signInName, @role, @division, @stamp, 1, 0, @secondFactor, 0, @now);
            INSERT INTO account_eatery (account_id, eatery_id, since) SELECT @id, @eatery, @since WHERE @eatery IS NOT NULL;
            """,
            new
            {
                id, name, signInName = $"user.{id}", role = Roles.ToCode(role), division, stamp = Guid.NewGuid().ToString("N"), secondFactor, now, eatery,
                since = since ?? now,
            },
            session.Transaction);
        await session.CommitAsync();
        return id;
    }

    private async Task<string> BeginAsync(long account)
    {
        await using var session = await Database.BeginAsync();
        var (stamp, secondFactor) = await session.Connection.QuerySingleAsync<(string, long)>(
            "SELECT security_stamp, totp_on FROM account WHERE id = @account", new { account }, session.Transaction);
        var id = await services.GetRequiredService<SessionBook>().BeginAsync(session, account, stamp, SessionStage.In, secondFactor == 1, "Android · WeChat");
        await session.CommitAsync();
        return id;
    }
}
