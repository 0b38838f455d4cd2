using System.Text;
using Microsoft.AspNetCore.Identity;

namespace SafeDiningCode.Web.Accounts.Identity;

/// <summary>Names and phones that people sign in by, in the one form in which they are compared.</summary>
internal sealed class SignInNames : ILookupNormalizer
{
    /// <summary>The shortest name, and the longest.</summary>
    public const int Shortest = 3;

    /// <inheritdoc cref="Shortest"/>
    public const int Longest = 40;

    private const string China = "+86";
    private const int PhoneDigits = 11;
    private const int ShortestPhone = 7;

    /// <summary>Half-width, upper case, without space around; a Chinese mobile number without its country and what groups it.</summary>
    public static string Normalise(string name)
    {
        var key = IsWellFormed(name) ? name.Trim().Normalize(NormalizationForm.FormKC).ToUpperInvariant() : "";
        return TryPhone(key, out var phone) ? phone : key;
    }

    /// <summary>Whether a text can be a name to sign in by: letters, digits, <c>. _ - @</c>, and not all digits, for that is a phone.</summary>
    public static bool IsName(string name) =>
        name.Length is >= Shortest and <= Longest
        && IsWellFormed(name)
        && name.All(c => char.IsLetterOrDigit(c) || c is '.' or '_' or '-' or '@')
        && name.Any(char.IsLetter);

    /// <summary>Reads a phone number as people write it: <c>+86 138-1234-5678</c>, <c>0871 6000 0000</c>.</summary>
    public static bool TryPhone(string text, out string phone)
    {
        var narrow = IsWellFormed(text) ? text.Normalize(NormalizationForm.FormKC).Trim() : "";
        if (narrow.StartsWith(China, StringComparison.Ordinal))
        {
            narrow = narrow[China.Length..];
        }

        phone = string.Concat(narrow.Where(c => c is not (' ' or '-' or '(' or ')')));
        return phone.Length is >= ShortestPhone and <= PhoneDigits + 1 && phone.All(char.IsAsciiDigit);
    }

    /// <summary>Whether a mobile number of China: what an owner signs in by.</summary>
    public static bool IsMobile(string phone) => phone.Length == PhoneDigits && phone[0] == '1' && phone[1] is >= '3' and <= '9';

    public string? NormalizeName(string? name) => name is null ? null : Normalise(name);

    public string? NormalizeEmail(string? email) => email;

    // Half a character cannot be normalised.
    private static bool IsWellFormed(string text) => !text.EnumerateRunes().Any(rune => rune == Rune.ReplacementChar);
}
