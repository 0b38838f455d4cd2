using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using SafeDiningCode.Rules.Identifiers;
using SafeDiningCode.Web.Accounts.Eateries;
using SafeDiningCode.Web.Accounts.Identity;
using SafeDiningCode.Web.Audit;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Hosting;
using SafeDiningCode.Web.Hosting.Layout;

namespace SafeDiningCode.Web.Accounts.Invitations;

/// <summary>An eatery whose owner is to be invited, and the owner's phone where it is known.</summary>
internal sealed record Invitee(EateryInScope Eatery, string? Phone);

/// <summary>
/// Makes activation links and withdraws them. A link holds 130 random bits, of which only the hash is kept: whoever made
/// it sees it once. A new one for the same eatery or account makes the open ones before it void.
/// </summary>
internal sealed class InvitationMaker(Database database, AuditLog audit, TimeOrderedIds ids, IOptions<ServiceOptions> options, TimeProvider clock)
{
    /// <summary>How long a link may be used.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(14);

    private const int Digits = 26;

    /// <summary>What the database knows a token by; lower case and look-alikes read as what they are meant to be.</summary>
    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(AccountManager.NormaliseRecoveryCode(token))));

    /// <summary>Links for owners of eateries, all or none.</summary>
    /// <param name="replaces">Whether who has the eatery now loses it when the link is used (易主).</param>
    public async Task<IReadOnlyList<ActivationSlip>> ForEateriesAsync(Actor actor, IReadOnlyList<Invitee> invitees, bool replaces, CancellationToken cancellation = default)
    {
        var slips = new List<ActivationSlip>(invitees.Count);
        var entries = new List<AuditEntry>(invitees.Count);
        await using var session = await database.BeginAsync(cancellation);
        foreach (var (eatery, phone) in invitees)
        {
            await session.ExecuteAsync("RevokeInvitationsOfEatery", new { EateryId = eatery.Id, Now = Now }, cancellation);
            var (id, link, until) = await AddAsync(session, actor, eatery.Id, account: null, eatery.Division, phone, replaces, cancellation);
            slips.Add(new ActivationSlip(eatery.Name, eatery.Address, link, until, replaces));
            entries.Add(new AuditEntry
            {
                Action = "invitation.create", RecordKind = "invitation", RecordId = AuditEntry.Id(id), Division = eatery.Division, EateryId = eatery.Id,
                After = new { eatery = eatery.Id, phone, replaces, expiresAt = until },
            });
        }

        await audit.AddAsync(session, actor, entries);
        await session.CommitAsync(cancellation);
        return slips;
    }

    /// <summary>A link by which an account gets its first password, or a new one; in the caller's transaction, which says why.</summary>
    public async Task<ActivationSlip> ForAccountAsync(DatabaseSession session, Actor actor, Account account, CancellationToken cancellation = default)
    {
        await session.ExecuteAsync("RevokeInvitationsOfAccount", new { AccountId = account.Id, Now = Now }, cancellation);
        var division = await session.SingleOrDefaultAsync<string>("DivisionOfAccount", new { account.Id }, cancellation);
        var (_, link, until) = await AddAsync(session, actor, eatery: null, account.Id, division, account.Phone, replaces: false, cancellation);
        return new ActivationSlip(account.Name, Roles.Word(account.Role, Language.Chinese), link, until, Replaces: false);
    }

    /// <summary>Withdraws an open link within the actor's scope; false where there is none.</summary>
    public async Task<bool> RevokeAsync(Actor actor, long id, CancellationToken cancellation = default)
    {
        await using var session = await database.BeginAsync(cancellation);
        var division = await session.SingleOrDefaultAsync<string>("DivisionOfInvitation", actor.Scope.With(new { Id = id }), cancellation);
        if (division is null || await session.ExecuteAsync("RevokeInvitation", new { Id = id, Now = Now }, cancellation) == 0)
        {
            return false;
        }

        await audit.AddAsync(session, actor, new AuditEntry { Action = "invitation.revoke", RecordKind = "invitation", RecordId = AuditEntry.Id(id), Division = division });
        await session.CommitAsync(cancellation);
        return true;
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private async Task<(long Id, string Link, DateTime Until)> AddAsync(
        DatabaseSession session, Actor actor, long? eatery, long? account, string? division, string? phone, bool replaces, CancellationToken cancellation)
    {
        var token = RandomNumberGenerator.GetString(Crockford32.Alphabet, Digits);
        var (id, now) = (ids.Next(), Now);
        var until = now + Life;
        await session.ExecuteAsync(
            "AddInvitation",
            new
            {
                Id = id, TokenHash = Hash(token), EateryId = eatery, AccountId = account, Division = division, Phone = phone, Replaces = replaces,
                CreatedBy = actor.Kind == ActorKind.Console ? (long?)null : actor.AccountId, CreatedAt = now, ExpiresAt = until,
            },
            cancellation);
        return (id, $"{options.Value.PublicBaseUrl.TrimEnd('/').ToUpperInvariant()}/ACTIVATE/{token}", until);
    }
}
