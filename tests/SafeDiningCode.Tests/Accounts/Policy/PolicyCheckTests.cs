using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Tests.Uploads.Cleaning;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Policy;
using SafeDiningCode.Web.Uploads.Sending;

namespace SafeDiningCode.Tests.Accounts.Policy;

public sealed class PolicyCheckTests
{
    [Fact]
    public async Task Who_is_not_signed_in_is_sent_to_sign_in_and_back()
    {
        await using var site = await TestSite.StartAsync();

        using var answer = await site.Client.GetAsync("/account?size=l");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith("/sign-in?return=%2Faccount%3Fsize%3Dl", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task Who_is_signed_in_sees_their_page_and_the_way_out()
    {
        await using var site = await TestSite.StartAsync();
        using var client = await site.SignInAsync(Role.Owner, await Eateries.AddAsync(site.Database));

        var page = await site.PageAsync("/account", client);

        Assert.NotNull(page.QuerySelector("nav.bar a[aria-current=page]"));
        Assert.NotNull(page.QuerySelector("form[action^='/sign-out'] input[name=form_token]"));
        EnglishPages.AssertEnglish(await site.PageAsync("/account?lang=en", client));
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused_and_with_it_taken()
    {
        await using var site = await TestSite.StartAsync();
        using var client = await site.SignInAsync(Role.Owner);

        using (var without = await client.PostAsync("/sign-out", new FormUrlEncodedContent([])))
        {
            Assert.Equal(HttpStatusCode.Forbidden, without.StatusCode);
        }

        using var with = await site.PostFormAsync(client, "/sign-out");
        Assert.Equal(HttpStatusCode.SeeOther, with.StatusCode);
        using var after = await client.GetAsync("/account");
        Assert.Equal(HttpStatusCode.Redirect, after.StatusCode);
    }

    [Fact]
    public async Task A_form_from_another_site_is_refused_though_its_token_is_right()
    {
        await using var site = await TestSite.StartAsync();
        using var client = await site.SignInAsync(Role.Owner);
        client.DefaultRequestHeaders.Add("Origin", "https://evil.example");

        using var answer = await site.PostFormAsync(client, "/sign-out");

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task A_form_with_files_is_read_as_it_arrives_and_once()
    {
        await using var site = await TestSite.StartWithRoutesAsync(routes => routes.MapSignedIn("/test-files", Role.Owner).MapPost("", async (HttpContext http, UploadForm forms) =>
        {
            // The framework's own reading keeps the files in the form, and large ones on the disk.
            var sent = await forms.ReadAsync(http.Request);
            return $"{http.Request.Form.Files.Count} {sent.Files.Count} {sent.Fields["note"]}";
        }).TakesFiles());
        using var client = await site.SignInAsync(Role.Owner);
        MultipartFormDataContent Form(string token) => new()
        {
            { new StringContent(token), "form_token" }, { new StringContent("备注"), "note" }, { new ByteArrayContent(Png.Make(5, 5)), "photo", "a.png" },
        };

        using var good = Form(await site.FormTokenAsync(client));
        using var forged = Form("CfDJ8forged");
        using var taken = await client.PostAsync("/test-files", good);
        using var refused = await client.PostAsync("/test-files", forged);

        Assert.Equal("0 1 备注", await taken.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Fact]
    public async Task A_token_of_somebody_else_is_refused()
    {
        await using var site = await TestSite.StartAsync();
        using var one = await site.SignInAsync(Role.Owner);
        using var other = await site.SignInAsync(Role.Owner);
        var token = await site.FormTokenAsync(other);

        using var answer = await one.PostAsync("/sign-out", new FormUrlEncodedContent([KeyValuePair.Create("form_token", token)]));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task An_official_without_a_second_factor_comes_to_nothing_but_setting_it_up()
    {
        await using var site = await TestSite.StartAsync();
        var account = await People.AddAsync(site.Provider, Role.Regulator, "5301", secondFactor: false);
        using var client = await site.SignInAsync(account, secondFactor: false);

        using var answer = await client.GetAsync("/account");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith("/account/second-factor", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UPDATE account SET security_stamp = 'another'")]
    [InlineData("UPDATE account SET closed_at = '2026-11-22T04:00:00.000'")]
    [InlineData("UPDATE account_session SET stage = 'code'")]
    [InlineData("DELETE FROM account_session")]
    public async Task A_session_ends_at_once_with_what_it_rests_on(string change)
    {
        await using var site = await TestSite.StartAsync();
        using var client = await site.SignInAsync(Role.Owner);
        using (var before = await client.GetAsync("/account"))
        {
            Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        }

        await site.ExecuteAsync(change);

        using var after = await client.GetAsync("/account");
        Assert.Equal(HttpStatusCode.Redirect, after.StatusCode);
    }

    [Theory]
    [InlineData(Role.Owner, 29, 31)]
    [InlineData(Role.Regulator, 0, 1)]
    public async Task A_session_that_nobody_uses_ends(Role role, int daysBefore, int daysAfter)
    {
        await using var site = await TestSite.StartAsync();
        using var client = await site.SignInAsync(role, "5301");
        site.Clock.Advance(TimeSpan.FromDays(daysBefore) + TimeSpan.FromMinutes(50));
        using (var before = await client.GetAsync("/account"))
        {
            Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        }

        site.Clock.Advance(TimeSpan.FromDays(daysAfter));
        using var after = await client.GetAsync("/account");
        Assert.Equal(HttpStatusCode.Redirect, after.StatusCode);
    }

    [Fact]
    public async Task A_session_in_use_ends_after_its_whole_life()
    {
        await using var site = await TestSite.StartAsync();
        using var client = await site.SignInAsync(Role.Inspector, "5301");
        for (var hour = 1; hour < 24; hour++)
        {
            site.Clock.Advance(TimeSpan.FromMinutes(30));
            using var answer = await client.GetAsync("/account");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        site.Clock.Advance(TimeSpan.FromMinutes(30));
        using var after = await client.GetAsync("/account");
        Assert.Equal(HttpStatusCode.Redirect, after.StatusCode);
    }
}
