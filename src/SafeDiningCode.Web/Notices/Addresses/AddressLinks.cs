using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace SafeDiningCode.Web.Notices.Addresses;

/// <summary>An address that somebody wants notices at, until it is confirmed.</summary>
/// <param name="AccountId">Whose it would be.</param>
/// <param name="Mail">The address.</param>
/// <param name="Before">The one in whose place it comes; empty where there was none.</param>
/// <param name="Until">Until when the link counts, UTC.</param>
internal sealed record WantedAddress(long AccountId, string Mail, string Before, DateTime Until);

/// <summary>
/// What the link in the mail holds, protected by the data protection keys: nothing is stored before it comes back, and only
/// who reads the mail has it.
/// </summary>
internal sealed class AddressLinks(IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>How long a link counts.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(1);

    private readonly IDataProtector protector = protection.CreateProtector("SafeDiningCode.NoticeAddress");

    /// <summary>What stands in the link.</summary>
    public string Write(long account, string mail, string before) => protector.Protect(
        JsonSerializer.Serialize(new WantedAddress(account, mail, before, clock.GetUtcNow().UtcDateTime + Life)));

    /// <summary>What the link says; null where it is not ours or too old.</summary>
    public WantedAddress? Read(string token)
    {
        try
        {
            var wanted = JsonSerializer.Deserialize<WantedAddress>(protector.Unprotect(token));
            return wanted?.Until > clock.GetUtcNow().UtcDateTime ? wanted : null;
        }
        catch (CryptographicException)
        {
            // Made up, or cut off by a mail program.
            return null;
        }
    }
}
