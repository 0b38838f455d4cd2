using System.Net;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Identity;

namespace SafeDiningCode.Tests.Accounts.Managing;

public sealed class ManagingTests
{
    private const string Password = "米线要趁热吃才香是真的";

    [Fact]
    public async Task An_official_is_made_with_a_slip_and_activates_it()
    {
        await using var site = await TestSite.StartAsync();
        using var administrator = await site.SignInAsync(Role.Administrator, "5301");
        using var made = await site.PostFormAsync(
            administrator, "/regulator/accounts/new", ("name", "王五"), ("signInName", "wang.wu"), ("phone", ""), ("role", "inspector"), ("division", "530102"));
        var link = (await TestSite.ParseAsync(made)).QuerySelector(".slip-link")!.TextContent;
        var path = new Uri(link).AbsolutePath;

        using var client = site.NewClient();
        using (var activated = await site.SendFromAsync(client, path, path, ("password", Password)))
        {
            Assert.Equal(HttpStatusCode.SeeOther, activated.StatusCode);
        }

        // And comes no further than the second factor.
        using var page = await client.GetAsync("/account");
        Assert.StartsWith("/account/second-factor", page.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal(("inspector", "530102"), await site.ValueAsync<(string, string)>("SELECT role, division FROM account WHERE sign_in_name = 'wang.wu'"));
        Assert.DoesNotContain("王五", await site.ValueAsync<string>("SELECT after_state FROM audit_entry WHERE action = 'account.create'"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Role.Regulator, "administrator", "5301")]
    [InlineData(Role.Regulator, "regulator", "53")]
    [InlineData(Role.Administrator, "regulator", "5303")]
    [InlineData(Role.Administrator, "owner", "5301")]
    [InlineData(Role.Administrator, "god", "5301")]
    [InlineData(Role.Administrator, "regulator", "")]
    public async Task Nobody_makes_an_account_above_their_role_or_beyond_their_place(Role role, string made, string division)
    {
        await using var site = await TestSite.StartAsync();
        using var client = await site.SignInAsync(role, "5301");

        using var answer = await site.PostFormAsync(
            client, "/regulator/accounts/new", ("name", "王五"), ("signInName", "wang.wu"), ("phone", ""), ("role", made), ("division", division));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(1, await site.ValueAsync<int>("SELECT COUNT(*) FROM account"));
    }

    [Fact]
    public async Task A_name_that_is_taken_is_refused()
    {
        await using var site = await TestSite.StartAsync();
        await People.SetPasswordAsync(site.Provider, await People.AddAsync(site.Provider, Role.Owner), "wang.wu", Password);
        using var client = await site.SignInAsync(Role.Administrator, "5301");

        using var answer = await site.PostFormAsync(
            client, "/regulator/accounts/new", ("name", "王五"), ("signInName", "WANG.WU"), ("phone", ""), ("role", "inspector"), ("division", "5301"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_reset_ends_all_sessions_and_clears_the_lost_phone_and_is_recorded_with_its_reason()
    {
        await using var site = await TestSite.StartAsync();
        var eatery = await Eateries.AddAsync(site.Database);
        var owner = await People.AddAsync(site.Provider, Role.Owner, eateryIds: [eatery]);
        await People.SetPasswordAsync(site.Provider, owner, "13812345678", Password, Totp.DrawKey());
        using var there = await site.SignInAsync(owner);
        using var regulator = await site.SignInAsync(Role.Regulator, "530102");
        using (var noReason = await site.PostFormAsync(regulator, $"/regulator/accounts/{owner}/reset", ("secondFactor", "yes"), ("reason", " ")))
        {
            Assert.Equal(HttpStatusCode.BadRequest, noReason.StatusCode);
        }

        using var reset = await site.PostFormAsync(regulator, $"/regulator/accounts/{owner}/reset", ("secondFactor", "yes"), ("reason", "手机丢失，当面核对身份证"));
        var path = new Uri((await TestSite.ParseAsync(reset)).QuerySelector(".slip-link")!.TextContent).AbsolutePath;

        using (var ended = await there.GetAsync("/account"))
        {
            Assert.Equal(HttpStatusCode.Redirect, ended.StatusCode);
        }

        using (var old = await site.SendSignInAsync(site.Client, "13812345678", Password))
        {
            Assert.Equal(HttpStatusCode.BadRequest, old.StatusCode);
        }

        Assert.Equal(
            ("手机丢失，当面核对身份证", "530102001"),
            await site.ValueAsync<(string, string)>("SELECT reason, division FROM audit_entry WHERE action = 'account.reset'"));
        using var client = site.NewClient();
        using var activated = await site.SendFromAsync(client, path, path, ("password", "过桥米线先放生片后放菜"));
        Assert.Equal(HttpStatusCode.SeeOther, activated.StatusCode);
        using var page = await client.GetAsync("/account");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Fact]
    public async Task A_locked_account_is_out_at_once_and_in_again_when_unlocked()
    {
        await using var site = await TestSite.StartAsync();
        var inspector = await People.AddAsync(site.Provider, Role.Inspector, "530102");
        await People.SetPasswordAsync(site.Provider, inspector, "wang.wu", Password, Totp.DrawKey());
        using var there = await site.SignInAsync(inspector);
        using var regulator = await site.SignInAsync(Role.Regulator, "5301");

        using (var locked = await site.PostFormAsync(regulator, $"/regulator/accounts/{inspector}/lock", ("reason", "调离")))
        {
            Assert.Equal(HttpStatusCode.SeeOther, locked.StatusCode);
        }

        using (var ended = await there.GetAsync("/account"))
        {
            Assert.Equal(HttpStatusCode.Redirect, ended.StatusCode);
        }

        using (var refused = await site.SendSignInAsync(site.Client, "wang.wu", Password))
        {
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        }

        using var unlocked = await site.PostFormAsync(regulator, $"/regulator/accounts/{inspector}/unlock", ("reason", "调回"));
        using var again = await site.SendSignInAsync(site.Client, "wang.wu", Password);
        Assert.Equal(HttpStatusCode.SeeOther, again.StatusCode);
    }

    [Fact]
    public async Task What_is_not_ones_own_to_change_stays_as_it_is()
    {
        await using var site = await TestSite.StartAsync();
        var here = await Eateries.AddAsync(site.Database);
        var elsewhere = await Eateries.AddAsync(site.Database, county: "530103", unit: "530103001");
        var self = await People.AddAsync(site.Provider, Role.Regulator, "530102");
        using var regulator = await site.SignInAsync(self);
        var chain = await People.AddAsync(site.Provider, Role.Owner, eateryIds: [here, elsewhere]);
        var administrator = await People.AddAsync(site.Provider, Role.Administrator, "530102");
        var abroad = await People.AddAsync(site.Provider, Role.Inspector, "530103");
        var stamps = await site.ValueAsync<string>("SELECT GROUP_CONCAT(security_stamp) FROM account");

        foreach (var (account, expected) in new[] { (chain, HttpStatusCode.BadRequest), (administrator, HttpStatusCode.BadRequest), (self, HttpStatusCode.BadRequest), (abroad, HttpStatusCode.NotFound) })
        {
            foreach (var what in (string[])["reset", "lock", "unlock", "scope"])
            {
                using var answer = await site.PostFormAsync(
                    regulator, $"/regulator/accounts/{account}/{what}", ("reason", "试一试"), ("role", "inspector"), ("division", "530102"));
                Assert.Equal((account, what, expected), (account, what, answer.StatusCode));
            }
        }

        Assert.Equal(stamps, await site.ValueAsync<string>("SELECT GROUP_CONCAT(security_stamp) FROM account"));
        Assert.Equal(0, await site.ValueAsync<int>("SELECT COUNT(*) FROM audit_entry"));
    }

    [Fact]
    public async Task An_officials_place_and_role_change_within_ones_own()
    {
        await using var site = await TestSite.StartAsync();
        var inspector = await People.AddAsync(site.Provider, Role.Inspector, "530102");
        using var regulator = await site.SignInAsync(Role.Regulator, "5301");

        using (var beyond = await site.PostFormAsync(regulator, $"/regulator/accounts/{inspector}/scope", ("reason", "升职"), ("role", "regulator"), ("division", "53")))
        {
            Assert.Equal(HttpStatusCode.BadRequest, beyond.StatusCode);
        }

        using var within = await site.PostFormAsync(regulator, $"/regulator/accounts/{inspector}/scope", ("reason", "升职"), ("role", "regulator"), ("division", "530103"));
        Assert.Equal(HttpStatusCode.SeeOther, within.StatusCode);
        Assert.Equal(("regulator", "530103"), await site.ValueAsync<(string, string)>("SELECT role, division FROM account WHERE id = @inspector", new { inspector }));
    }

    [Fact]
    public async Task An_owners_access_to_one_eatery_ends_and_the_history_stays()
    {
        await using var site = await TestSite.StartAsync();
        var (one, other) = (await Eateries.AddAsync(site.Database, sign: "示例甲"), await Eateries.AddAsync(site.Database, sign: "示例乙"));
        var owner = await People.AddAsync(site.Provider, Role.Owner, eateryIds: [one, other]);
        using var regulator = await site.SignInAsync(Role.Regulator, "5301");

        using var ended = await site.PostFormAsync(regulator, $"/regulator/accounts/{owner}/eateries/{one}/end", ("reason", "转让"));

        Assert.Equal(HttpStatusCode.SeeOther, ended.StatusCode);
        Assert.Equal(other, await site.ValueAsync<long>("SELECT eatery_id FROM account_eatery WHERE ended_at IS NULL"));
        var page = await site.PageAsync($"/regulator/accounts/{owner}", regulator);
        Assert.Equal(2, page.QuerySelectorAll(".lines li").Length);
        EnglishPages.AssertEnglish(await site.PageAsync($"/regulator/accounts/{owner}?lang=en", regulator));
    }

    [Fact]
    public async Task The_list_finds_by_part_of_name_and_by_role_within_the_division()
    {
        await using var site = await TestSite.StartAsync();
        await People.AddAsync(site.Provider, Role.Inspector, "530102", name: "张三");
        await People.AddAsync(site.Provider, Role.Inspector, "530103", name: "张四");
        await People.AddAsync(site.Provider, Role.Owner, eateryIds: [await Eateries.AddAsync(site.Database)], name: "张五");
        await People.AddAsync(site.Provider, Role.Owner, name: "张六");
        using var regulator = await site.SignInAsync(Role.Regulator, "530102");

        Assert.Equal(["张三", "张五"], await NamesAsync("?q=%E5%BC%A0"));
        Assert.Equal(["张五"], await NamesAsync("?q=%E5%BC%A0&role=owner"));
        Assert.Empty(await NamesAsync("?q=%25"));
        EnglishPages.AssertEnglish(await site.PageAsync("/regulator/accounts?lang=en", regulator));
        EnglishPages.AssertEnglish(await site.PageAsync("/regulator/accounts/new?lang=en", regulator));

        async Task<List<string>> NamesAsync(string query) =>
            [.. (await site.PageAsync("/regulator/accounts" + query, regulator)).QuerySelectorAll("tbody th").Select(cell => cell.TextContent).Order(StringComparer.Ordinal)];
    }
}
