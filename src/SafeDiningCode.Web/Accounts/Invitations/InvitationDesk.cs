using SafeDiningCode.Web.Accounts.Identity;
using SafeDiningCode.Web.Accounts.Sessions;
using SafeDiningCode.Web.Audit;
using SafeDiningCode.Web.Data;

namespace SafeDiningCode.Web.Accounts.Invitations;

/// <summary>What came of taking up an invitation.</summary>
internal enum TakeUp
{
    /// <summary>Done; a session was begun.</summary>
    Done,

    /// <summary>The link was used, withdrawn or run out meanwhile.</summary>
    Gone,

    /// <summary>The phone is that of an account already: its owner signs in and accepts the eatery there.</summary>
    PhoneTaken,
}

/// <summary>An invitation taken up, and the session that goes with it.</summary>
internal sealed record TakenUp(TakeUp Outcome, string? SessionId = null, Role Role = Role.Owner);

/// <summary>
/// Takes up invitations, each once: whoever uses the link first has it. An owner makes an account or adds the eatery to
/// the one they have; an account of the bureau, or one that was reset, gets its password.
/// </summary>
internal sealed class InvitationDesk(
    AccountManager accounts, AccountStore store, SessionBook sessions, AccountAudit accountAudit, AuditLog audit, TimeOrderedIds ids, Database database, TimeProvider clock)
{
    /// <summary>The invitation of a token; null where there is none.</summary>
    public async Task<InvitationRow?> FindAsync(string token, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(cancellation);
        return await session.SingleOrDefaultAsync<InvitationRow>("FindInvitation", new { TokenHash = InvitationMaker.Hash(token) }, cancellation);
    }

    /// <summary>A new owner's account with the eatery that the invitation is for.</summary>
    public async Task<TakenUp> MakeOwnerAsync(
        InvitationRow invitation, string name, string phone, string password, string device, CancellationToken cancellation = default)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var account = new Account { Id = ids.Next(), Name = name, Phone = phone, RoleCode = Roles.ToCode(Role.Owner), CreatedAt = now };
        await using var session = await database.BeginAsync(cancellation);
        using var within = store.Within(session);
        if (await UseAsync(session, invitation, account.Id, now, cancellation) == 0)
        {
            return new TakenUp(TakeUp.Gone);
        }

        if (await accounts.FindByNameAsync(phone) is not null || !(await accounts.CreateAsync(account, password)).Succeeded)
        {
            return new TakenUp(TakeUp.PhoneTaken);
        }

        await accountAudit.AddAsync(session, AccountAudit.Self(account), "account.create", account, after: new { person = name, phone, role = account.RoleCode }, cancellation: cancellation);
        await HandOverAsync(session, invitation, account, now, cancellation);
        return await BeginAsync(session, account, device, cancellation);
    }

    /// <summary>One more eatery for an account that is signed in.</summary>
    public async Task<TakenUp> AcceptAsync(InvitationRow invitation, Actor actor, CancellationToken cancellation = default)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var session = await database.BeginAsync(cancellation);
        using var within = store.Within(session);
        var account = await store.FindAsync(actor.AccountId, cancellation);
        if (account is not { Role: Role.Owner } || await UseAsync(session, invitation, account.Id, now, cancellation) == 0)
        {
            return new TakenUp(TakeUp.Gone);
        }

        await HandOverAsync(session, invitation, account, now, cancellation);
        await session.CommitAsync(cancellation);
        return new TakenUp(TakeUp.Done);
    }

    /// <summary>The password of the account that the invitation is for.</summary>
    public Task<TakenUp> SetPasswordAsync(InvitationRow invitation, string password, string device, CancellationToken cancellation = default) =>
        AccountRaces.RunAsync(() => SetPasswordOnceAsync(invitation, password, device, cancellation));

    private async Task<TakenUp> SetPasswordOnceAsync(InvitationRow invitation, string password, string device, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var session = await database.BeginAsync(cancellation);
        using var within = store.Within(session);
        var account = await store.FindAsync(invitation.AccountId!.Value, cancellation);
        if (account is null or { ClosedAt: not null } || await UseAsync(session, invitation, account.Id, now, cancellation) == 0)
        {
            return new TakenUp(TakeUp.Gone);
        }

        account.PasswordHash = null;
        (account.Failures, account.LockedUntil) = (0, null);
        AccountRaces.Check(await accounts.AddPasswordAsync(account, password));
        await SessionBook.EndAllAsync(session, account.Id, butIdHash: null, cancellation);
        await accountAudit.AddAsync(session, AccountAudit.Self(account), "account.activate", account, cancellation: cancellation);
        if (account.TotpOn)
        {
            // The second factor still stands: the password alone does not open the account.
            await session.CommitAsync(cancellation);
            return new TakenUp(TakeUp.Done, SessionId: null, account.Role);
        }

        return await BeginAsync(session, account, device, cancellation);
    }

    private static Task<int> UseAsync(DatabaseSession session, InvitationRow invitation, long account, DateTime now, CancellationToken cancellation) =>
        session.ExecuteAsync("UseInvitation", new { invitation.Id, AccountId = account, Now = now }, cancellation);

    private async Task HandOverAsync(DatabaseSession session, InvitationRow invitation, Account account, DateTime now, CancellationToken cancellation)
    {
        var eatery = invitation.EateryId!.Value;
        var before = await session.QueryAsync<long>("OwnersOfEatery", new { EateryId = eatery }, cancellation);
        if (invitation.Replaces)
        {
            await session.ExecuteAsync("EndOtherOwners", new { EateryId = eatery, AccountId = account.Id, Now = now }, cancellation);
        }

        if (!before.Contains(account.Id))
        {
            await session.ExecuteAsync("AddOwner", new { EateryId = eatery, AccountId = account.Id, Now = now }, cancellation);
        }

        var after = await session.QueryAsync<long>("OwnersOfEatery", new { EateryId = eatery }, cancellation);
        await audit.AddAsync(session, AccountAudit.Self(account), new AuditEntry
        {
            Action = invitation.Replaces ? "eatery.hand-over" : "eatery.owner-add", RecordKind = "eatery", RecordId = AuditEntry.Id(eatery), Division = invitation.Division,
            EateryId = eatery, Before = new { owners = before }, After = new { owners = after },
        });
    }

    private async Task<TakenUp> BeginAsync(DatabaseSession session, Account account, string device, CancellationToken cancellation)
    {
        var id = await sessions.BeginAsync(session, account.Id, account.SecurityStamp, SessionStage.In, secondFactor: false, device, cancellation);
        await session.CommitAsync(cancellation);
        return new TakenUp(TakeUp.Done, id, account.Role);
    }
}
