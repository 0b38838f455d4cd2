using SafeDiningCode.Web.Accounts.Eateries;
using SafeDiningCode.Web.Accounts.Identity;
using SafeDiningCode.Web.Accounts.Policy;
using SafeDiningCode.Web.Accounts.SecondFactor;
using SafeDiningCode.Web.Accounts.Sessions;
using SafeDiningCode.Web.Accounts.SignIn;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Hosting;
using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.Hosting.Visitors;

namespace SafeDiningCode.Web.Accounts.Pages;

/// <summary>Everybody's own account: who they are, where they are signed in, their password.</summary>
internal static class OwnAccount
{
    public static void MapOwnAccount(this IEndpointRouteBuilder routes)
    {
        var account = routes.MapSignedIn(AccountPaths.Account);
        account.MapGet("", (Actor actor, HttpContext http, AccountView view) => view.ShowAsync(actor, http, fault: null));
        account.MapPost("/password", ChangePasswordAsync).RequireRateLimiting(NameLimit.NetworkPolicy);
        account.MapPost("/sessions/end", EndSessionAsync);
        account.MapPost("/sessions/end-others", EndOthersAsync);
    }

    private static async Task<IResult> ChangePasswordAsync(
        Actor actor, HttpContext http, AccountManager accounts, AccountStore store, SecondFactorDesk desk, SessionSwitch sessions, AccountView view)
    {
        var (fields, _) = await PostedForm.ReadAsync(http.Request);
        var account = await store.FindAsync(actor.AccountId, http.RequestAborted) ?? throw new InvalidOperationException("Who is signed in has no account.");
        var (current, wanted) = (fields.Single("current"), fields.Single("password"));
        var language = Language.Of(http.Request);
        if (await accounts.IsLockedOutAsync(account) || current.Length > PasswordRules.Longest || !await accounts.CheckPasswordAsync(account, current))
        {
            await accounts.AccessFailedAsync(account);
            return await view.ShowAsync(actor, http, language.T(
                "现在的密码不对。连续输错 5 次要等 15 分钟。", "That is not your present password. After five wrong tries you must wait 15 minutes."));
        }

        if (PasswordRules.FaultOf(wanted, [account.Name, account.SignInName, account.Phone]) is { } wrong)
        {
            return await view.ShowAsync(actor, http, PasswordWords.Of(wrong, language));
        }

        var secondFactor = http.Features.Get<SignedIn>()!.Session.SecondFactor;
        if (await desk.ChangePasswordAsync(account, wanted, secondFactor, DeviceLabel.Of(http.Request), http.RequestAborted) is not { } change)
        {
            return await view.ShowAsync(actor, http, PasswordWords.ChangedMeanwhile(language), StatusCodes.Status409Conflict);
        }

        await sessions.GoOnAsync(http, change.SessionId, actor.Role);
        return Back(http, "password");
    }

    private static async Task<IResult> EndSessionAsync(Actor actor, HttpContext http, AccountAudit audit, AccountStore store, Database database)
    {
        var (fields, _) = await PostedForm.ReadAsync(http.Request);
        await EndAsync(actor, http, audit, store, database, session => SessionBook.EndAsync(session, actor.AccountId, fields.Single("session"), http.RequestAborted));
        return Back(http, "session");
    }

    private static async Task<IResult> EndOthersAsync(Actor actor, HttpContext http, AccountAudit audit, AccountStore store, Database database)
    {
        var own = http.Features.Get<SignedIn>()!.Session.IdHash;
        await EndAsync(actor, http, audit, store, database, async session => await SessionBook.EndAllAsync(session, actor.AccountId, own, http.RequestAborted) > 0);
        return Back(http, "session");
    }

    private static async Task EndAsync(
        Actor actor, HttpContext http, AccountAudit audit, AccountStore store, Database database, Func<DatabaseSession, Task<bool>> end)
    {
        await using var session = await database.BeginAsync(http.RequestAborted);
        using var within = store.Within(session);
        var account = await store.FindAsync(actor.AccountId, http.RequestAborted);
        if (account is not null && await end(session))
        {
            await audit.AddAsync(session, actor, "account.session-end", account, cancellation: http.RequestAborted);
            await session.CommitAsync(http.RequestAborted);
        }
    }

    private static SeeOther Back(HttpContext http, string done) => new(PageContext.Of(http).Link($"{AccountPaths.Account}?done={done}"));
}

/// <summary>The page of one's own account, at first or again with what is wrong.</summary>
internal sealed class AccountView(SessionBook sessions, EateryAccess access, PageRenderer pages)
{
    public async Task<IResult> ShowAsync(Actor actor, HttpContext http, string? fault, int faultStatus = StatusCodes.Status400BadRequest)
    {
        var signedIn = http.Features.Get<SignedIn>()!;
        return await pages.PageAsync<AccountPage>(
            http,
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["Actor"] = actor,
                ["Eateries"] = await access.OwnedAsync(actor, http.RequestAborted),
                ["Sessions"] = (await sessions.OfAccountAsync(actor.AccountId, http.RequestAborted))
                    .Select(session => new SessionLine(session.IdHash, session.Device, session.CreatedAt, session.SeenAt, session.IdHash == signedIn.Session.IdHash)).ToList(),
                ["HasSecondFactor"] = signedIn.HasSecondFactor,
                ["Done"] = http.Request.Query["done"] is [{ } done] ? done : null,
                ["Fault"] = fault,
            },
            fault is null ? StatusCodes.Status200OK : faultStatus);
    }
}

/// <summary>A session as its owner sees it.</summary>
public sealed record SessionLine(string IdHash, string Device, DateTime CreatedAt, DateTime SeenAt, bool IsThis);
