using System.Net;
using AngleSharp.Html.Dom;
using Dapper;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Identity;
using SafeDiningCode.Web.Accounts.Pages;
using SafeDiningCode.Web.Accounts.Sessions;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Hosting.Layout;

namespace SafeDiningCode.Tests.Support;

/// <summary>
/// People who are signed in, without going through the sign-in: accounts straight into the tables, with a session that
/// has shown its second factor.
/// </summary>
internal static class People
{
    private static int last = 5000;

    /// <summary>A browser signed in as an owner of these eateries.</summary>
    public static Task<HttpClient> SignInAsync(this TestSite site, Role role, params long[] eateryIds) =>
        SignInAsync(site, role, division: null, eateryIds);

    /// <summary>A browser signed in as an official of this division, like <c>5301</c>.</summary>
    public static Task<HttpClient> SignInAsync(this TestSite site, Role role, string division) => SignInAsync(site, role, division, []);

    /// <summary>A browser signed in to this account.</summary>
    public static async Task<HttpClient> SignInAsync(this TestSite site, long account, bool secondFactor = true)
    {
        await using var session = await site.Database.OpenAsync();
        var stamp = await session.Connection.QuerySingleAsync<string>("SELECT security_stamp FROM account WHERE id = @account", new { account });
        var id = await site.Get<SessionBook>().BeginAsync(session, account, stamp, SessionStage.In, secondFactor, "test · test");
        var cookies = new CookieContainer();
        cookies.Add(site.Client.BaseAddress!, new Cookie(SessionCookie.Name, id));
        return site.NewClient(cookies);
    }

    /// <summary>Adds an account and answers its id; it cannot sign in by itself, for it has no password.</summary>
    public static async Task<long> AddAsync(
        IServiceProvider services, Role role, string? division = null, IEnumerable<long>? eateryIds = null, string? name = null, bool secondFactor = true)
    {
        var clock = services.GetRequiredService<TimeProvider>();
        long id = Interlocked.Increment(ref last);
        await using var session = await services.GetRequiredService<Database>().BeginAsync();
        await session.Connection.ExecuteAsync(
            """
            INSERT INTO account (id, name, role, division, security_stamp, version, failures, totp_on, totp_step, created_at)
            VALUES (@id, @name, @role, @division, @stamp, 1, 0, @secondFactor, 0, @now)
            """,
            new
            {
                id, name = name ?? $"示例{Roles.Word(role, Language.Chinese)}{id}", role = Roles.ToCode(role), division, stamp = Guid.NewGuid().ToString("N"), secondFactor,
                now = clock.GetUtcNow().UtcDateTime,
            },
            session.Transaction);
        foreach (var eatery in eateryIds ?? [])
        {
            await session.Connection.ExecuteAsync(
                "INSERT INTO account_eatery (account_id, eatery_id, since) VALUES (@id, @eatery, @now)",
                new { id, eatery, now = clock.GetUtcNow().UtcDateTime },
                session.Transaction);
        }

        await session.CommitAsync();
        return id;
    }

    /// <summary>Gives an account a name and a password to sign in by, and a second factor with a key that the test knows.</summary>
    public static async Task SetPasswordAsync(IServiceProvider services, long account, string signInName, string password, string? totpKey = null)
    {
        // Before the transaction: the framework may want to write a key of its own for it.
        var storedKey = totpKey is null ? null : services.GetRequiredService<TotpKeys>().Protect(totpKey);
        await using var session = await services.GetRequiredService<Database>().BeginAsync();
        var nobody = new Account { Id = account, Name = "", RoleCode = "owner", CreatedAt = default };
        await session.Connection.ExecuteAsync(
            "UPDATE account SET sign_in_name = @signInName, password_hash = @hash, totp_on = @on, totp_key = @key WHERE id = @account",
            new
            {
                account, signInName, hash = services.GetRequiredService<IPasswordHasher<Account>>().HashPassword(nobody, password), on = totpKey is not null,
                key = storedKey,
            },
            session.Transaction);
        await session.Connection.ExecuteAsync(
            "INSERT INTO account_name (name_key, account_id) VALUES (@key, @account)", new { key = SignInNames.Normalise(signInName), account }, session.Transaction);
        await session.CommitAsync();
    }

    /// <summary>Sends the sign-in form with its token, in a browser that has none yet.</summary>
    public static async Task<HttpResponseMessage> SendSignInAsync(this TestSite site, HttpClient client, string name, string password, string query = "")
    {
        var token = await site.FormTokenAsync(client, AccountPaths.SignIn);
        using var content = new FormUrlEncodedContent(
            [KeyValuePair.Create("name", name), KeyValuePair.Create("password", password), KeyValuePair.Create(Viewer.TokenField, token)]);
        return await client.PostAsync(AccountPaths.SignIn + query, content);
    }

    /// <summary>Sends a form with the token of the page that it stands on.</summary>
    public static async Task<HttpResponseMessage> SendFromAsync(this TestSite site, HttpClient client, string page, string path, params (string Name, string Value)[] fields)
    {
        var token = await site.FormTokenAsync(client, page);
        using var content = new FormUrlEncodedContent(fields.Append((Viewer.TokenField, token)).Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
        return await client.PostAsync(path, content);
    }

    /// <summary>Sends a form as a page of this browser would: with its token.</summary>
    public static async Task<HttpResponseMessage> PostFormAsync(this TestSite site, HttpClient client, string path, params (string Name, string Value)[] fields)
    {
        var form = fields.Select(field => KeyValuePair.Create(field.Name, field.Value))
            .Append(KeyValuePair.Create(Viewer.TokenField, await site.FormTokenAsync(client)));
        using var content = new FormUrlEncodedContent(form);
        return await client.PostAsync(path, content);
    }

    /// <summary>
    /// A token for forms of this browser: it is the session's and not one form's. Files and JSON are sent with it in the
    /// header <see cref="Viewer.TokenHeader"/>.
    /// </summary>
    public static async Task<string> FormTokenAsync(this TestSite site, HttpClient client, string page = AccountPaths.Account)
    {
        var document = await site.PageAsync(page, client);
        return ((IHtmlInputElement)document.QuerySelector($"input[name={Viewer.TokenField}]")!).Value;
    }

    private static async Task<HttpClient> SignInAsync(TestSite site, Role role, string? division, long[] eateryIds) =>
        await site.SignInAsync(await AddAsync(site.Provider, role, division, eateryIds));
}
