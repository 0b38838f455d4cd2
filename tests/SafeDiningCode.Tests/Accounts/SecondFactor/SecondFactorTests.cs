using System.Net;
using AngleSharp.Html.Dom;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Identity;

namespace SafeDiningCode.Tests.Accounts.SecondFactor;

public sealed class SecondFactorTests
{
    private const string Password = "米线要趁热吃才香是真的";

    [Fact]
    public async Task An_official_sets_it_up_and_then_all_doors_open()
    {
        await using var site = await TestSite.StartAsync();
        var account = await People.AddAsync(site.Provider, Role.Regulator, "5301", secondFactor: false);
        using var client = await site.SignInAsync(account, secondFactor: false);
        var page = await site.PageAsync("/account/second-factor", client);
        var key = page.QuerySelector("#key")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        var offer = ((IHtmlInputElement)page.QuerySelector("input[name=offer]")!).Value;
        Assert.NotNull(page.QuerySelector("svg.qr path"));
        // Nothing is stored until the app has shown that it has the key.
        Assert.Null(await site.ValueAsync<string?>("SELECT totp_key FROM account"));

        using (var wrong = await SendAsync(site, client, offer, "000000"))
        {
            Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        }

        using var right = await SendAsync(site, client, offer, Totp.At(key, site.Clock.GetUtcNow()));
        var codes = (await TestSite.ParseAsync(right)).QuerySelectorAll(".codes li").Select(code => code.TextContent).ToList();

        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
        Assert.Equal(10, codes.Distinct().Count());
        using (var after = await client.GetAsync("/regulator/accounts"))
        {
            Assert.Equal(HttpStatusCode.OK, after.StatusCode);
        }

        Assert.DoesNotContain(key, await site.ValueAsync<string>("SELECT totp_key FROM account"), StringComparison.Ordinal);
        Assert.Equal(0, await site.ValueAsync<int>("SELECT COUNT(*) FROM account_recovery_code WHERE code_hash LIKE '%-%' OR LENGTH(code_hash) < 64"));
        await SignsInByRecoveryCodeOnceAsync(site, account, key, codes[0]);
    }

    [Fact]
    public async Task The_page_that_shows_the_codes_has_forms_that_work()
    {
        await using var site = await TestSite.StartAsync();
        var account = await People.AddAsync(site.Provider, Role.Owner, secondFactor: false);
        using var client = await site.SignInAsync(account, secondFactor: false);
        using var codes = await EnrolAsync(site, client);
        var token = ((IHtmlInputElement)(await TestSite.ParseAsync(codes)).QuerySelector("input[name=form_token]")!).Value;

        using var answer = await client.PostAsync("/sign-out", new FormUrlEncodedContent([KeyValuePair.Create("form_token", token)]));

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
    }

    [Fact]
    public async Task Setting_it_up_ends_every_other_session()
    {
        await using var site = await TestSite.StartAsync();
        var account = await People.AddAsync(site.Provider, Role.Owner, secondFactor: false);
        using var elsewhere = await site.SignInAsync(account, secondFactor: false);
        using var client = await site.SignInAsync(account, secondFactor: false);
        using var enrolled = await EnrolAsync(site, client);

        using var there = await elsewhere.GetAsync("/account");
        using var here = await client.GetAsync("/account");

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.OK), (there.StatusCode, here.StatusCode));
    }

    [Fact]
    public async Task A_key_that_was_offered_to_somebody_else_is_not_taken()
    {
        await using var site = await TestSite.StartAsync();
        using var one = await site.SignInAsync(await People.AddAsync(site.Provider, Role.Owner, secondFactor: false), secondFactor: false);
        using var other = await site.SignInAsync(await People.AddAsync(site.Provider, Role.Owner, secondFactor: false), secondFactor: false);
        var page = await site.PageAsync("/account/second-factor", other);
        var key = page.QuerySelector("#key")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        var offer = ((IHtmlInputElement)page.QuerySelector("input[name=offer]")!).Value;

        using var answer = await SendAsync(site, one, offer, Totp.At(key, site.Clock.GetUtcNow()));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Replacing_it_and_new_codes_and_switching_it_off_ask_for_the_password()
    {
        await using var site = await TestSite.StartAsync(("Accounts:SignInsPerNetworkPerMinute", "0"));
        var account = await People.AddAsync(site.Provider, Role.Owner);
        await People.SetPasswordAsync(site.Provider, account, "owner.one", Password, Totp.DrawKey());
        using var client = await site.SignInAsync(account);
        foreach (var path in (string[])["/account/second-factor", "/account/second-factor/recovery-codes", "/account/second-factor/off"])
        {
            using var refused = await site.PostFormAsync(client, path, ("password", "wrong password"));
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        }

        using (var codes = await site.PostFormAsync(client, "/account/second-factor/recovery-codes", ("password", Password)))
        {
            Assert.Equal(10, (await TestSite.ParseAsync(codes)).QuerySelectorAll(".codes li").Length);
        }

        using var off = await site.PostFormAsync(client, "/account/second-factor/off", ("password", Password));
        Assert.Equal(HttpStatusCode.SeeOther, off.StatusCode);
        Assert.Equal(0, await site.ValueAsync<int>("SELECT totp_on FROM account"));
        Assert.Equal(0, await site.ValueAsync<int>("SELECT COUNT(*) FROM account_recovery_code"));
    }

    [Fact]
    public async Task An_official_cannot_switch_it_off()
    {
        await using var site = await TestSite.StartAsync();
        var account = await People.AddAsync(site.Provider, Role.Inspector, "5301");
        await People.SetPasswordAsync(site.Provider, account, "inspector.one", Password, Totp.DrawKey());
        using var client = await site.SignInAsync(account);

        using var answer = await site.PostFormAsync(client, "/account/second-factor/off", ("password", Password));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(1, await site.ValueAsync<int>("SELECT totp_on FROM account"));
    }

    [Fact]
    public async Task A_new_password_ends_every_other_session_and_the_old_one_opens_nothing()
    {
        await using var site = await TestSite.StartAsync();
        var account = await People.AddAsync(site.Provider, Role.Owner, secondFactor: false);
        await People.SetPasswordAsync(site.Provider, account, "owner.one", Password);
        using var elsewhere = await site.SignInAsync(account, secondFactor: false);
        using var client = await site.SignInAsync(account, secondFactor: false);
        using (var common = await site.PostFormAsync(client, "/account/password", ("current", Password), ("password", "1234567890")))
        {
            Assert.Equal(HttpStatusCode.BadRequest, common.StatusCode);
        }

        using (var changed = await site.PostFormAsync(client, "/account/password", ("current", Password), ("password", "过桥米线先放生片后放菜")))
        {
            Assert.Equal(HttpStatusCode.SeeOther, changed.StatusCode);
        }

        using var there = await elsewhere.GetAsync("/account");
        using var here = await client.GetAsync("/account?done=password");
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.OK), (there.StatusCode, here.StatusCode));
        using var old = await site.SendSignInAsync(elsewhere, "owner.one", Password);
        using var now = await site.SendSignInAsync(elsewhere, "owner.one", "过桥米线先放生片后放菜");
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.SeeOther), (old.StatusCode, now.StatusCode));
    }

    [Fact]
    public async Task Sessions_are_listed_and_ended_and_those_of_others_are_not()
    {
        await using var site = await TestSite.StartAsync();
        var account = await People.AddAsync(site.Provider, Role.Owner, secondFactor: false);
        using var elsewhere = await site.SignInAsync(account, secondFactor: false);
        using var stranger = await site.SignInAsync(await People.AddAsync(site.Provider, Role.Owner, secondFactor: false), secondFactor: false);
        using var client = await site.SignInAsync(account, secondFactor: false);
        var strangers = await site.ValueAsync<string>("SELECT id_hash FROM account_session WHERE account_id <> @account", new { account });
        var page = await site.PageAsync("/account", client);
        Assert.Equal(2, page.QuerySelectorAll(".lines li").Length);
        var other = ((IHtmlInputElement)page.QuerySelector("input[name=session]")!).Value;

        foreach (var session in new[] { other, strangers })
        {
            using var ended = await site.PostFormAsync(client, "/account/sessions/end", ("session", session));
        }

        using var there = await elsewhere.GetAsync("/account");
        using var theirs = await stranger.GetAsync("/account");
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.OK), (there.StatusCode, theirs.StatusCode));
    }

    private static async Task<HttpResponseMessage> EnrolAsync(TestSite site, HttpClient client)
    {
        var page = await site.PageAsync("/account/second-factor", client);
        var key = page.QuerySelector("#key")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        return await SendAsync(site, client, ((IHtmlInputElement)page.QuerySelector("input[name=offer]")!).Value, Totp.At(key, site.Clock.GetUtcNow()));
    }

    private static Task<HttpResponseMessage> SendAsync(TestSite site, HttpClient client, string offer, string code) =>
        site.SendFromAsync(client, "/account/second-factor", "/account/second-factor", ("offer", offer), ("code", code));

    private static async Task SignsInByRecoveryCodeOnceAsync(TestSite site, long account, string key, string code)
    {
        await People.SetPasswordAsync(site.Provider, account, "wang.wu", Password, key);
        foreach (var expected in new[] { HttpStatusCode.SeeOther, HttpStatusCode.BadRequest })
        {
            using var other = site.NewClient();
            using var first = await site.SendSignInAsync(other, "wang.wu", Password);
            using var second = await site.SendFromAsync(other, "/sign-in/code", "/sign-in/code", ("code", code.ToLowerInvariant()));
            Assert.Equal(expected, second.StatusCode);
        }
    }
}
