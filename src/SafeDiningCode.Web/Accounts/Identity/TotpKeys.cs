using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace SafeDiningCode.Web.Accounts.Identity;

/// <summary>Protects the keys of second factors by the data protection keys: a copy of the table alone makes no codes.</summary>
internal sealed class TotpKeys(IDataProtectionProvider protection)
{
    private const string Purpose = "SafeDiningCode.Totp";
    private const string OfferPurpose = "SafeDiningCode.TotpOffer";

    /// <summary>A key as it is stored.</summary>
    public string Protect(string key) => protection.CreateProtector(Purpose).Protect(key);

    /// <summary>The key again.</summary>
    public string Unprotect(string stored) => protection.CreateProtector(Purpose).Unprotect(stored);

    /// <summary>A key that a page offers, for the form to bring back: it counts for this session alone, so that nothing is stored until it is confirmed.</summary>
    public string Offer(string key, string session) => protection.CreateProtector(OfferPurpose, session).Protect(key);

    /// <summary>The key that was offered to this session; null for anything else.</summary>
    public string? TakeOffer(string offer, string session)
    {
        try
        {
            return protection.CreateProtector(OfferPurpose, session).Unprotect(offer);
        }
        catch (CryptographicException)
        {
            // Not ours, or another session's: the page offers a new one.
            return null;
        }
    }
}
