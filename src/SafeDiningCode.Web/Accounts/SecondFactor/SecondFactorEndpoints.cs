using SafeDiningCode.Web.Accounts.Identity;
using SafeDiningCode.Web.Accounts.Pages;
using SafeDiningCode.Web.Accounts.Policy;
using SafeDiningCode.Web.Accounts.Sessions;
using SafeDiningCode.Web.Accounts.SignIn;
using SafeDiningCode.Web.Hosting;
using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.Hosting.Visitors;

namespace SafeDiningCode.Web.Accounts.SecondFactor;

/// <summary>The pages of the second factor. Officials come here before anything else; owners when they like.</summary>
internal static class SecondFactorEndpoints
{
    private const string Issuer = "餐饮安心码";

    public static void MapSecondFactor(this IEndpointRouteBuilder routes)
    {
        var factor = routes.MapBeforeSecondFactor(AccountPaths.SecondFactor);
        factor.MapGet("", ShowAsync);
        factor.MapPost("", TakeAsync).RequireRateLimiting(NameLimit.NetworkPolicy);
        factor.MapPost("/recovery-codes", RenewAsync).RequireRateLimiting(NameLimit.NetworkPolicy);
        factor.MapPost("/off", SwitchOffAsync).RequireRateLimiting(NameLimit.NetworkPolicy);
    }

    private static async Task<IResult> ShowAsync(Actor actor, HttpContext http, AccountStore store, TotpKeys keys, PageRenderer pages)
    {
        var account = await AccountAsync(actor, store, http);
        return account.TotpOn && !http.Request.Query.ContainsKey("change")
            ? await FactorPageAsync(http, pages, account, await store.CountCodesAsync(account, http.RequestAborted), fault: null)
            : await OfferAsync(http, pages, keys, account, Totp.DrawKey(), fault: null);
    }

    private static async Task<IResult> TakeAsync(
        Actor actor, HttpContext http, AccountManager accounts, AccountStore store, SecondFactorDesk desk, SessionSwitch sessions, TotpKeys keys, PageRenderer pages)
    {
        var account = await AccountAsync(actor, store, http);
        var signedIn = http.Features.Get<SignedIn>()!;
        var (fields, _) = await PostedForm.ReadAsync(http.Request);
        var offer = fields.Single("offer");
        var language = Language.Of(http.Request);
        var offered = keys.TakeOffer(offer, signedIn.Session.IdHash) ?? Totp.DrawKey();
        if (account.TotpOn && !await IsOwnPasswordAsync(accounts, account, fields.Single("password")))
        {
            return await OfferAsync(http, pages, keys, account, offered, WrongPassword(language));
        }

        if (!desk.IsRight(signedIn, offer, fields.Single("code")))
        {
            return await OfferAsync(http, pages, keys, account, offered, language.T(
                "验证码不对。请确认验证器里新加的是“餐饮安心码”，输入它现在显示的 6 位数字。",
                "That code is not right. Make sure the app has this new entry, and type the six digits it shows now."));
        }

        return await desk.TakeAsync(signedIn, account, offer, fields.Single("code"), DeviceLabel.Of(http.Request), http.RequestAborted) is { } change
            ? await CodesPageAsync(http, sessions, pages, account, change)
            : await OfferAsync(http, pages, keys, account, offered, PasswordWords.ChangedMeanwhile(language));
    }

    private static async Task<IResult> RenewAsync(
        Actor actor, HttpContext http, AccountManager accounts, AccountStore store, SecondFactorDesk desk, SessionSwitch sessions, PageRenderer pages)
    {
        var account = await AccountAsync(actor, store, http);
        var fault = WrongPassword(Language.Of(http.Request));
        if (account.TotpOn && await IsOwnPasswordAsync(accounts, account, await PasswordAsync(http)))
        {
            if (await desk.RenewCodesAsync(account, DeviceLabel.Of(http.Request), http.RequestAborted) is { } change)
            {
                return await CodesPageAsync(http, sessions, pages, account, change);
            }

            fault = PasswordWords.ChangedMeanwhile(Language.Of(http.Request));
        }

        return await FactorPageAsync(http, pages, account, await store.CountCodesAsync(account, http.RequestAborted), fault);
    }

    private static async Task<IResult> SwitchOffAsync(
        Actor actor, HttpContext http, AccountManager accounts, AccountStore store, SecondFactorDesk desk, SessionSwitch sessions, PageRenderer pages)
    {
        var account = await AccountAsync(actor, store, http);
        if (account.Role != Role.Owner || !await IsOwnPasswordAsync(accounts, account, await PasswordAsync(http)))
        {
            return await FactorPageAsync(http, pages, account, await store.CountCodesAsync(account, http.RequestAborted), WrongPassword(Language.Of(http.Request)));
        }

        if (await desk.SwitchOffAsync(account, DeviceLabel.Of(http.Request), http.RequestAborted) is not { } change)
        {
            return await FactorPageAsync(
                http, pages, account, await store.CountCodesAsync(account, http.RequestAborted), PasswordWords.ChangedMeanwhile(Language.Of(http.Request)));
        }

        await sessions.GoOnAsync(http, change.SessionId, account.Role);
        return new SeeOther(PageContext.Of(http).Link(AccountPaths.Account));
    }

    private static async Task<string> PasswordAsync(HttpContext http) => (await PostedForm.ReadAsync(http.Request)).Fields.Single("password");

    private static async Task<Account> AccountAsync(Actor actor, AccountStore store, HttpContext http) =>
        await store.FindAsync(actor.AccountId, http.RequestAborted) ?? throw new InvalidOperationException("Who is signed in has no account.");

    // Wrong ones are counted here as at the door: a browser left open is no place to guess.
    private static async Task<bool> IsOwnPasswordAsync(AccountManager accounts, Account account, string password)
    {
        if (await accounts.IsLockedOutAsync(account))
        {
            return false;
        }

        if (password.Length <= PasswordRules.Longest && await accounts.CheckPasswordAsync(account, password))
        {
            return true;
        }

        await accounts.AccessFailedAsync(account);
        return false;
    }

    private static string WrongPassword(Language language) => language.T(
        "密码不对。连续输错 5 次要等 15 分钟。", "That is not your password. After five wrong tries you must wait 15 minutes.");

    private static Task<IResult> OfferAsync(HttpContext http, PageRenderer pages, TotpKeys keys, Account account, string key, string? fault) => pages.PageAsync<EnrolPage>(
        http,
        new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["Offer"] = keys.Offer(key, http.Features.Get<SignedIn>()!.Session.IdHash),
            ["TotpKey"] = key,
            ["Address"] = Totp.Address(key, Issuer, account.UserName.Length > 0 ? account.UserName : account.Name),
            ["Replacing"] = account.TotpOn,
            ["Required"] = account.Role != Role.Owner,
            ["Fault"] = fault,
        },
        fault is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);

    private static Task<IResult> FactorPageAsync(HttpContext http, PageRenderer pages, Account account, int codesLeft, string? fault) => pages.PageAsync<FactorPage>(
        http,
        new Dictionary<string, object?>(StringComparer.Ordinal) { ["MaySwitchOff"] = account.Role == Role.Owner, ["CodesLeft"] = codesLeft, ["Fault"] = fault },
        fault is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);

    private static async Task<IResult> CodesPageAsync(HttpContext http, SessionSwitch sessions, PageRenderer pages, Account account, FactorChange change)
    {
        await sessions.GoOnAsync(http, change.SessionId, account.Role);
        return await pages.PageAsync<RecoveryCodesPage>(
            http,
            new Dictionary<string, object?>(StringComparer.Ordinal) { ["Codes"] = change.RecoveryCodes.Select(AccountManager.GroupRecoveryCode).ToList() });
    }
}
