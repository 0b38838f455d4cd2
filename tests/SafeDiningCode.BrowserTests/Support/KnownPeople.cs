using System.Globalization;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Invitations;
using SafeDiningCode.Web.Data;

namespace SafeDiningCode.BrowserTests.Support;

/// <summary>The accounts that pages are looked at from, and an invitation that is open: nothing of theirs changes.</summary>
public sealed class KnownPeople
{
    private const string Token = "1234567890ABCDEFGHJKMNPQRS";

    /// <summary>An owner without a second factor.</summary>
    public long Owner { get; private init; }

    /// <summary>A regulator of the city.</summary>
    public long Regulator { get; private init; }

    /// <summary>An official who has yet to set up the second factor.</summary>
    public long NewOfficial { get; private init; }

    /// <summary>The page of the owner's account, as the regulator sees it.</summary>
    public string OwnersPath => string.Create(CultureInfo.InvariantCulture, $"/regulator/accounts/{Owner}");

    /// <summary>Where an open activation slip leads.</summary>
    public static string ActivationPath => $"/activate/{Token}";

    internal static async Task<KnownPeople> AddAsync(SignedIn signedIn, IServiceProvider services, CodeLine shop)
    {
        var eatery = await signedIn.EateryAsync(shop);
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        await using (var session = await services.GetRequiredService<Database>().BeginAsync())
        {
            await session.Connection.ExecuteAsync(
                """
                INSERT INTO invitation (id, token_hash, eatery_id, division, phone, replaces, created_at, expires_at)
                SELECT 9003, @hash, id, division, '13812345678', 1, @now, @until FROM eatery WHERE id = @eatery
                """,
                new { hash = InvitationMaker.Hash(Token), eatery, now, until = now.AddDays(14) },
                session.Transaction);
            await session.CommitAsync();
        }

        var known = new KnownPeople
        {
            Regulator = await signedIn.AddAsync("李安", Role.Regulator, "5301"),
            Owner = await signedIn.AddAsync("张三", Role.Owner, eatery: eatery, secondFactor: false),
            NewOfficial = await signedIn.AddAsync("王五", Role.Inspector, "5301", secondFactor: false),
        };
        await AddNoticesAsync(services, known.Owner, eatery, now);
        return known;
    }

    // One that was read and two that were not.
    private static async Task AddNoticesAsync(IServiceProvider services, long owner, long eatery, DateTime now)
    {
        await using var session = await services.GetRequiredService<Database>().BeginAsync();
        await session.Connection.ExecuteAsync(
            """
            INSERT INTO notice (id, account_id, kind, subject, day, eatery_id, parameters, link, created_at, read_at)
            VALUES (9004, @owner, 'certificate-expiring', 'staff', 20261120, @eatery, @certificates, '/owner', @now, @now),
                   (9005, @owner, 'kitchen-offline', 'kitchen', 20261121, @eatery, @kitchen, '/owner', @now, NULL),
                   (9006, @owner, 'code-replaced', 'code', 20261122, @eatery, @code, '/owner', @now, NULL)
            """,
            new
            {
                owner, eatery, now, certificates = """{"shop":"示例翠湖过桥米线","count":"2","date":"2026-12-20"}""",
                kitchen = """{"shop":"示例翠湖过桥米线","time":"2026-11-21 10:20"}""", code = """{"shop":"示例翠湖过桥米线","code":"0ABC-DEFG-HJKM-NPQR"}""",
            },
            session.Transaction);
        await session.CommitAsync();
    }
}
