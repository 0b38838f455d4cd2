using System.Net;
using Dapper;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Sessions;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Registry.Divisions;

namespace SafeDiningCode.LoadTests.Desk;

/// <summary>A browser signed in as a regulator of the whole city, with an account of its own for this run.</summary>
internal static class CityReader
{
    /// <summary>Adds the account and begins its session in the database, as signing in would.</summary>
    public static async Task<HttpClient> SignInAsync(IServiceProvider parts, Uri address)
    {
        var directory = parts.GetRequiredService<DivisionDirectory>();
        await directory.LoadAsync();
        var id = parts.GetRequiredService<TimeOrderedIds>().Next();
        var stamp = Guid.NewGuid().ToString("N");
        await using var session = await parts.GetRequiredService<Database>().BeginAsync();
        await session.Connection.ExecuteAsync(
            """
            INSERT INTO account (id, name, role, division, security_stamp, version, failures, totp_on, totp_step, created_at)
            VALUES (@id, '示例读者', @role, @division, @stamp, 1, 0, 1, 0, @now)
            """,
            new { id, role = Roles.ToCode(Role.Regulator), division = directory.Top.Code, stamp, now = TimeProvider.System.GetUtcNow().UtcDateTime },
            session.Transaction);
        var cookie = await parts.GetRequiredService<SessionBook>().BeginAsync(session, id, stamp, SessionStage.In, secondFactor: true, "load test");
        await session.CommitAsync();
        var cookies = new CookieContainer();
        cookies.Add(address, new Cookie(SessionCookie.Name, cookie));
        return new HttpClient(new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = address };
    }
}
