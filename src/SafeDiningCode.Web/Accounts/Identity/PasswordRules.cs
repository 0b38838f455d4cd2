using System.Collections.Frozen;
using Microsoft.AspNetCore.Identity;

namespace SafeDiningCode.Web.Accounts.Identity;

/// <summary>
/// What a password must be: ten characters or more, none of those that everybody tries first, and not what stands on the
/// shop's wall. No rules about kinds of characters: they make passwords that nobody remembers.
/// </summary>
internal sealed class PasswordRules : IPasswordValidator<Account>
{
    /// <summary>The shortest password.</summary>
    public const int Shortest = 10;

    /// <summary>The longest: what is hashed is not a book.</summary>
    public const int Longest = 128;

    private const int ShortestName = 4;
    private const int FewestDifferent = 4;
    private static readonly FrozenSet<string> Common = Read();

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password) =>
        Task.FromResult(FaultOf(password ?? "", [user.Name, user.SignInName, user.Phone]) is { } fault
            ? IdentityResult.Failed(new IdentityError { Code = fault.ToString(), Description = fault.ToString() })
            : IdentityResult.Success);

    /// <summary>What is wrong with a password; null where nothing is.</summary>
    /// <param name="password">The password.</param>
    /// <param name="known">What others know of whoever sets it: names, phone, licence number.</param>
    public static PasswordFault? FaultOf(string password, IEnumerable<string?> known)
    {
        if (password.Length < Shortest)
        {
            return PasswordFault.TooShort;
        }

        if (password.Length > Longest)
        {
            return PasswordFault.TooLong;
        }

        var lower = password.ToLowerInvariant();
        if (lower.Distinct().Count() < FewestDifferent || Common.Contains(lower) || Common.Any(word => word.Length >= Shortest / 2 && lower.Replace(word, "", StringComparison.Ordinal).Length < ShortestName))
        {
            return PasswordFault.Common;
        }

        return known.OfType<string>().Any(name => name.Length >= ShortestName && lower.Contains(name.ToLowerInvariant(), StringComparison.Ordinal))
            ? PasswordFault.Known
            : null;
    }

    private static FrozenSet<string> Read()
    {
        using var stream = typeof(PasswordRules).Assembly.GetManifestResourceStream("common-passwords.txt")
            ?? throw new InvalidOperationException("common-passwords.txt is missing from the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToFrozenSet(StringComparer.Ordinal);
    }
}

/// <summary>What is wrong with a password.</summary>
internal enum PasswordFault
{
    TooShort,
    TooLong,

    /// <summary>Among those that everybody tries first.</summary>
    Common,

    /// <summary>Made of a name, a phone or a licence number that anybody can read.</summary>
    Known,
}
