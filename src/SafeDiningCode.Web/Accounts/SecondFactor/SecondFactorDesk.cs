using SafeDiningCode.Web.Accounts.Identity;
using SafeDiningCode.Web.Accounts.Sessions;
using SafeDiningCode.Web.Data;

namespace SafeDiningCode.Web.Accounts.SecondFactor;

/// <summary>A change of one's own ways in, done: every other session is ended, this browser goes on in a new one.</summary>
/// <param name="SessionId">The new session.</param>
/// <param name="RecoveryCodes">New recovery codes, to be shown once; empty where there are none.</param>
internal sealed record FactorChange(string SessionId, IReadOnlyList<string> RecoveryCodes);

/// <summary>
/// Sets up a second factor, replaces it, gives new recovery codes, and for owners switches it off; changes passwords. What
/// comes between (a wrong password that is counted, a code that is used) is no reason to refuse; where the account got
/// other ways in meanwhile, by its owner elsewhere or by the bureau, the answer is null and nothing is changed: whoever
/// asked had shown the old ones.
/// </summary>
internal sealed class SecondFactorDesk(
    AccountManager accounts, AccountStore store, SessionBook sessions, AccountAudit audit, TotpKeys keys, Database database, TimeProvider clock)
{
    /// <summary>Whether a code shows that the app has the key that was offered to this session.</summary>
    public bool IsRight(SignedIn signedIn, string offer, string code) =>
        keys.TakeOffer(offer, signedIn.Session.IdHash) is { } key && Totp.StepOf(key, code, clock.GetUtcNow()) is not null;

    /// <summary>Takes the key that was offered to this session, if the code shows that the app has it; null where it does not.</summary>
    public async Task<FactorChange?> TakeAsync(SignedIn signedIn, Account account, string offer, string code, string device, CancellationToken cancellation = default)
    {
        if (keys.TakeOffer(offer, signedIn.Session.IdHash) is not { } key || Totp.StepOf(key, code, clock.GetUtcNow()) is not { } step)
        {
            return null;
        }

        // Protected before the transaction: the framework may want to write a new key of its own for it.
        var stored = keys.Protect(key);
        return await ChangeAsync(account, account.TotpOn ? "account.second-factor-replace" : "account.second-factor-on", secondFactor: true, device, async found =>
        {
            (found.TotpKey, found.TotpStep) = (stored, step);
            AccountRaces.Check(await accounts.SetTwoFactorEnabledAsync(found, enabled: true));
            return await NewCodesAsync(found);
        }, cancellation);
    }

    /// <summary>New recovery codes in the place of all old ones.</summary>
    public Task<FactorChange?> RenewCodesAsync(Account account, string device, CancellationToken cancellation = default) =>
        ChangeAsync(account, "account.recovery-codes-renew", secondFactor: true, device, NewCodesAsync, cancellation);

    /// <summary>Switches an owner's second factor off.</summary>
    public Task<FactorChange?> SwitchOffAsync(Account account, string device, CancellationToken cancellation = default) =>
        ChangeAsync(account, "account.second-factor-off", secondFactor: false, device, async found =>
        {
            found.TotpKey = null;
            AccountRaces.Check(await accounts.SetTwoFactorEnabledAsync(found, enabled: false));
            await store.ReplaceCodesAsync(found, [], cancellation);
            return [];
        }, cancellation);

    /// <summary>Sets a new password, which the caller has checked.</summary>
    public Task<FactorChange?> ChangePasswordAsync(Account account, string password, bool secondFactor, string device, CancellationToken cancellation = default) =>
        ChangeAsync(account, "account.password-change", secondFactor, device, async found =>
        {
            found.PasswordHash = null;
            AccountRaces.Check(await accounts.AddPasswordAsync(found, password));
            return [];
        }, cancellation);

    // The framework answers null where it could not write the account, whose codes are then the old ones still.
    private async Task<IReadOnlyList<string>> NewCodesAsync(Account account) =>
        [.. await accounts.GenerateNewTwoFactorRecoveryCodesAsync(account, AccountManager.RecoveryCodes) ?? throw new AccountOvertakenException()];

    private Task<FactorChange?> ChangeAsync(
        Account account, string action, bool secondFactor, string device, Func<Account, Task<IReadOnlyList<string>>> change, CancellationToken cancellation) =>
        AccountRaces.RunAsync(async () =>
        {
            await using var session = await database.BeginAsync(cancellation);
            using var within = store.Within(session);
            if (await store.FindAsync(account.Id, cancellation) is not { } found || found.SecurityStamp != account.SecurityStamp)
            {
                return null;
            }

            var codes = await change(found);
            await SessionBook.EndAllAsync(session, found.Id, butIdHash: null, cancellation);
            var id = await sessions.BeginAsync(session, found.Id, found.SecurityStamp, SessionStage.In, secondFactor, device, cancellation);
            await audit.AddAsync(session, AccountAudit.Self(found), action, found, cancellation: cancellation);
            await session.CommitAsync(cancellation);
            return new FactorChange(id, codes);
        });
}
