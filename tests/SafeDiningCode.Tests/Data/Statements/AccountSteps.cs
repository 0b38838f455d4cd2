using Microsoft.Extensions.DependencyInjection;
using SafeDiningCode.Tests.Registry.Import;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.ApiKeys;
using SafeDiningCode.Web.Accounts.Eateries;
using SafeDiningCode.Web.Accounts.Identity;
using SafeDiningCode.Web.Accounts.Invitations;
using SafeDiningCode.Web.Accounts.Managing;
using SafeDiningCode.Web.Accounts.SecondFactor;
using SafeDiningCode.Web.Accounts.Sessions;
using SafeDiningCode.Web.Accounts.SignIn;

namespace SafeDiningCode.Tests.Data.Statements;

/// <summary>Accounts, sessions, second factors, invitations, keys of systems.</summary>
internal static class AccountSteps
{
    private const string Password = "米线要趁热吃才香是真的";
    private const string Other = "过桥米线先放生片后放菜";
    private const string Phone = "13812345678";
    private static readonly Actor City = new() { AccountId = 1, Name = "示例监管", Role = Role.Administrator, Scope = Scope.OfDivision("5301") };

    public static async Task RunAsync(TestServices services)
    {
        await using var scope = services.Provider.CreateAsyncScope();
        var parts = scope.ServiceProvider;
        var eatery = await Eateries.AddAsync(services.Database, sign: "示例账号小馆");
        var licence = await services.ValueAsync<string>($"SELECT number FROM licence WHERE eatery_id = {eatery}");
        var owner = await InviteAsync(services, parts, eatery, licence);
        await SignInAsync(services, parts, owner);
        await ManageAsync(services, parts, owner, eatery);
        await KeysAsync(services);
    }

    private static async Task<long> InviteAsync(TestServices services, IServiceProvider parts, long eatery, string licence)
    {
        var (finder, maker, desk) = (services.Get<InviteeFinder>(), services.Get<InvitationMaker>(), parts.GetRequiredService<InvitationDesk>());
        Assert.Equal(eatery, (await finder.FindAsync(City, licence))!.Id);
        Assert.Null(await finder.FindAsync(City with { Scope = Scope.OfDivision("44") }, licence));
        var without = (await finder.WithoutOwnerAsync(City, "530102001")).Where(invitee => invitee.Eatery.Id == eatery).ToList();
        Assert.Single(without);
        var first = (await maker.ForEateriesAsync(City, without, replaces: false))[0];
        Assert.DoesNotContain(await finder.WithoutOwnerAsync(City, "530102001"), invitee => invitee.Eatery.Id == eatery);
        var slip = (await maker.ForEateriesAsync(City, without, replaces: true))[0];
        Assert.Equal(InvitationState.Revoked, (await desk.FindAsync(first.Link[^26..]))!.State(services.Clock.GetUtcNow().UtcDateTime));

        var invitation = (await desk.FindAsync(slip.Link[^26..].ToLowerInvariant()))!;
        Assert.Equal((eatery, licence, "示例账号小馆"), (invitation.EateryId, invitation.Licence, invitation.Sign));
        var before = await People.AddAsync(services.Provider, Role.Owner, eateryIds: [eatery]);
        var taken = await desk.MakeOwnerAsync(invitation, "张三丰", Phone, Password, "test");
        Assert.Equal(TakeUp.Done, taken.Outcome);
        Assert.Equal(TakeUp.Gone, (await desk.MakeOwnerAsync(invitation, "张三丰", "13900000000", Password, "test")).Outcome);
        Assert.Equal(1, await services.ValueAsync<int>($"SELECT COUNT(*) FROM account_eatery WHERE account_id = {before} AND ended_at IS NOT NULL"));

        var open = (await maker.ForEateriesAsync(City, without, replaces: false))[0];
        Assert.False(open.Replaces);
        await using var listed = await services.Database.OpenAsync();
        var rows = await listed.QueryAsync<InvitationRow>("InvitationsInScope", City.Scope.With(new { Skip = 0, Take = 2 }));
        Assert.Equal(2, rows.Count);
        Assert.Equal((eatery, false, (DateTime?)null), (rows[0].EateryId, rows[0].Replaces, rows[0].UsedAt));
        Assert.True(await maker.RevokeAsync(City, rows[0].Id));
        Assert.False(await maker.RevokeAsync(City, rows[0].Id));
        return (await services.Get<SessionBook>().FindAsync(SessionCookie.Hash(taken.SessionId!)))!.Actor.AccountId;
    }

    private static async Task SignInAsync(TestServices services, IServiceProvider parts, long owner)
    {
        var (desk, sessions, store) = (parts.GetRequiredService<SignInDesk>(), services.Get<SessionBook>(), parts.GetRequiredService<AccountStore>());
        Assert.Null((await desk.TakePasswordAsync("13900000000", Password, "test")).SessionId);
        Assert.Null((await desk.TakePasswordAsync(Phone, Other, "test")).SessionId);
        Assert.Equal(1, (await store.FindAsync(owner))!.Failures);
        var session = SessionCookie.Hash((await desk.TakePasswordAsync(Phone, Password, "test")).SessionId!);
        Assert.Equal(0, (await store.FindAsync(owner))!.Failures);
        services.Clock.Advance(TimeSpan.FromMinutes(6));
        var signedIn = (await sessions.FindAsync(session))!;
        Assert.Equal(TimeSpan.FromMinutes(6), (await sessions.FindAsync(session))!.Session.SeenAt - signedIn.Session.SeenAt);
        Assert.Single(await services.Get<EateryAccess>().OwnedAsync(signedIn.Actor));
        Assert.NotNull(await services.Get<EateryAccess>().FindAsync(signedIn.Actor, signedIn.Actor.Scope.EateryIds.Single()));

        var (factor, key) = (parts.GetRequiredService<SecondFactorDesk>(), Totp.DrawKey());
        var account = (await store.FindAsync(owner))!;
        var enrolled = (await factor.TakeAsync(signedIn, account, services.Get<TotpKeys>().Offer(key, session), Totp.At(key, services.Clock.GetUtcNow()), "test"))!;
        Assert.Null(await sessions.FindAsync(session));
        Assert.Equal(10, await store.CountCodesAsync(account, default));
        services.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(SessionStage.In, (await ByCodeAsync(Totp.At(key, services.Clock.GetUtcNow()))).Stage);
        Assert.Equal(SessionStage.In, (await ByCodeAsync(enrolled.RecoveryCodes[0])).Stage);
        Assert.Null((await ByCodeAsync(enrolled.RecoveryCodes[0])).SessionId);
        Assert.Equal(9, await store.CountCodesAsync(account, default));
        Assert.Equal(3, (await sessions.OfAccountAsync(owner)).Count);

        async Task<SignInOutcome> ByCodeAsync(string code)
        {
            var half = (await desk.TakePasswordAsync(Phone, Password, "test")).SessionId!;
            return await desk.TakeCodeAsync((await sessions.FindAsync(SessionCookie.Hash(half)))!, code, "test");
        }
    }

    private static async Task ManageAsync(TestServices services, IServiceProvider parts, long owner, long eatery)
    {
        var (keeper, store, desk) = (parts.GetRequiredService<AccountKeeper>(), parts.GetRequiredService<AccountStore>(), parts.GetRequiredService<InvitationDesk>());
        var official = new NewOfficial("示例检查", "inspector.one", "087160000001", Role.Inspector, "530102");
        var slip = (await keeper.CreateAsync(City, official))!;
        Assert.Null(await keeper.CreateAsync(City, official with { SignInName = "Inspector.One", Phone = null }));
        Assert.Equal(TakeUp.Done, (await desk.SetPasswordAsync((await desk.FindAsync(slip.Link[^26..]))!, Password, "test")).Outcome);
        var line = Assert.Single(await keeper.ListAsync(City, "示例检查", "inspector", page: 1));
        Assert.Equal((0, 1, "087160000001"), (line.Waiting, line.Total, line.Phone));
        Assert.Single(await keeper.ListAsync(City, "138123", "", page: 1));
        Assert.True(await keeper.ChangeScopeAsync(City, line.Id, Role.Regulator, "5301", "升职"));
        Assert.True(await keeper.LockAsync(City, line.Id, locked: true, "调离"));
        Assert.NotNull((await store.FindAsync(line.Id))!.ClosedAt);

        Assert.Equal((0, Role.Owner), ((await keeper.FindAsync(City, owner))!.Outside, (await keeper.FindAsync(City, owner))!.Role));
        Assert.Single(await keeper.OwnershipsAsync(City, owner));
        Assert.NotNull(await keeper.ResetAsync(City, owner, secondFactor: true, "手机丢失"));
        Assert.NotNull(await keeper.ResetAsync(City, owner, secondFactor: true, "又丢了"));
        Assert.Empty(await services.Get<SessionBook>().OfAccountAsync(owner));
        Assert.True(await keeper.EndOwnershipAsync(City, owner, (await services.Get<EateryAccess>().FindAsync(City, eatery))!, "转让"));
        Assert.Null(await keeper.FindAsync(City, owner));

        var book = services.Get<SessionBook>();
        var stamp = (await store.FindAsync(line.Id))!.SecurityStamp;
        await using var session = await services.Database.BeginAsync();
        var id = await book.BeginAsync(session, line.Id, stamp, SessionStage.In, secondFactor: true, "test");
        Assert.True(await SessionBook.EndAsync(session, line.Id, SessionCookie.Hash(id)));
        await session.CommitAsync();
        await session.DisposeAsync();
        services.Clock.Advance(TimeSpan.FromDays(31));
        await book.ForgetOldAsync();
        Assert.Equal(0, await services.ValueAsync<int>("SELECT COUNT(*) FROM account_session"));
    }

    private static async Task KeysAsync(TestServices services)
    {
        var register = services.Get<ApiKeyRegister>();
        var key = await register.AddAsync(City, "示例视频平台", [KeyPurposes.KitchenHeartbeat, KeyPurposes.RegistryFeed], "530102");
        var caller = (await register.FindAsync(key))!;
        Assert.Equal([KeyPurposes.KitchenHeartbeat, KeyPurposes.RegistryFeed], caller.Purposes);
        var row = Assert.Single(await register.AllAsync(City));
        Assert.NotNull(row.LastUsedOn);
        Assert.False(await register.RevokeAsync(City with { Scope = Scope.OfDivision("44") }, row.Id));
        Assert.True(await register.RevokeAsync(City, row.Id));
        Assert.Null(await register.FindAsync(key));
    }
}
