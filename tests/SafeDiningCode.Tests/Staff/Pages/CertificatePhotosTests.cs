using System.Net;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Tests.Uploads.Cleaning;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.Scanning.Changes;

namespace SafeDiningCode.Tests.Staff.Pages;

public sealed class CertificatePhotosTests
{
    [Fact]
    public async Task A_photograph_is_seen_by_the_owner_and_the_officials_of_the_place_and_by_nobody_else()
    {
        await using var site = await TestSite.StartAsync();
        var (eatery, member, owner) = await ListedAsync(site);
        using var sent = await SendAsync(site, owner, Photo(eatery, member), Png.Make(5, 4));
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        using var inspector = await site.SignInAsync(Role.Inspector, "530102");
        using var elsewhere = await site.SignInAsync(Role.Regulator, "530103");
        using var other = await site.SignInAsync(Role.Owner, await Eateries.AddAsync(site.Database));
        var officials = Photo(eatery, member).Replace("/owner", "/regulator", StringComparison.Ordinal);

        foreach (var (client, path) in ((HttpClient, string)[])[(owner, Photo(eatery, member)), (inspector, officials)])
        {
            using var seen = await client.GetAsync(path);
            Assert.Equal((HttpStatusCode.OK, "image/png"), (seen.StatusCode, seen.Content.Headers.ContentType!.MediaType));
            Assert.Contains("private", seen.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.GetAsync(officials)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(Photo(eatery, member))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await site.Client.GetAsync(officials)).StatusCode);
        // By the way of one's own shop.
        var own = await site.ValueAsync<long>("SELECT MAX(eatery_id) FROM account_eatery");
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(Photo(own, member))).StatusCode);
        Assert.NotNull((await site.PageAsync($"/regulator/eateries/{eatery}/staff", inspector)).QuerySelector($"a[href='{officials}']"));
        EnglishPages.AssertEnglish(await site.PageAsync($"/regulator/eateries/{eatery}/staff?lang=en", inspector));
        EnglishPages.AssertEnglish(await site.PageAsync($"/owner/eateries/{eatery}/staff?lang=en&done=photo", owner));
    }

    [Theory]
    [InlineData("photo/remove")]
    [InlineData("renew")]
    [InlineData("leave")]
    public async Task It_is_deleted_with_the_certificate_and_gives_its_space_back(string how)
    {
        await using var site = await TestSite.StartAsync();
        var (eatery, member, owner) = await ListedAsync(site);
        await SendAsync(site, owner, Photo(eatery, member), Png.Make(5, 4));
        await SendAsync(site, owner, Photo(eatery, member), Png.Make(9, 9));
        // The second took the place of the first.
        Assert.Equal(1, await site.ValueAsync<int>("SELECT COUNT(*) FROM upload_content"));

        using var done = await site.PostFormAsync(owner, FormattableString.Invariant($"/owner/eateries/{eatery}/staff/{member}/{how}"), ("issued", "2026-11-20"));

        Assert.Equal(HttpStatusCode.SeeOther, done.StatusCode);
        Assert.Equal(0, await site.ValueAsync<int>("SELECT COUNT(*) FROM upload_content"));
        Assert.Equal(0, await site.ValueAsync<int>("SELECT bytes FROM upload_space"));
        Assert.Equal(0, await site.ValueAsync<int>("SELECT COUNT(*) FROM staff_member WHERE photo_id IS NOT NULL"));
        Assert.Equal(HttpStatusCode.NotFound, (await owner.GetAsync(Photo(eatery, member))).StatusCode);
    }

    [Fact]
    public async Task What_is_no_photograph_is_not_taken_and_the_form_says_why()
    {
        await using var site = await TestSite.StartAsync();
        var (eatery, member, owner) = await ListedAsync(site);

        using var program = await SendAsync(site, owner, Photo(eatery, member), "MZ program"u8.ToArray());
        using var nothing = await SendAsync(site, owner, Photo(eatery, member), content: null);
        using var nobody = await SendAsync(site, owner, Photo(eatery, member + 1), Png.Make(5, 4));

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.NotFound), (program.StatusCode, nothing.StatusCode, nobody.StatusCode));
        var details = (await TestSite.ParseAsync(program)).QuerySelector("details[open]")!;
        Assert.Contains("只收照片", details.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(details.QuerySelector("[role=alert]")!.Id, details.QuerySelector("input[type=file]")!.GetAttribute("aria-describedby"));
        Assert.Equal(0, await site.ValueAsync<int>("SELECT COUNT(*) FROM upload"));
    }

    [Fact]
    public async Task Diners_get_nothing_of_it()
    {
        await using var site = await TestSite.StartAsync();
        var (eatery, member, owner) = await ListedAsync(site);
        var code = await Eateries.IssueCodeAsync(site, eatery);
        await SendAsync(site, owner, Photo(eatery, member), Png.Make(5, 4));
        await site.Get<ChangeFollower>().PollAsync(default);
        var name = await site.ValueAsync<string>("SELECT name FROM upload");

        var shown = await site.Client.GetStringAsync($"/c/{code}") + await site.Client.GetStringAsync($"/api/v1/eateries/{code}");

        Assert.DoesNotContain(name, shown, StringComparison.Ordinal);
        Assert.DoesNotContain("photo", shown, StringComparison.OrdinalIgnoreCase);
    }

    private static string Photo(long eatery, long member) => FormattableString.Invariant($"/owner/eateries/{eatery}/staff/{member}/photo");

    private static async Task<(long Eatery, long Member, HttpClient Owner)> ListedAsync(TestSite site)
    {
        var eatery = await Eateries.AddAsync(site.Database);
        var owner = await site.SignInAsync(Role.Owner, eatery);
        using var added = await site.PostFormAsync(owner, FormattableString.Invariant($"/owner/eateries/{eatery}/staff"), ("name", "示例张三"), ("post", "厨师"), ("issued", "2026-06-20"));
        return (eatery, await site.ValueAsync<long>("SELECT id FROM staff_member"), owner);
    }

    private static async Task<HttpResponseMessage> SendAsync(TestSite site, HttpClient client, string path, byte[]? content)
    {
        using var form = new MultipartFormDataContent { { new StringContent(await site.FormTokenAsync(client)), Viewer.TokenField } };
        if (content is not null)
        {
            form.Add(new ByteArrayContent(content), "photo", "photo.png");
        }

        return await client.PostAsync(path, form);
    }
}
