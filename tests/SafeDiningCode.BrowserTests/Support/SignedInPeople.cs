using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using SafeDiningCode.Web.Accounts.Invitations;
using SafeDiningCode.Web.Accounts.Sessions;

namespace SafeDiningCode.BrowserTests.Support;

/// <summary>
/// People who are signed in, straight in the tables beside the server: what a session's cookie holds, for pages to be
/// looked at. The journeys sign in as people do.
/// </summary>
public sealed class SignedInPeople
{
    private const string Token = "1234567890ABCDEFGHJKMNPQRS";
    private const long OwnersAccount = 9001;

    private SignedInPeople(string owner, string regulator, string newOfficial) => (Owner, Regulator, NewOfficial) = (owner, regulator, newOfficial);

    /// <summary>An owner without a second factor.</summary>
    public string Owner { get; }

    /// <summary>A regulator of the city.</summary>
    public string Regulator { get; }

    /// <summary>An official who has yet to set up the second factor.</summary>
    public string NewOfficial { get; }

    /// <summary>The page of the owner's account, as the regulator sees it.</summary>
    public static string OwnersPath => string.Create(CultureInfo.InvariantCulture, $"/regulator/accounts/{OwnersAccount}");

    /// <summary>Where an open activation slip leads.</summary>
    public static string ActivationPath => $"/activate/{Token}";

    internal static async Task<SignedInPeople> AddAsync(string file, Codes codes)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        await using var connection = new SqliteConnection($"Data Source={file};Default Timeout=30");
        await connection.OpenAsync();
        var eatery = await connection.QuerySingleAsync<long>("SELECT eatery_id FROM licence WHERE number = @Licence", new { codes.First.Licence });
        var regulator = await SessionAsync(connection, 9000, "李安", "regulator", "5301", secondFactor: true, now);
        var owner = await SessionAsync(connection, OwnersAccount, "张三", "owner", division: null, secondFactor: false, now);
        var newOfficial = await SessionAsync(connection, 9002, "王五", "inspector", "5301", secondFactor: false, now);
        await connection.ExecuteAsync("INSERT INTO account_eatery (account_id, eatery_id, since) VALUES (@OwnersAccount, @eatery, @now)", new { OwnersAccount, eatery, now = Text(now) });
        await connection.ExecuteAsync(
            """
            INSERT INTO invitation (id, token_hash, eatery_id, division, phone, replaces, created_at, expires_at)
            SELECT 9003, @hash, id, division, '13812345678', 1, @now, @until FROM eatery WHERE id = @eatery
            """,
            new { hash = InvitationMaker.Hash(Token), eatery, now = Text(now), until = Text(now.AddDays(14)) });
        await connection.ExecuteAsync(
            """
            INSERT INTO notice (id, account_id, kind, subject, day, eatery_id, parameters, link, created_at, read_at)
            VALUES (9004, @OwnersAccount, 'certificate-expiring', 'staff', 20261120, @eatery, @certificates, '/owner', @now, @now),
                   (9005, @OwnersAccount, 'kitchen-offline', 'kitchen', 20261121, @eatery, @kitchen, '/owner', @now, NULL),
                   (9006, @OwnersAccount, 'code-replaced', 'code', 20261122, @eatery, @code, '/owner', @now, NULL)
            """,
            new
            {
                OwnersAccount, eatery, now = Text(now), certificates = """{"shop":"示例翠湖过桥米线","count":"2","date":"2026-12-20"}""",
                kitchen = """{"shop":"示例翠湖过桥米线","time":"2026-11-21 10:20"}""", code = """{"shop":"示例翠湖过桥米线","code":"0ABC-DEFG-HJKM-NPQR"}""",
            });
        return new SignedInPeople(owner, regulator, newOfficial);
    }

    private static async Task<string> SessionAsync(SqliteConnection connection, long id, string name, string role, string? division, bool secondFactor, DateTime now)
    {
        var session = SessionCookie.Draw();
        await connection.ExecuteAsync(
            """
            INSERT INTO account (id, name, sign_in_name, role, division, security_stamp, version, failures, totp_on, totp_step, created_at)
            VALUES (@id, @name, @signInName, @role, @division, 'stamp', 1, 0, @secondFactor, 0, @now);
            INSERT INTO account_session (id_hash, account_id, stamp, stage, second_factor, device, created_at, seen_at)
            VALUES (@hash, @id, 'stamp', 'in', @secondFactor, 'Android · WeChat', @now, @now);
            """,
            new { id, name, signInName = $"user.{id}", role, division, secondFactor, hash = SessionCookie.Hash(session), now = Text(now) });
        return session;
    }

    private static string Text(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss.fff", CultureInfo.InvariantCulture);
}
