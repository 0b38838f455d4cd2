using System.Runtime.InteropServices;

namespace SafeDiningCode.Web.Hosting.Visitors;

/// <summary>What a form's token turned out to be.</summary>
internal enum FormTokenStanding
{
    /// <summary>Ours, for this form and device, and young enough.</summary>
    Good,

    /// <summary>Ours, but the form lay open too long.</summary>
    Expired,

    /// <summary>Not ours, or for another form, subject or device.</summary>
    Forged,

    /// <summary>There is none.</summary>
    Missing,
}

/// <summary>A form's token, read.</summary>
/// <param name="Standing">What it is; the rest is empty where it is forged or missing.</param>
/// <param name="Nonce">A <see cref="TimedNonce"/> as base64url: one form, one nonce.</param>
/// <param name="IssuedAt">When the form was handed out, UTC.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct FormToken(FormTokenStanding Standing, string Nonce, DateTime IssuedAt);
