using SafeDiningCode.Web.Accounts.Identity;
using SafeDiningCode.Web.Accounts.Sessions;
using SafeDiningCode.Web.Data;

namespace SafeDiningCode.Web.Accounts.SecondFactor;

/// <summary>A change of one's own ways in, done: every other session is ended, this browser goes on in a new one.</summary>
/// <param name="SessionId">The new session.</param>
/// <param name="RecoveryCodes">New recovery codes, to be shown once; empty where there are none.</param>
internal sealed record FactorChange(string SessionId, IReadOnlyList<string> RecoveryCodes);

/// <summary>Sets up a second factor, replaces it, gives new recovery codes, and for owners switches it off; changes passwords.</summary>
internal sealed class SecondFactorDesk(
    AccountManager accounts, AccountStore store, SessionBook sessions, AccountAudit audit, TotpKeys keys, Database database, TimeProvider clock)
{
    /// <summary>Takes the key that was offered to this session, if the code shows that the app has it; null where it does not.</summary>
    public async Task<FactorChange?> TakeAsync(SignedIn signedIn, Account account, string offer, string code, string device, CancellationToken cancellation = default)
    {
        if (keys.TakeOffer(offer, signedIn.Session.IdHash) is not { } key || Totp.StepOf(key, code, clock.GetUtcNow()) is not { } step)
        {
            return null;
        }

        var replaced = account.TotpOn;
        // Protected before the transaction: the framework may want to write a new key of its own for it.
        await store.SetAuthenticatorKeyAsync(account, key, cancellation);
        account.TotpStep = step;
        return await ChangeAsync(account, replaced ? "account.second-factor-replace" : "account.second-factor-on", secondFactor: true, device, async () =>
        {
            Check(await accounts.SetTwoFactorEnabledAsync(account, enabled: true));
            return await NewCodesAsync(account);
        }, cancellation);
    }

    /// <summary>New recovery codes in the place of all old ones.</summary>
    public Task<FactorChange> RenewCodesAsync(Account account, string device, CancellationToken cancellation = default) =>
        ChangeAsync(account, "account.recovery-codes-renew", secondFactor: true, device, () => NewCodesAsync(account), cancellation);

    /// <summary>Switches an owner's second factor off.</summary>
    public Task<FactorChange> SwitchOffAsync(Account account, string device, CancellationToken cancellation = default) =>
        ChangeAsync(account, "account.second-factor-off", secondFactor: false, device, async () =>
        {
            account.TotpKey = null;
            Check(await accounts.SetTwoFactorEnabledAsync(account, enabled: false));
            await store.ReplaceCodesAsync(account, [], cancellation);
            return [];
        }, cancellation);

    /// <summary>Sets a new password, which the caller has checked.</summary>
    public Task<FactorChange> ChangePasswordAsync(Account account, string password, bool secondFactor, string device, CancellationToken cancellation = default) =>
        ChangeAsync(account, "account.password-change", secondFactor, device, async () =>
        {
            account.PasswordHash = null;
            Check(await accounts.AddPasswordAsync(account, password));
            return [];
        }, cancellation);

    private static void Check(Microsoft.AspNetCore.Identity.IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw new InvalidOperationException($"The account could not be changed: {string.Join(", ", result.Errors.Select(error => error.Code))}.");
        }
    }

    private async Task<IReadOnlyList<string>> NewCodesAsync(Account account) =>
        [.. await accounts.GenerateNewTwoFactorRecoveryCodesAsync(account, AccountManager.RecoveryCodes) ?? []];

    private async Task<FactorChange> ChangeAsync(
        Account account, string action, bool secondFactor, string device, Func<Task<IReadOnlyList<string>>> change, CancellationToken cancellation)
    {
        await using var session = await database.BeginAsync(cancellation);
        using var within = store.Within(session);
        var codes = await change();
        await SessionBook.EndAllAsync(session, account.Id, butIdHash: null, cancellation);
        var id = await sessions.BeginAsync(session, account.Id, account.SecurityStamp, SessionStage.In, secondFactor, device, cancellation);
        await audit.AddAsync(session, AccountAudit.Self(account), action, account, cancellation: cancellation);
        await session.CommitAsync(cancellation);
        return new FactorChange(id, codes);
    }
}
