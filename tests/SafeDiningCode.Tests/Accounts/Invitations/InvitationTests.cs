using System.Net;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Invitations;

namespace SafeDiningCode.Tests.Accounts.Invitations;

public sealed class InvitationTests
{
    private const string Licence = "JY25301020000016";
    private const string Password = "米线要趁热吃才香是真的";

    [Fact]
    public async Task A_slip_leads_an_owner_to_an_account_with_their_eatery_once()
    {
        await using var site = await TestSite.StartAsync(("PublicBaseUrl", "https://anxin.example.cn"));
        var eatery = await Eateries.AddAsync(site.Database, licence: Licence);
        var link = await SlipAsync(site, Licence);
        Assert.StartsWith("HTTPS://ANXIN.EXAMPLE.CN/ACTIVATE/", link, StringComparison.Ordinal);
        // A database that is stolen opens nothing.
        Assert.DoesNotContain(link[^26..], await site.ValueAsync<string>("SELECT token_hash FROM invitation"), StringComparison.OrdinalIgnoreCase);
        var path = new Uri(link).AbsolutePath.ToLowerInvariant();
        var page = await site.PageAsync(path);
        Assert.Equal(Eateries.Sign, page.QuerySelector("h1")!.TextContent);
        Assert.Equal("13812345678", page.QuerySelector("#phone")!.GetAttribute("value"));
        EnglishPages.AssertEnglish(await site.PageAsync(path + "?lang=en"));

        using var owner = site.NewClient();
        using (var weak = await TakeUpAsync(site, owner, path, Licence.ToLowerInvariant()))
        {
            Assert.Equal(HttpStatusCode.BadRequest, weak.StatusCode);
        }

        using (var taken = await TakeUpAsync(site, owner, path, Password))
        {
            Assert.Equal(HttpStatusCode.SeeOther, taken.StatusCode);
        }

        var account = await site.PageAsync("/account", owner);
        Assert.Contains(Eateries.Sign, account.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        using (var again = await site.Client.GetAsync(path))
        {
            Assert.Equal(HttpStatusCode.Gone, again.StatusCode);
        }

        Assert.Equal(eatery, await site.ValueAsync<long>("SELECT eatery_id FROM account_eatery WHERE ended_at IS NULL"));
        using var signedIn = await site.SendSignInAsync(site.Client, "13812345678", Password);
        Assert.Equal(HttpStatusCode.SeeOther, signedIn.StatusCode);
    }

    [Fact]
    public async Task A_slip_that_is_old_withdrawn_or_replaced_is_of_no_use()
    {
        await using var site = await TestSite.StartAsync();
        await Eateries.AddAsync(site.Database, licence: Licence);
        var first = PathOf(await SlipAsync(site, Licence));
        var second = PathOf(await SlipAsync(site, Licence));
        Assert.Equal(HttpStatusCode.Gone, await StatusAsync(site, first));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(site, second));

        using var regulator = await site.SignInAsync(Role.Regulator, "5301");
        var open = await site.ValueAsync<long>("SELECT id FROM invitation WHERE revoked_at IS NULL");
        using (var revoked = await site.PostFormAsync(regulator, $"/regulator/invitations/{open}/revoke"))
        {
            Assert.Equal(HttpStatusCode.SeeOther, revoked.StatusCode);
        }

        Assert.Equal(HttpStatusCode.Gone, await StatusAsync(site, second));
        var third = PathOf(await SlipAsync(site, Licence));
        site.Clock.Advance(InvitationMaker.Life - TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(site, third));
        site.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.Gone, await StatusAsync(site, third));
        Assert.Equal(HttpStatusCode.Gone, await StatusAsync(site, "/activate/" + new string('0', 26)));
    }

    [Fact]
    public async Task Two_who_use_a_slip_at_once_make_one_account()
    {
        await using var site = await TestSite.StartAsync();
        await Eateries.AddAsync(site.Database, licence: Licence);
        var path = PathOf(await SlipAsync(site, Licence));
        using var one = site.NewClient();
        using var other = site.NewClient();

        var answers = await Task.WhenAll(TakeUpAsync(site, one, path, Password, "13900000001"), TakeUpAsync(site, other, path, Password, "13900000002"));

        Assert.Equal([HttpStatusCode.SeeOther, HttpStatusCode.Gone], answers.Select(answer => answer.StatusCode).Order());
        Assert.Equal(1, await site.ValueAsync<int>("SELECT COUNT(*) FROM account WHERE role = 'owner'"));
        Assert.Equal(1, await site.ValueAsync<int>("SELECT COUNT(*) FROM account_eatery"));
    }

    [Fact]
    public async Task An_eatery_changes_hands_when_the_new_owner_activates_and_not_before()
    {
        await using var site = await TestSite.StartAsync();
        var eatery = await Eateries.AddAsync(site.Database, licence: Licence);
        var old = await People.AddAsync(site.Provider, Role.Owner, eateryIds: [eatery]);
        using var oldOwner = await site.SignInAsync(old);
        var path = PathOf(await SlipAsync(site, Licence, replaces: true));
        Assert.Contains(Eateries.Sign, (await site.PageAsync("/account", oldOwner)).Body!.TextContent, StringComparison.Ordinal);
        Assert.NotNull((await site.PageAsync(path)).QuerySelector(".note.fair"));

        using var client = site.NewClient();
        using (var taken = await TakeUpAsync(site, client, path, Password))
        {
            Assert.Equal(HttpStatusCode.SeeOther, taken.StatusCode);
        }

        Assert.DoesNotContain(Eateries.Sign, (await site.PageAsync("/account", oldOwner)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, await site.ValueAsync<int>("SELECT COUNT(*) FROM account_eatery"));
        Assert.Equal(1, await site.ValueAsync<int>("SELECT COUNT(*) FROM audit_entry WHERE action = 'eatery.hand-over' AND before_state LIKE '%' || @old || '%' AND after_state NOT LIKE '%' || @old || '%'", new { old }));
    }

    [Fact]
    public async Task A_chains_owner_adds_an_eatery_to_the_account_they_have()
    {
        await using var site = await TestSite.StartAsync();
        await Eateries.AddAsync(site.Database, licence: Licence);
        var first = await Eateries.AddAsync(site.Database, sign: "示例第一家");
        using var owner = await site.SignInAsync(Role.Owner, first);
        var path = PathOf(await SlipAsync(site, Licence));

        using (var accepted = await site.SendFromAsync(owner, path, path + "/accept"))
        {
            Assert.Equal(HttpStatusCode.SeeOther, accepted.StatusCode);
        }

        var page = (await site.PageAsync("/account", owner)).QuerySelector("main")!.TextContent;
        Assert.Contains("示例第一家", page, StringComparison.Ordinal);
        Assert.Contains(Eateries.Sign, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_phone_that_has_an_account_is_asked_to_sign_in_and_the_slip_stays_good()
    {
        await using var site = await TestSite.StartAsync();
        await Eateries.AddAsync(site.Database, licence: Licence);
        await People.SetPasswordAsync(site.Provider, await People.AddAsync(site.Provider, Role.Owner), "13812345678", Password);
        var path = PathOf(await SlipAsync(site, Licence));

        using var refused = await TakeUpAsync(site, site.Client, path, Password);

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(site, path));
        Assert.Equal(1, await site.ValueAsync<int>("SELECT COUNT(*) FROM account WHERE role = 'owner'"));
    }

    [Fact]
    public async Task A_list_makes_slips_for_all_or_for_none()
    {
        await using var site = await TestSite.StartAsync();
        var other = "JY25301020000024";
        await Eateries.AddAsync(site.Database, licence: Licence);
        await Eateries.AddAsync(site.Database, licence: other, sign: "示例第二家");
        using var regulator = await site.SignInAsync(Role.Regulator, "5301");

        using (var wrong = await site.PostFormAsync(regulator, "/regulator/invitations/list", ("list", $"许可证编号,手机号\n{Licence},123\nJY00000000000000\n{other}")))
        {
            var page = await TestSite.ParseAsync(wrong);
            Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
            Assert.Equal(2, page.QuerySelectorAll("[role=alert] li").Length);
            Assert.Equal(0, await site.ValueAsync<int>("SELECT COUNT(*) FROM invitation"));
        }

        using var file = new MultipartFormDataContent
        {
            { new StringContent(await site.FormTokenAsync(regulator)), "form_token" },
            { new ByteArrayContent(System.Text.CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes($"许可证编号,手机号\n{Licence},138 1234 5678\n{other}")), "file", "名单.csv" },
        };
        using var right = await regulator.PostAsync("/regulator/invitations/list", file);
        var slips = await TestSite.ParseAsync(right);
        Assert.Equal([Eateries.Sign, "示例第二家"], slips.QuerySelectorAll(".slip-name").Select(name => name.TextContent));
        Assert.All(slips.QuerySelectorAll(".slip"), slip => Assert.NotNull(slip.QuerySelector("svg path")));
        Assert.Equal("13812345678", await site.ValueAsync<string>("SELECT phone FROM invitation WHERE phone IS NOT NULL"));
    }

    [Fact]
    public async Task A_division_gets_slips_for_those_without_an_account_and_each_once()
    {
        await using var site = await TestSite.StartAsync();
        await Eateries.AddAsync(site.Database, sign: "示例甲");
        await People.AddAsync(site.Provider, Role.Owner, eateryIds: [await Eateries.AddAsync(site.Database, sign: "示例乙")]);
        await Eateries.AddAsync(site.Database, sign: "示例丙", county: "530103", unit: "530103001");
        using var regulator = await site.SignInAsync(Role.Regulator, "5301");

        using (var made = await site.PostFormAsync(regulator, "/regulator/invitations/division", ("division", "530102")))
        {
            Assert.Equal(["示例甲"], (await TestSite.ParseAsync(made)).QuerySelectorAll(".slip-name").Select(name => name.TextContent));
        }

        using var again = await site.PostFormAsync(regulator, "/regulator/invitations/division", ("division", "530102"));
        using var outside = await site.PostFormAsync(regulator, "/regulator/invitations/division", ("division", "5303"));
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (again.StatusCode, outside.StatusCode));
    }

    [Fact]
    public async Task An_eatery_outside_the_division_gets_no_slip()
    {
        await using var site = await TestSite.StartAsync();
        await Eateries.AddAsync(site.Database, licence: Licence);
        using var regulator = await site.SignInAsync(Role.Regulator, "530103");

        using var answer = await site.PostFormAsync(regulator, "/regulator/invitations/eatery", ("licence", Licence));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.DoesNotContain(Eateries.Sign, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await site.ValueAsync<int>("SELECT COUNT(*) FROM invitation"));
    }

    private static async Task<string> SlipAsync(TestSite site, string licence, bool replaces = false)
    {
        using var regulator = await site.SignInAsync(Role.Regulator, "5301");
        using var answer = await site.PostFormAsync(
            regulator, "/regulator/invitations/eatery", ("licence", licence), ("phone", "138 1234 5678"), ("replaces", replaces ? "yes" : ""));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await TestSite.ParseAsync(answer)).QuerySelector(".slip-link")!.TextContent;
    }

    private static string PathOf(string link) => new Uri(link).AbsolutePath;

    private static async Task<HttpStatusCode> StatusAsync(TestSite site, string path)
    {
        using var answer = await site.Client.GetAsync(path);
        return answer.StatusCode;
    }

    private static Task<HttpResponseMessage> TakeUpAsync(TestSite site, HttpClient client, string path, string password, string phone = "138 1234 5678") =>
        site.SendFromAsync(client, path, path, ("name", "张三丰"), ("phone", phone), ("password", password));
}
