using Microsoft.Extensions.Options;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Web.Accounts.Identity;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Hosting;
using SafeDiningCode.Web.Notices.Mail;
using SafeDiningCode.Web.Notices.Outbox;

namespace SafeDiningCode.Web.Notices.Addresses;

/// <summary>What became of asking for notices at an address.</summary>
internal enum AddressAsk
{
    /// <summary>The link is on its way.</summary>
    Sent,

    /// <summary>That is no mail address.</summary>
    NoAddress,

    /// <summary>Enough links for one day.</summary>
    TooOften,

    /// <summary>The mail server does not take mail for it.</summary>
    Refused,

    /// <summary>The mail server is not to be had now.</summary>
    NotNow,
}

/// <summary>
/// The mail addresses that notices go to: asked for by who is signed in, written once the link that was sent there has been
/// opened, so that nobody's address is given by another.
/// </summary>
internal sealed class AddressBook(
    Database database, MailServer server, AddressLinks links, AccountStore store, AccountAudit audit, IOptions<ServiceOptions> service, TimeProvider clock)
{
    /// <summary>Links that an account may ask for in one day.</summary>
    public const int MostAsks = 5;

    /// <summary>The confirmed address; null where there is none.</summary>
    public async Task<string?> FindAsync(long account, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(cancellation);
        return await session.SingleOrDefaultAsync<string>("MailOfAccount", new { AccountId = account }, cancellation);
    }

    /// <summary>Sends the link to an address.</summary>
    public async Task<AddressAsk> AskAsync(long account, string mail, CancellationToken cancellation = default)
    {
        if (!MailAddresses.IsPlain(mail))
        {
            return AddressAsk.NoAddress;
        }

        if (!await CountAsync(account, cancellation))
        {
            return AddressAsk.TooOften;
        }

        var token = links.Write(account, mail, await FindAsync(account, cancellation) ?? "");
        await using var talk = server.Talk();
        return (await talk.SendAsync(from => AddressMail.Write(from, mail, token, service.Value), cancellation)).Result switch
        {
            CarryResult.Sent => AddressAsk.Sent,
            CarryResult.Refused => AddressAsk.Refused,
            _ => AddressAsk.NotNow,
        };
    }

    /// <summary>Writes the address of a link that was opened; false where the address was changed since the link was asked for, or the account is locked.</summary>
    public async Task<bool> ConfirmAsync(WantedAddress wanted, CancellationToken cancellation = default) =>
        // Opened twice: it is there.
        await FindAsync(wanted.AccountId, cancellation) == wanted.Mail
        || await ChangeAsync(wanted.AccountId, wanted.Before.Length == 0 ? null : wanted.Before, wanted.Mail, "SetMailOfAccount", cancellation);

    /// <summary>Sends no more mail to an account; false where it had no address.</summary>
    public async Task<bool> RemoveAsync(long account, CancellationToken cancellation = default) =>
        await ChangeAsync(account, await FindAsync(account, cancellation), after: null, "RemoveMailOfAccount", cancellation);

    private async Task<bool> CountAsync(long account, CancellationToken cancellation)
    {
        var ask = new { AccountId = account, Day = Day.ToNumber(Day.InShanghai(clock.GetUtcNow().UtcDateTime)), Most = MostAsks };
        await using var session = await database.OpenAsync(cancellation);
        try
        {
            if (await session.ExecuteAsync("AddMailAsk", ask, cancellation) > 0)
            {
                return true;
            }
        }
        catch (Exception error) when (DatabaseErrors.IsUniqueViolation(error))
        {
            // Another request of the same account was first, this moment.
        }

        return await session.ExecuteAsync("CountMailAsk", ask, cancellation) > 0;
    }

    private async Task<bool> ChangeAsync(long id, string? before, string? after, string statement, CancellationToken cancellation)
    {
        await using var session = await database.BeginAsync(cancellation);
        using var within = store.Within(session);
        if (await store.FindAsync(id, cancellation) is not { ClosedAt: null } account
            || await session.ExecuteAsync(statement, new { AccountId = id, Mail = after, Before = before ?? "", Now = clock.GetUtcNow().UtcDateTime }, cancellation) == 0)
        {
            return false;
        }

        await audit.AddAsync(
            session, AccountAudit.Self(account), "account.mail", account, before: new { email = before }, after: new { email = after }, cancellation: cancellation);
        await session.CommitAsync(cancellation);
        return true;
    }
}
