using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using SafeDiningCode.Web.Data;

namespace SafeDiningCode.Web.Accounts.Identity;

/// <summary>An account was written by somebody else since it was read: to be read again, and changed anew.</summary>
internal sealed class AccountOvertakenException() : TimeoutException("Another request wrote the account at the same moment.");

/// <summary>
/// What two do to one account at once. Each write of an account is only over what was read of it: a wrong password counted
/// meanwhile, a second browser, the bureau at the same moment, and the later one begins again. Who is overtaken time and
/// again is told that we are busy, for nothing was written.
/// </summary>
internal static class AccountRaces
{
    private const int Most = 8;

    // Milliseconds, for each time that somebody came between.
    private const int LongestPause = 10;

    /// <summary>Does the work, which reads the account and changes it in a transaction of its own, until nobody comes between.</summary>
    public static async Task<T> RunAsync<T>(Func<Task<T>> work)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await work();
            }
            catch (Exception error) when (attempt < Most && (error is AccountOvertakenException || DatabaseErrors.IsContention(error)))
            {
                // The other one is done in a moment; it is we who begin again.
                await Task.Delay(TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(attempt * LongestPause)));
            }
        }
    }

    /// <summary>Passes what the framework says of a write that went well.</summary>
    /// <exception cref="AccountOvertakenException">Somebody else wrote the account since it was read.</exception>
    /// <exception cref="InvalidOperationException">The write was refused, which its caller should have seen coming.</exception>
    public static void Check(IdentityResult result)
    {
        if (result.Succeeded)
        {
            return;
        }

        if (result.Errors.Any(error => error.Code == nameof(IdentityErrorDescriber.ConcurrencyFailure)))
        {
            throw new AccountOvertakenException();
        }

        throw new InvalidOperationException($"The account could not be changed: {string.Join(", ", result.Errors.Select(error => error.Code))}.");
    }
}
