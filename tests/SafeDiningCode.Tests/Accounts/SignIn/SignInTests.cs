using System.Net;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Identity;

namespace SafeDiningCode.Tests.Accounts.SignIn;

public sealed class SignInTests
{
    private const string Password = "米线要趁热吃才香是真的";
    private static readonly string Key = Totp.DrawKey();

    [Fact]
    public async Task An_owner_signs_in_by_phone_and_password()
    {
        await using var site = await TestSite.StartAsync();
        await OwnerAsync(site);
        using var client = site.NewClient();

        using var answer = await site.SendSignInAsync(client, "+86 138 1234 5678", Password);

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        var cookie = SessionCookieOf(answer)!;
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("max-age=", cookie, StringComparison.OrdinalIgnoreCase);
        using var page = await client.GetAsync("/account");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        // What the cookie holds is not what the database holds.
        Assert.DoesNotContain(await site.ValueAsync<string>("SELECT id_hash FROM account_session"), cookie, StringComparison.Ordinal);
        Assert.Equal("account.sign-in", await site.ValueAsync<string>("SELECT action FROM audit_entry"));
    }

    [Fact]
    public async Task The_second_factor_comes_between_and_each_step_has_a_session_of_its_own()
    {
        await using var site = await TestSite.StartAsync();
        await RegulatorAsync(site);
        using var client = site.NewClient();

        using var first = await site.SendSignInAsync(client, "wang.wu", Password);
        var half = SessionCookieOf(first)!;
        Assert.StartsWith("/sign-in/code", first.Headers.Location!.OriginalString, StringComparison.Ordinal);
        using (var notYet = await client.GetAsync("/account"))
        {
            Assert.Equal(HttpStatusCode.Redirect, notYet.StatusCode);
        }

        using var wrong = await site.SendFromAsync(client, "/sign-in/code", "/sign-in/code", ("code", "000000"));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        var code = Totp.At(Key, site.Clock.GetUtcNow());
        using var second = await site.SendFromAsync(client, "/sign-in/code", "/sign-in/code", ("code", code));
        Assert.Equal(HttpStatusCode.SeeOther, second.StatusCode);
        Assert.NotEqual(half, SessionCookieOf(second));
        Assert.Equal(1, await site.ValueAsync<int>("SELECT COUNT(*) FROM account_session"));

        // The same code does not count twice, within its half minute either.
        using var other = site.NewClient();
        using (await site.SendSignInAsync(other, "wang.wu", Password))
        {
            using var replayed = await site.SendFromAsync(other, "/sign-in/code", "/sign-in/code", ("code", code));
            Assert.Equal(HttpStatusCode.BadRequest, replayed.StatusCode);
        }
    }

    [Fact]
    public async Task Whether_a_name_is_known_cannot_be_told_from_the_answer()
    {
        await using var site = await TestSite.StartAsync(("Accounts:SignInsPerNamePerMinute", "0"));
        var account = await OwnerAsync(site);
        var answers = new List<string>
        {
            await AnswerAsync(site, "13812345678", "wrong password"),
            await AnswerAsync(site, "13900000000", "wrong password"),
        };
        for (var i = 0; i < AccountManager.MostFailures; i++)
        {
            await AnswerAsync(site, "13812345678", "wrong password");
        }

        answers.Add(await AnswerAsync(site, "13812345678", "wrong password"));
        answers.Add(await AnswerAsync(site, "13812345678", Password));
        await site.ExecuteAsync("UPDATE account SET failures = 0, locked_until = NULL, closed_at = '2026-11-22T04:00:00.000' WHERE id = @account", new { account });
        answers.Add(await AnswerAsync(site, "13812345678", Password));

        Assert.Single(answers.Distinct(StringComparer.Ordinal));
        Assert.StartsWith("BadRequest", answers[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_an_account_for_a_quarter_of_an_hour()
    {
        await using var site = await TestSite.StartAsync(("Accounts:SignInsPerNamePerMinute", "0"));
        await OwnerAsync(site);
        using var client = site.NewClient();
        for (var i = 0; i < AccountManager.MostFailures; i++)
        {
            using var wrong = await site.SendSignInAsync(client, "13812345678", "wrong password");
            Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        }

        using (var locked = await site.SendSignInAsync(client, "13812345678", Password))
        {
            Assert.Equal(HttpStatusCode.BadRequest, locked.StatusCode);
        }

        site.Clock.Advance(AccountManager.LockLife + TimeSpan.FromSeconds(1));
        using var after = await site.SendSignInAsync(client, "13812345678", Password);
        Assert.Equal(HttpStatusCode.SeeOther, after.StatusCode);
        Assert.Equal(0, await site.ValueAsync<int>("SELECT failures FROM account"));
    }

    [Fact]
    public async Task Guesses_of_many_at_once_are_all_counted()
    {
        await using var site = await TestSite.StartAsync(("Accounts:SignInsPerNamePerMinute", "0"), ("Accounts:SignInsPerNetworkPerMinute", "0"));
        await OwnerAsync(site);
        await Task.WhenAll(Enumerable.Range(0, AccountManager.MostFailures).Select(async _ =>
        {
            using var client = site.NewClient();
            using var answer = await site.SendSignInAsync(client, "13812345678", "wrong password");
        }));

        Assert.Equal(AccountManager.MostFailures, await site.ValueAsync<int>("SELECT failures FROM account"));
        Assert.NotNull(await site.ValueAsync<string?>("SELECT locked_until FROM account"));
    }

    [Theory]
    [InlineData("13812345678")]
    [InlineData("nobody.here")]
    public async Task Guesses_at_one_name_from_many_networks_come_to_an_end(string name)
    {
        await using var site = await TestSite.StartAsync(("Accounts:SignInsPerNamePerMinute", "3"), ("Accounts:SignInsPerNetworkPerMinute", "0"));
        await OwnerAsync(site);
        using var client = site.NewClient();
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 4; i++)
        {
            using var answer = await site.SendSignInAsync(client, name, "wrong password");
            statuses.Add(answer.StatusCode);
        }

        Assert.Equal([HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.TooManyRequests], statuses);
    }

    [Fact]
    public async Task A_session_that_somebody_planted_opens_nothing()
    {
        await using var site = await TestSite.StartAsync();
        await OwnerAsync(site);
        var planted = new string('A', 43);
        using var client = With(site, planted);

        using var answer = await site.SendSignInAsync(client, "13812345678", Password);

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.DoesNotContain(planted, SessionCookieOf(answer), StringComparison.Ordinal);
        using var attacker = With(site, planted);
        using var page = await attacker.GetAsync("/account");
        Assert.Equal(HttpStatusCode.Redirect, page.StatusCode);
    }

    [Theory]
    [InlineData("/regulator/audit?who=x", "/regulator/audit?who=x")]
    [InlineData("https://evil.example/", null)]
    [InlineData("//evil.example/", null)]
    [InlineData("/\\evil.example/", null)]
    [InlineData("/\u0009/evil.example", null)]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("/昆明", null)]
    public async Task Signing_in_leads_on_within_this_site_only(string wanted, string? taken)
    {
        await using var site = await TestSite.StartAsync();
        await OwnerAsync(site);
        using var client = site.NewClient();

        using var answer = await site.SendSignInAsync(client, "13812345678", Password, $"?return={Uri.EscapeDataString(wanted)}");

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.StartsWith(taken ?? "/owner?", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused_here_too()
    {
        await using var site = await TestSite.StartAsync();
        await OwnerAsync(site);

        using var answer = await site.Client.PostAsync("/sign-in", new FormUrlEncodedContent([KeyValuePair.Create("name", "13812345678"), KeyValuePair.Create("password", Password)]));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Null(SessionCookieOf(answer));
    }

    [Fact]
    public async Task The_pages_are_english_where_english_is_asked_for()
    {
        await using var site = await TestSite.StartAsync();
        await RegulatorAsync(site);
        EnglishPages.AssertEnglish(await site.PageAsync("/sign-in?lang=en"));
        using var client = site.NewClient();
        using var first = await site.SendSignInAsync(client, "wang.wu", Password);
        EnglishPages.AssertEnglish(await site.PageAsync("/sign-in/code?lang=en", client));
    }

    private static HttpClient With(TestSite site, string session)
    {
        var cookies = new CookieContainer();
        cookies.Add(site.Client.BaseAddress!, new Cookie("sd_session", session));
        return site.NewClient(cookies);
    }

    private static async Task<long> OwnerAsync(TestSite site)
    {
        var account = await People.AddAsync(site.Provider, Role.Owner, eateryIds: [await Eateries.AddAsync(site.Database)]);
        await People.SetPasswordAsync(site.Provider, account, "13812345678", Password);
        return account;
    }

    private static async Task RegulatorAsync(TestSite site)
    {
        var account = await People.AddAsync(site.Provider, Role.Regulator, "5301");
        await People.SetPasswordAsync(site.Provider, account, "wang.wu", Password, Key);
    }

    private static async Task<string> AnswerAsync(TestSite site, string name, string password)
    {
        using var client = site.NewClient();
        using var answer = await site.SendSignInAsync(client, name, password);
        var page = await TestSite.ParseAsync(answer);
        foreach (var token in page.QuerySelectorAll("input[name=form_token]"))
        {
            token.Remove();
        }

        var headers = string.Join('\n', answer.Headers.Where(header => header.Key is not "Set-Cookie").Select(header => $"{header.Key}: {string.Join(',', header.Value)}"));
        var text = $"{answer.StatusCode}\n{headers}\n{page.DocumentElement.OuterHtml}";
        return text.Replace(name, "NAME", StringComparison.Ordinal);
    }

    private static string? SessionCookieOf(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies.FirstOrDefault(cookie => cookie.StartsWith("sd_session=", StringComparison.Ordinal)) : null;
}
