using SafeDiningCode.Web.Accounts.Identity;
using SafeDiningCode.Web.Accounts.Sessions;
using SafeDiningCode.Web.Data;

namespace SafeDiningCode.Web.Accounts.SignIn;

/// <summary>What came of an attempt to sign in: a session to put into the cookie, or none.</summary>
internal sealed record SignInOutcome(string? SessionId, SessionStage Stage, Role Role)
{
    /// <summary>Nothing is said of why: no such name, a wrong password, a locked account.</summary>
    public static SignInOutcome Refused { get; } = new(SessionId: null, SessionStage.Code, Role.Owner);
}

/// <summary>
/// Takes passwords and codes. Whether a name is known cannot be told: the answer is the same, and a password is hashed and
/// a failure written either way. Each step begins a new session under a new id, so that an id somebody planted opens nothing.
/// </summary>
internal sealed class SignInDesk(
    AccountManager accounts, AccountStore store, SessionBook sessions, AccountAudit audit, DummyPassword dummy, Database database)
{
    private static readonly string Authenticator = Microsoft.AspNetCore.Identity.TokenOptions.DefaultAuthenticatorProvider;

    /// <summary>Takes a name and a password.</summary>
    public async Task<SignInOutcome> TakePasswordAsync(string name, string password, string device, CancellationToken cancellation = default)
    {
        // What is longer is nobody's, and would only take time to hash.
        var tried = password.Length <= PasswordRules.Longest ? password : "";
        var account = await accounts.FindByNameAsync(name);
        if (account is null or { PasswordHash: null })
        {
            dummy.Check(tried);
            await store.CountFailureAsync(0, AccountManager.MostFailures, AccountManager.LockLife, cancellation);
            return SignInOutcome.Refused;
        }

        if (!await accounts.CheckPasswordAsync(account, tried))
        {
            await accounts.AccessFailedAsync(account);
            return SignInOutcome.Refused;
        }

        if (account.ClosedAt is not null || await accounts.IsLockedOutAsync(account))
        {
            return SignInOutcome.Refused;
        }

        return account.TotpOn
            ? await BeginAsync(account, SessionStage.Code, device, ended: null, cancellation)
            : await BeginAsync(account, SessionStage.In, device, ended: null, cancellation);
    }

    /// <summary>Takes the code of the second factor, or a recovery code, for the session in which the password was given.</summary>
    public async Task<SignInOutcome> TakeCodeAsync(SignedIn half, string code, string device, CancellationToken cancellation = default)
    {
        var account = await store.FindAsync(half.Actor.AccountId, cancellation);
        if (account is null || half.Session.Stage != SessionStage.Code || account.ClosedAt is not null || await accounts.IsLockedOutAsync(account))
        {
            return SignInOutcome.Refused;
        }

        if (await accounts.VerifyTwoFactorTokenAsync(account, Authenticator, code)
            // Not by the framework's manager, which writes the account besides: overtaken there, the code would be used and refused.
            || await store.RedeemCodeAsync(account, AccountManager.NormaliseRecoveryCode(code), cancellation))
        {
            return await BeginAsync(account, SessionStage.In, device, half.Session.IdHash, cancellation);
        }

        await accounts.AccessFailedAsync(account);
        return SignInOutcome.Refused;
    }

    /// <summary>Takes somebody whom the city's own sign-in knows by the name of an account here. Locks hold here too.</summary>
    /// <param name="name">The name or phone that the account signs in by.</param>
    /// <param name="device">What their browser is called.</param>
    /// <param name="secondFactor">Whether the provider asked for a second factor; else the account's own is asked for.</param>
    public async Task<SignInOutcome> TakeExternalAsync(string name, string device, bool secondFactor, CancellationToken cancellation = default)
    {
        var account = await accounts.FindByNameAsync(name);
        if (account is null or { ClosedAt: not null } || await accounts.IsLockedOutAsync(account))
        {
            return SignInOutcome.Refused;
        }

        return account.TotpOn && !secondFactor
            ? await BeginAsync(account, SessionStage.Code, device, ended: null, cancellation)
            : await BeginAsync(account, SessionStage.In, device, ended: null, cancellation);
    }

    private async Task<SignInOutcome> BeginAsync(Account account, SessionStage stage, string device, string? ended, CancellationToken cancellation)
    {
        await using var session = await database.BeginAsync(cancellation);
        if (ended is not null)
        {
            await SessionBook.EndAsync(session, account.Id, ended, cancellation);
        }

        if (stage == SessionStage.In)
        {
            await session.ExecuteAsync("ForgetSignInFailures", new { account.Id }, cancellation);
            await audit.AddAsync(session, AccountAudit.Self(account), "account.sign-in", account, after: new { device, secondFactor = account.TotpOn }, cancellation: cancellation);
        }

        var id = await sessions.BeginAsync(session, account.Id, account.SecurityStamp, stage, secondFactor: stage == SessionStage.In && account.TotpOn, device, cancellation);
        await session.CommitAsync(cancellation);
        return new SignInOutcome(id, stage, account.Role);
    }
}
