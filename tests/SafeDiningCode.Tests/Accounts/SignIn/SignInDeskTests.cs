using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Identity;
using SafeDiningCode.Web.Accounts.Sessions;
using SafeDiningCode.Web.Accounts.SignIn;
using SafeDiningCode.Web.Data;

namespace SafeDiningCode.Tests.Accounts.SignIn;

/// <summary>That finding no account takes as long as a wrong password: the same work is done, whichever it is.</summary>
public sealed class SignInDeskTests
{
    [Theory]
    [InlineData("13812345678")]
    [InlineData("13900000000")]
    [InlineData("13700000000")]
    public async Task A_hash_is_checked_once_whoever_is_asked_for(string name)
    {
        await using var services = await TestServices.CreateAsync();
        await People.SetPasswordAsync(services.Provider, await People.AddAsync(services.Provider, Role.Owner), "13812345678", "米线要趁热吃才香是真的");
        // Invited, and has no password yet.
        var waiting = await People.AddAsync(services.Provider, Role.Owner);
        await People.SetPasswordAsync(services.Provider, waiting, "13700000000", "米线要趁热吃才香是真的");
        await using (var connection = await services.Database.ConnectAsync())
        {
            await Dapper.SqlMapper.ExecuteAsync(connection, "UPDATE account SET password_hash = NULL WHERE id = @waiting", new { waiting });
        }

        await using var scope = services.Provider.CreateAsyncScope();
        var parts = scope.ServiceProvider;
        var hasher = new CountingHasher();
        var manager = new AccountManager(
            parts.GetRequiredService<AccountStore>(), parts.GetRequiredService<IOptions<IdentityOptions>>(), hasher, [], parts.GetRequiredService<ILookupNormalizer>(),
            new IdentityErrorDescriber(), parts, NullLogger<UserManager<Account>>.Instance, services.Clock);
        var desk = new SignInDesk(
            manager, parts.GetRequiredService<AccountStore>(), parts.GetRequiredService<SessionBook>(), parts.GetRequiredService<AccountAudit>(),
            new DummyPassword(hasher, services.Clock), parts.GetRequiredService<Database>());

        var outcome = await desk.TakePasswordAsync(name, "wrong password", "test");

        Assert.Equal(SignInOutcome.Refused, outcome);
        Assert.Equal(1, hasher.Checked);
    }

    /// <summary>The seam for a city's own sign-in: accounts, locks and second factors stay what they are here.</summary>
    [Fact]
    public async Task Who_is_known_elsewhere_needs_an_account_here_that_is_not_locked()
    {
        await using var services = await TestServices.CreateAsync();
        var official = await People.AddAsync(services.Provider, Role.Inspector, "5301");
        await People.SetPasswordAsync(services.Provider, official, "wang.wu", "米线要趁热吃才香是真的", Totp.DrawKey());
        await using var scope = services.Provider.CreateAsyncScope();
        var desk = scope.ServiceProvider.GetRequiredService<SignInDesk>();

        Assert.Equal(SignInOutcome.Refused, await desk.TakeExternalAsync("nobody", "test", secondFactor: true));
        Assert.Equal(SessionStage.Code, (await desk.TakeExternalAsync("wang.wu", "test", secondFactor: false)).Stage);
        var session = (await desk.TakeExternalAsync("WANG.WU", "test", secondFactor: true)).SessionId!;
        Assert.Equal(official, (await services.Get<SessionBook>().FindAsync(SessionCookie.Hash(session)))!.Actor.AccountId);
        await using (var connection = await services.Database.ConnectAsync())
        {
            await Dapper.SqlMapper.ExecuteAsync(connection, "UPDATE account SET closed_at = created_at");
        }

        Assert.Equal(SignInOutcome.Refused, await desk.TakeExternalAsync("wang.wu", "test", secondFactor: true));
    }

    private sealed class CountingHasher : IPasswordHasher<Account>
    {
        private readonly PasswordHasher<Account> inner = new();

        public int Checked { get; private set; }

        public string HashPassword(Account user, string password) => inner.HashPassword(user, password);

        public PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword)
        {
            Checked++;
            return inner.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
