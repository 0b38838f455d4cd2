using SafeDiningCode.Web.Audit;
using SafeDiningCode.Web.Data;

namespace SafeDiningCode.Web.Accounts.Identity;

/// <summary>The audit's word of what is done to accounts: seen by those who see the account.</summary>
internal sealed class AccountAudit(AuditLog audit)
{
    /// <summary>Notes what an actor does to an account, in the transaction that does it.</summary>
    public async Task AddAsync(
        DatabaseSession session, Actor actor, string action, Account account, object? before = null, object? after = null, string? reason = null, CancellationToken cancellation = default)
    {
        var division = await session.SingleOrDefaultAsync<string>("DivisionOfAccount", new { account.Id }, cancellation);
        await audit.AddAsync(session, actor, new AuditEntry
        {
            Action = action, RecordKind = "account", RecordId = AuditEntry.Id(account.Id), Division = division, Before = before, After = after, Reason = reason,
        });
    }

    /// <summary>Somebody who acts on their own account, signing in or not yet signed in.</summary>
    public static Actor Self(Account account) => new() { AccountId = account.Id, Name = account.Name, Role = account.Role, Scope = Scope.Nothing };
}
