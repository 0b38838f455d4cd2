using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using SafeDiningCode.Rules.Identifiers;

namespace SafeDiningCode.Web.Accounts.Identity;

/// <summary>
/// The framework's manager of users, by our clock: who typed five wrong passwords or codes waits a quarter of an hour.
/// Failures are counted in the database, so that a hundred guesses at once count a hundred times.
/// </summary>
internal sealed class AccountManager(
    AccountStore store,
    IOptions<IdentityOptions> options,
    IPasswordHasher<Account> hasher,
    IEnumerable<IPasswordValidator<Account>> passwordRules,
    ILookupNormalizer names,
    IdentityErrorDescriber errors,
    IServiceProvider services,
    ILogger<UserManager<Account>> logger,
    TimeProvider clock)
    : UserManager<Account>(store, options, hasher, [], passwordRules, names, errors, services, logger)
{
    /// <summary>Wrong passwords and codes after which an account is locked for a while.</summary>
    public const int MostFailures = 5;

    /// <summary>How many recovery codes are given.</summary>
    public const int RecoveryCodes = 10;

    /// <summary>For how long.</summary>
    public static readonly TimeSpan LockLife = TimeSpan.FromMinutes(15);

    private const int RecoveryDigits = 16;
    private const int Group = 4;

    public override Task<bool> IsLockedOutAsync(Account user) => Task.FromResult(user.LockedUntil > clock.GetUtcNow().UtcDateTime);

    public override async Task<IdentityResult> AccessFailedAsync(Account user)
    {
        await store.CountFailureAsync(user.Id, MostFailures, LockLife);
        return IdentityResult.Success;
    }

    /// <summary>What the framework calls a code, in the form it is kept: 80 random bits, upper case, no hyphens.</summary>
    public static string NormaliseRecoveryCode(string typed) => string.Concat(
        typed.Where(c => !char.IsWhiteSpace(c) && c != '-').Select(c => Crockford32.Value(c) is >= 0 and var value ? Crockford32.Digit(value) : '?'));

    /// <summary>A recovery code as people read it: four groups of four.</summary>
    public static string GroupRecoveryCode(string code) => string.Join('-', code.Chunk(Group).Select(four => new string(four)));

    protected override string CreateTwoFactorRecoveryCode() => RandomNumberGenerator.GetString(Crockford32.Alphabet, RecoveryDigits);
}
