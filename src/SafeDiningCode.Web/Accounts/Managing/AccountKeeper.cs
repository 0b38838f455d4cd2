using SafeDiningCode.Web.Accounts.Eateries;
using SafeDiningCode.Web.Accounts.Identity;
using SafeDiningCode.Web.Accounts.Invitations;
using SafeDiningCode.Web.Accounts.Sessions;
using SafeDiningCode.Web.Audit;
using SafeDiningCode.Web.Data;

namespace SafeDiningCode.Web.Accounts.Managing;

/// <summary>What an official is to be.</summary>
internal sealed record NewOfficial(string Name, string SignInName, string? Phone, Role Role, string Division);

/// <summary>Whose eatery it is, or was.</summary>
public sealed record OwnershipRow
{
    /// <summary>The eatery.</summary>
    public required long EateryId { get; init; }

    /// <summary>Its operator's name.</summary>
    public required string Name { get; init; }

    /// <summary>The name over its door.</summary>
    public string? Sign { get; init; }

    /// <summary>Where it lies.</summary>
    public required string Division { get; init; }

    /// <summary>Since when, UTC.</summary>
    public required DateTime Since { get; init; }

    /// <summary>Until when; null where it still is.</summary>
    public DateTime? EndedAt { get; init; }
}

/// <summary>
/// Looks after others' accounts, within the actor's scope and never above their role: what they may not see is not there
/// (null), what they see but may not change is told apart by <see cref="MayChange"/>.
/// </summary>
internal sealed class AccountKeeper(
    AccountManager accounts, AccountStore store, AccountAudit accountAudit, AuditLog audit, InvitationMaker invitations, TimeOrderedIds ids, Database database, TimeProvider clock)
{
    /// <summary>Accounts on a page of the list.</summary>
    public const int PageSize = 50;

    /// <summary>
    /// Whether the actor may change an account: not their own (that is their own page's), none of a higher role, and of
    /// an owner only one all of whose eateries are in the scope: who resets a password could sign in to all of them.
    /// </summary>
    public static bool MayChange(Actor actor, AccountLine account) => account.Id != actor.AccountId && account.Role <= actor.Role && account.Outside == 0;

    /// <summary>A page of accounts within the scope whose name or phone has this text in it.</summary>
    public async Task<IReadOnlyList<AccountLine>> ListAsync(Actor actor, string text, string role, int page, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(cancellation);
        return await session.QueryAsync<AccountLine>(
            "AccountsInScope",
            actor.Scope.With(new { Pattern = LikePattern.Containing(text), Role = role, Skip = (page - 1) * PageSize, Take = PageSize }),
            cancellation);
    }

    /// <summary>An account within the scope; null where there is none.</summary>
    public async Task<AccountLine?> FindAsync(Actor actor, long id, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(cancellation);
        return await session.SingleOrDefaultAsync<AccountLine>("FindAccountInScope", actor.Scope.With(new { Id = id }), cancellation);
    }

    /// <summary>The eateries within the scope that are or were an owner's, the latest first.</summary>
    public async Task<IReadOnlyList<OwnershipRow>> OwnershipsAsync(Actor actor, long id, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(cancellation);
        return await session.QueryAsync<OwnershipRow>("OwnershipsOfAccount", actor.Scope.With(new { AccountId = id }), cancellation);
    }

    /// <summary>Makes an official's account and the link by which they set their password; null where the name or the phone is taken.</summary>
    public async Task<ActivationSlip?> CreateAsync(Actor actor, NewOfficial official, CancellationToken cancellation = default)
    {
        var account = NewAccount(official);
        await using var session = await database.BeginAsync(cancellation);
        using var within = store.Within(session);
        if (!await AddAsync(session, actor, account, password: null, cancellation))
        {
            return null;
        }

        var slip = await invitations.ForAccountAsync(session, actor, account, cancellation);
        await session.CommitAsync(cancellation);
        return slip;
    }

    /// <summary>Makes an official's account with a password that the caller has checked; false where the name or the phone is taken.</summary>
    public async Task<bool> CreateAsync(Actor actor, NewOfficial official, string password, CancellationToken cancellation = default)
    {
        await using var session = await database.BeginAsync(cancellation);
        using var within = store.Within(session);
        if (!await AddAsync(session, actor, NewAccount(official), password, cancellation))
        {
            return false;
        }

        await session.CommitAsync(cancellation);
        return true;
    }

    /// <summary>Locks an account or lifts the lock. Who is signed in to it is out at once.</summary>
    public Task<bool> LockAsync(Actor actor, long id, bool locked, string reason, CancellationToken cancellation = default) =>
        ChangeAsync(actor, id, locked ? "account.lock" : "account.unlock", reason, async (session, account) =>
        {
            account.ClosedAt = locked ? Now : null;
            (account.Failures, account.LockedUntil) = (0, null);
            if (locked)
            {
                await SessionBook.EndAllAsync(session, id, butIdHash: null, cancellation);
            }
        }, cancellation);

    /// <summary>
    /// Takes the password away, and with <paramref name="secondFactor"/> the second factor too, ends all sessions and
    /// makes a link for a new one: for somebody who lost their phone or forgot their password and stands at the counter.
    /// Null where the account is not the actor's to change.
    /// </summary>
    public async Task<ActivationSlip?> ResetAsync(Actor actor, long id, bool secondFactor, string reason, CancellationToken cancellation = default)
    {
        ActivationSlip? slip = null;
        await ChangeAsync(actor, id, "account.reset", reason, async (session, account) =>
        {
            account.PasswordHash = null;
            (account.Failures, account.LockedUntil) = (0, null);
            if (secondFactor)
            {
                (account.TotpKey, account.TotpOn) = (null, false);
                await store.ReplaceCodesAsync(account, [], cancellation);
            }

            await SessionBook.EndAllAsync(session, id, butIdHash: null, cancellation);
            slip = await invitations.ForAccountAsync(session, actor, account, cancellation);
        }, cancellation);
        return slip;
    }

    /// <summary>Changes an official's role and place, which the caller has checked to be within the actor's own.</summary>
    public Task<bool> ChangeScopeAsync(Actor actor, long id, Role role, string division, string reason, CancellationToken cancellation = default) =>
        ChangeAsync(actor, id, "account.scope", reason, (_, account) =>
        {
            (account.RoleCode, account.Division) = (Roles.ToCode(role), division);
            return Task.CompletedTask;
        }, cancellation);

    /// <summary>Ends an owner's access to an eatery from now on; the history stays. False where they had none.</summary>
    public async Task<bool> EndOwnershipAsync(Actor actor, long id, EateryInScope eatery, string reason, CancellationToken cancellation = default)
    {
        await using var session = await database.BeginAsync(cancellation);
        if (await session.ExecuteAsync("EndOwnership", new { AccountId = id, EateryId = eatery.Id, Now }, cancellation) == 0)
        {
            return false;
        }

        await audit.AddAsync(session, actor, new AuditEntry
        {
            Action = "eatery.owner-end", RecordKind = "eatery", RecordId = AuditEntry.Id(eatery.Id), Division = eatery.Division, EateryId = eatery.Id, Reason = reason,
            Before = new { owner = id }, After = new { owner = (long?)null },
        });
        await session.CommitAsync(cancellation);
        return true;
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private Account NewAccount(NewOfficial official) => new()
    {
        Id = ids.Next(), Name = official.Name, SignInName = official.SignInName, Phone = official.Phone, RoleCode = Roles.ToCode(official.Role), Division = official.Division, CreatedAt = Now,
    };

    private async Task<bool> AddAsync(DatabaseSession session, Actor actor, Account account, string? password, CancellationToken cancellation)
    {
        foreach (var name in new[] { account.SignInName, account.Phone }.OfType<string>())
        {
            if (await accounts.FindByNameAsync(name) is not null)
            {
                return false;
            }
        }

        var made = password is null ? await accounts.CreateAsync(account) : await accounts.CreateAsync(account, password);
        if (!made.Succeeded)
        {
            return false;
        }

        await accountAudit.AddAsync(
            session, actor, "account.create", account,
            after: new { person = account.Name, signInName = account.SignInName, phone = account.Phone, role = account.RoleCode, division = account.Division }, cancellation: cancellation);
        return true;
    }

    private Task<bool> ChangeAsync(
        Actor actor, long id, string action, string reason, Func<DatabaseSession, Account, Task> change, CancellationToken cancellation) => AccountRaces.RunAsync(async () =>
    {
        await using var session = await database.BeginAsync(cancellation);
        using var within = store.Within(session);
        var line = await session.SingleOrDefaultAsync<AccountLine>("FindAccountInScope", actor.Scope.With(new { Id = id }), cancellation);
        if (line is null || !MayChange(actor, line) || await store.FindAsync(id, cancellation) is not { } account)
        {
            return false;
        }

        var before = Facts(account);
        await change(session, account);
        // The stamp is new: whatever was signed in under the old one is out, however it was found.
        AccountRaces.Check(await accounts.UpdateSecurityStampAsync(account));
        await accountAudit.AddAsync(session, actor, action, account, before, Facts(account), reason, cancellation);
        await session.CommitAsync(cancellation);
        return true;
    });

    private static object Facts(Account account) => new
    {
        role = account.RoleCode, division = account.Division, locked = account.ClosedAt is not null, hasPassword = account.PasswordHash is not null, secondFactor = account.TotpOn,
    };
}
