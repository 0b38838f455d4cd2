using Microsoft.AspNetCore.Identity;

namespace SafeDiningCode.Web.Accounts.Identity;

/// <summary>The authenticator app's codes for the framework's identity: by our clock, and each once.</summary>
internal sealed class TotpProvider(AccountStore store, TimeProvider clock) : IUserTwoFactorTokenProvider<Account>
{
    public async Task<bool> ValidateAsync(string purpose, string token, UserManager<Account> manager, Account user) =>
        await manager.GetAuthenticatorKeyAsync(user) is { } key
        && Totp.StepOf(key, token, clock.GetUtcNow()) is { } step
        && await store.UseTotpStepAsync(user, step);

    /// <summary>The app makes them, not the service.</summary>
    public Task<string> GenerateAsync(string purpose, UserManager<Account> manager, Account user) => throw new NotSupportedException("Codes are made by the app.");

    public Task<bool> CanGenerateTwoFactorTokenAsync(UserManager<Account> manager, Account user) => Task.FromResult(user.TotpKey is not null);
}
