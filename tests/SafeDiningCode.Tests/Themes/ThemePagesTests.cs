using System.Net;
using SafeDiningCode.Rules.Satisfaction;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Accounts;

namespace SafeDiningCode.Tests.Themes;

public sealed class ThemePagesTests
{
    [Fact]
    public async Task A_theme_is_answered_on_its_page_and_the_regulator_reads_it()
    {
        await using var site = await TestSite.StartAsync();
        var (owner, path) = await OwnerAsync(site);
        var page = await site.PageAsync(path, owner);
        Assert.Contains("3 位食客", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("太咸了", page.Body!.TextContent, StringComparison.Ordinal);
        // No day, no time, no second reason of the same diners.
        Assert.DoesNotContain("11月12日", page.Body!.TextContent, StringComparison.Ordinal);
        EnglishPages.AssertEnglish(await site.PageAsync($"{path}?lang=en", owner));

        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(site, owner, path, "")).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await SendAsync(site, owner, path, "少放盐，下周前换厨师")).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await SendAsync(site, owner, path, "少放盐，下周前换厨师")).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await SendAsync(site, owner, path, "另一种说法")).StatusCode);
        Assert.Contains("少放盐", (await site.PageAsync(path, owner)).QuerySelector(".note.good.said-text")!.TextContent, StringComparison.Ordinal);

        using var regulator = await site.SignInAsync(Role.Regulator, "5301");
        using var far = await site.SignInAsync(Role.Regulator, "5303");
        Assert.Contains("少放盐", (await site.PageAsync("/regulator/replies", regulator)).QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await site.PageAsync("/regulator/replies", far)).QuerySelector("tbody"));
        Assert.NotEqual(HttpStatusCode.OK, (await owner.GetAsync("/regulator/replies")).StatusCode);
        EnglishPages.AssertEnglish(await site.PageAsync("/regulator/replies?lang=en", regulator));
    }

    [Theory]
    [InlineData("2026-11-09", "food", "x", HttpStatusCode.BadRequest)]
    [InlineData("2026-11-10", "food", "0", HttpStatusCode.BadRequest)]
    [InlineData("2026-11-09", "price", "0", HttpStatusCode.BadRequest)]
    [InlineData("soon", "food", "0", HttpStatusCode.BadRequest)]
    public async Task A_reply_to_nothing_is_refused(string week, string reason, string version, HttpStatusCode status)
    {
        await using var site = await TestSite.StartAsync();
        var (owner, path) = await OwnerAsync(site);

        Assert.Equal(status, (await site.PostFormAsync(owner, path, ("week", week), ("reason", reason), ("version", version), ("wording", "改"))).StatusCode);
    }

    [Fact]
    public async Task Others_find_nothing_and_a_form_without_its_token_is_refused()
    {
        await using var site = await TestSite.StartAsync();
        var (owner, path) = await OwnerAsync(site);
        var (other, _) = await OwnerAsync(site);

        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(site, other, path, "改")).StatusCode);
        using var bare = new FormUrlEncodedContent([KeyValuePair.Create("week", "2026-11-09"), KeyValuePair.Create("reason", "food"), KeyValuePair.Create("version", "0"), KeyValuePair.Create("wording", "改")]);
        Assert.Equal(HttpStatusCode.Forbidden, (await owner.PostAsync(path, bare)).StatusCode);
        Assert.Equal(0, await site.ValueAsync<int>("SELECT COUNT(*) FROM theme_reply"));
    }

    private static Task<HttpResponseMessage> SendAsync(TestSite site, HttpClient client, string path, string wording) =>
        site.PostFormAsync(client, path, ("week", "2026-11-09"), ("reason", "food"), ("version", "0"), ("wording", wording));

    // An owner whose eatery three diners found too salty in the week that began on 9 November.
    private static async Task<(HttpClient Owner, string Path)> OwnerAsync(TestSite site)
    {
        var eatery = await Eateries.AddAsync(site.Database);
        for (var diner = 0; diner < 3; diner++)
        {
            await site.ExecuteAsync(
                """
                INSERT INTO rating (id, serial, eatery_id, division, unit, day, rated_at, satisfaction, reasons, comment, device_tag, counted)
                VALUES (@id, 1, @eatery, '530102001', '530102001', 20261112, '2026-11-12T04:00:00.000', 3, @reasons, @comment, @diner, 1)
                """,
                new { id = (eatery * 10) + diner, eatery, diner, reasons = (int)(diner == 0 ? Reasons.Food | Reasons.Staff : Reasons.Food), comment = diner == 1 ? "太咸了" : null });
        }

        await site.ExecuteAsync("INSERT INTO eatery_day (eatery_id, day, satisfied, fair, dissatisfied) VALUES (@eatery, 20261112, 0, 0, 3)", new { eatery });
        return (await site.SignInAsync(Role.Owner, eatery), $"/owner/eateries/{eatery}/themes");
    }
}
