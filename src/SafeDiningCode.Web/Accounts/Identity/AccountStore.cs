using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using SafeDiningCode.Web.Data;

namespace SafeDiningCode.Web.Accounts.Identity;

/// <summary>
/// Where the framework's identity finds and keeps accounts. It is one request's: within a transaction that the caller
/// opened by <see cref="Within"/> everything goes into that one, so that what is done to an account and the audit's word
/// of it are written together; without, each call stands alone.
/// </summary>
internal sealed partial class AccountStore(Database database, TotpKeys totpKeys, TimeProvider clock) : IUserStore<Account>
{
    private DatabaseSession? shared;

    /// <summary>Has everything done in the caller's transaction until the answer is disposed.</summary>
    public IDisposable Within(DatabaseSession session)
    {
        shared = session;
        return new Leaving(this);
    }

    /// <summary>The account of an id; null where there is none.</summary>
    public Task<Account?> FindAsync(long id, CancellationToken cancellation = default) =>
        ReadAsync(session => session.SingleOrDefaultAsync<Account>("FindAccount", new { Id = id }, cancellation), cancellation);

    /// <summary>Adds an account with its names. A name that is another's already is a failure, not an exception.</summary>
    public async Task<IdentityResult> CreateAsync(Account user, CancellationToken cancellationToken)
    {
        user.Version = 1;
        try
        {
            return await InSessionAsync(
                async session =>
                {
                    await session.ExecuteAsync("AddAccount", user, cancellationToken);
                    await AddNamesAsync(session, user, cancellationToken);
                    return IdentityResult.Success;
                },
                cancellationToken);
        }
        catch (Exception error) when (DatabaseErrors.IsUniqueViolation(error))
        {
            return IdentityResult.Failed(new IdentityErrorDescriber().DuplicateUserName(user.UserName));
        }
    }

    /// <summary>Writes an account as it is now, if nobody has changed it since it was read.</summary>
    public async Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancellationToken)
    {
        var changed = await InSessionAsync(session => session.ExecuteAsync("UpdateAccount", user, cancellationToken), cancellationToken);
        if (changed == 0)
        {
            return IdentityResult.Failed(new IdentityErrorDescriber().ConcurrencyFailure());
        }

        user.Version++;
        return IdentityResult.Success;
    }

    /// <summary>Accounts are locked and never deleted: the audit names them.</summary>
    public Task<IdentityResult> DeleteAsync(Account user, CancellationToken cancellationToken) => throw new NotSupportedException("Accounts are locked, not deleted.");

    public Task<Account?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        long.TryParse(userId, System.Globalization.CultureInfo.InvariantCulture, out var id) ? FindAsync(id, cancellationToken) : Task.FromResult<Account?>(null);

    public Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        ReadAsync(session => session.SingleOrDefaultAsync<Account>("FindAccountByName", new { NameKey = normalizedUserName }, cancellationToken), cancellationToken);

    public Task<string> GetUserIdAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult(user.Id.ToString(System.Globalization.CultureInfo.InvariantCulture));

    public Task<string?> GetUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.UserName);

    public Task SetUserNameAsync(Account user, string? userName, CancellationToken cancellationToken)
    {
        user.SignInName = userName;
        return Task.CompletedTask;
    }

    // What is compared is worked out from the names where they are written.
    public Task<string?> GetNormalizedUserNameAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(SignInNames.Normalise(user.UserName));

    public Task SetNormalizedUserNameAsync(Account user, string? normalizedName, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Counts a wrong password or code, and locks the account for a while where it is one too many. At id 0 it does nothing, and takes as long.</summary>
    public Task<int> CountFailureAsync(long id, int most, TimeSpan locked, CancellationToken cancellation = default)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return InSessionAsync(
            session => session.ExecuteAsync("CountSignInFailure", new { Id = id, Most = most, Until = now + locked, Now = now }, cancellation), cancellation);
    }

    /// <summary>Takes a time step's code as used; false where it, or a later one, was.</summary>
    public async Task<bool> UseTotpStepAsync(Account user, long step, CancellationToken cancellation = default)
    {
        var taken = await InSessionAsync(session => session.ExecuteAsync("UseTotpStep", new { user.Id, Step = step }, cancellation), cancellation) > 0;
        if (taken)
        {
            (user.TotpStep, user.Version) = (step, user.Version + 1);
        }

        return taken;
    }

    public void Dispose()
    {
        // Its sessions are its callers'.
    }

    private static string Hash(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code)));

    private static async Task AddNamesAsync(DatabaseSession session, Account user, CancellationToken cancellation)
    {
        foreach (var name in new[] { user.SignInName, user.Phone }.OfType<string>().Select(SignInNames.Normalise).Distinct(StringComparer.Ordinal))
        {
            await session.ExecuteAsync("AddAccountName", new { NameKey = name, AccountId = user.Id }, cancellation);
        }
    }

    private async Task<T> ReadAsync<T>(Func<DatabaseSession, Task<T>> look, CancellationToken cancellation)
    {
        if (shared is not null)
        {
            return await look(shared);
        }

        await using var own = await database.OpenAsync(cancellation);
        return await look(own);
    }

    private async Task<T> InSessionAsync<T>(Func<DatabaseSession, Task<T>> work, CancellationToken cancellation)
    {
        if (shared is not null)
        {
            return await work(shared);
        }

        await using var own = await database.BeginAsync(cancellation);
        var result = await work(own);
        await own.CommitAsync(cancellation);
        return result;
    }

    private sealed class Leaving(AccountStore store) : IDisposable
    {
        public void Dispose() => store.shared = null;
    }
}
