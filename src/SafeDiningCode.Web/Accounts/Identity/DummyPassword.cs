using Microsoft.AspNetCore.Identity;

namespace SafeDiningCode.Web.Accounts.Identity;

/// <summary>A password that nobody has: checked where there is no account, so that finding none takes as long as a wrong password.</summary>
internal sealed class DummyPassword
{
    private readonly IPasswordHasher<Account> hasher;
    private readonly Account nobody;
    private readonly string hash;

    public DummyPassword(IPasswordHasher<Account> hasher, TimeProvider clock)
    {
        this.hasher = hasher;
        nobody = new Account { Id = 0, Name = "", RoleCode = Roles.ToCode(Role.Owner), CreatedAt = clock.GetUtcNow().UtcDateTime };
        hash = hasher.HashPassword(nobody, Guid.NewGuid().ToString());
    }

    /// <summary>Takes the time that a check takes.</summary>
    public void Check(string password) => hasher.VerifyHashedPassword(nobody, hash, password);
}
