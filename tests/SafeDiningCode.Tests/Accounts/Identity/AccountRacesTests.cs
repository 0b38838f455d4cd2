using Microsoft.Extensions.DependencyInjection;
using SafeDiningCode.Tests.Registry.Import;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Identity;
using SafeDiningCode.Web.Accounts.Managing;
using SafeDiningCode.Web.Accounts.SecondFactor;
using SafeDiningCode.Web.Accounts.Sessions;
using SafeDiningCode.Web.Accounts.SignIn;

namespace SafeDiningCode.Tests.Accounts.Identity;

/// <summary>Two that write one account at once: the later one begins again, and nobody is shown a fault of ours.</summary>
public sealed class AccountRacesTests
{
    private const string Password = "米线要趁热吃才香是真的";
    private const string Next = "过桥米线先放生片后放菜";
    private static readonly Actor City = new() { AccountId = 1, Name = "示例监管", Role = Role.Administrator, Scope = Scope.OfDivision("5301") };

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_wrong_password_counted_meanwhile_does_not_hinder_a_change_of_the_password(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        await using var scope = services.Provider.CreateAsyncScope();
        var (store, desk) = (scope.ServiceProvider.GetRequiredService<AccountStore>(), scope.ServiceProvider.GetRequiredService<SecondFactorDesk>());
        var account = (await store.FindAsync(await OwnerAsync(services)))!;
        await store.CountFailureAsync(account.Id, AccountManager.MostFailures, AccountManager.LockLife);

        Assert.NotNull(await desk.ChangePasswordAsync(account, Next, secondFactor: false, "test"));

        Assert.NotEqual(SignInOutcome.Refused, await SignInAsync(services, Next));
        Assert.Equal(SignInOutcome.Refused, await SignInAsync(services, Password));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Who_had_shown_the_old_password_changes_nothing_once_it_was_taken_away(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        await using var scope = services.Provider.CreateAsyncScope();
        var (store, desk) = (scope.ServiceProvider.GetRequiredService<AccountStore>(), scope.ServiceProvider.GetRequiredService<SecondFactorDesk>());
        var account = (await store.FindAsync(await OwnerAsync(services)))!;
        Assert.NotNull(await scope.ServiceProvider.GetRequiredService<AccountKeeper>().ResetAsync(City, account.Id, secondFactor: true, "忘了密码"));

        Assert.Null(await desk.ChangePasswordAsync(account, Next, secondFactor: false, "test"));
        Assert.Null(await desk.RenewCodesAsync(account, "test"));
        Assert.Null(await desk.SwitchOffAsync(account, "test"));

        Assert.Equal(0, await services.ValueAsync<int>("SELECT COUNT(*) FROM account WHERE password_hash IS NOT NULL"));
        Assert.Equal(0, await services.ValueAsync<int>("SELECT COUNT(*) FROM account_session"));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_recovery_code_opens_though_a_wrong_code_is_counted_meanwhile(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        await using var scope = services.Provider.CreateAsyncScope();
        var (store, desk) = (scope.ServiceProvider.GetRequiredService<AccountStore>(), scope.ServiceProvider.GetRequiredService<SignInDesk>());
        var id = await OwnerAsync(services, Totp.DrawKey());
        var account = (await store.FindAsync(id))!;
        var codes = (await scope.ServiceProvider.GetRequiredService<SecondFactorDesk>().RenewCodesAsync(account, "test"))!.RecoveryCodes;
        var half = (await services.Get<SessionBook>().FindAsync(SessionCookie.Hash((await desk.TakePasswordAsync("owner.one", Password, "test")).SessionId!)))!;

        // Many wrong ones beside the right one: none of them may use it up without opening.
        var wrong = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            await using var own = services.Provider.CreateAsyncScope();
            await own.ServiceProvider.GetRequiredService<AccountStore>().CountFailureAsync(id, most: 1000, AccountManager.LockLife);
        }));
        var right = Task.Run(() => desk.TakeCodeAsync(half, codes[0], "test"));
        await Task.WhenAll([.. wrong, right]);

        Assert.Equal(SessionStage.In, (await right).Stage);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task The_bureau_locks_and_unlocks_an_account_while_wrong_passwords_rain_on_it(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        var eatery = await Eateries.AddAsync(services.Database);
        var id = await People.AddAsync(services.Provider, Role.Owner, eateryIds: [eatery]);
        using var over = new CancellationTokenSource();
        var rain = Task.Run(async () =>
        {
            await using var own = services.Provider.CreateAsyncScope();
            var store = own.ServiceProvider.GetRequiredService<AccountStore>();
            var counted = 0;
            while (!over.IsCancellationRequested)
            {
                counted += await store.CountFailureAsync(id, most: 1_000_000, AccountManager.LockLife);
                await Task.Delay(1);
            }

            return counted;
        });

        for (var turn = 0; turn < 10; turn++)
        {
            await using var own = services.Provider.CreateAsyncScope();
            Assert.True(await own.ServiceProvider.GetRequiredService<AccountKeeper>().LockAsync(City, id, turn % 2 == 0, "试一试"));
        }

        await over.CancelAsync();
        Assert.True(await rain > 0);
        Assert.Equal(0, await services.ValueAsync<int>("SELECT COUNT(*) FROM account WHERE closed_at IS NOT NULL"));
        Assert.Equal(10, await services.ValueAsync<int>("SELECT COUNT(*) FROM audit_entry"));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Two_locks_at_once_are_both_done_one_after_the_other(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        var eatery = await Eateries.AddAsync(services.Database);
        var id = await People.AddAsync(services.Provider, Role.Owner, eateryIds: [eatery]);

        var done = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            await using var own = services.Provider.CreateAsyncScope();
            return await own.ServiceProvider.GetRequiredService<AccountKeeper>().LockAsync(City, id, locked: true, "试一试");
        })));

        Assert.All(done, Assert.True);
        Assert.Equal(5, await services.ValueAsync<int>($"SELECT version FROM account WHERE id = {id}"));
    }

    private static async Task<long> OwnerAsync(TestServices services, string? totpKey = null)
    {
        var eatery = await Eateries.AddAsync(services.Database);
        var id = await People.AddAsync(services.Provider, Role.Owner, eateryIds: [eatery], secondFactor: totpKey is not null);
        await People.SetPasswordAsync(services.Provider, id, "owner.one", Password, totpKey);
        return id;
    }

    private static async Task<SignInOutcome> SignInAsync(TestServices services, string password)
    {
        await using var scope = services.Provider.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SignInDesk>().TakePasswordAsync("owner.one", password, "test");
    }
}
