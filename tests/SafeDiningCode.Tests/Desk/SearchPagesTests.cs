using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Accounts;

namespace SafeDiningCode.Tests.Desk;

public sealed class SearchPagesTests
{
    [Fact]
    public async Task The_form_finds_and_leads_to_the_eatery_with_all_of_it()
    {
        await using var site = await TestSite.StartAsync();
        var eatery = await Eateries.AddAsync(site.Database, sign: "示例米线<b>一</b>");
        var code = await Eateries.IssueCodeAsync(site, eatery);
        using var official = await site.SignInAsync(Role.Regulator, "530102");

        var page = await site.PageAsync("/regulator/eateries?q=slmx", official);
        Assert.Equal("示例米线<b>一</b>", page.QuerySelector("#found .row-link")!.TextContent);
        var sheet = await site.PageAsync($"/regulator/eateries/{eatery}", official);

        Assert.Equal("示例米线<b>一</b>", sheet.QuerySelector("h1")!.TextContent);
        Assert.NotNull(sheet.QuerySelector($"a[href^='/c/{code}']"));
        Assert.NotNull(sheet.QuerySelector($"a[href^='/regulator/eateries/{eatery}/kitchen']"));
        Assert.NotNull(sheet.QuerySelector($"a[href^='/regulator/eateries/{eatery}/staff']"));
        EnglishPages.AssertEnglish(await site.PageAsync("/regulator/eateries?q=slmx&lang=en", official));
        EnglishPages.AssertEnglish(await site.PageAsync($"/regulator/eateries/{eatery}?lang=en", official));
    }

    [Fact]
    public async Task As_one_types_the_same_is_answered_as_JSON()
    {
        await using var site = await TestSite.StartAsync();
        var eatery = await Eateries.AddAsync(site.Database, sign: "示例凉米线");
        await Eateries.AddAsync(site.Database, sign: "示例凉别处", county: "530103", unit: "530103001");
        using var official = await site.SignInAsync(Role.Inspector, "530102");

        using var answer = JsonDocument.Parse(await official.GetStringAsync($"/regulator/eateries/search?lang=zh&q={Uri.EscapeDataString("示例凉")}"));

        Assert.Equal("找到 1 家", answer.RootElement.GetProperty("words").GetString());
        var found = Assert.Single(answer.RootElement.GetProperty("eateries").EnumerateArray());
        Assert.Equal(("示例凉米线", "有效"), (found.GetProperty("name").GetString(), found.GetProperty("state").GetString()));
        Assert.StartsWith($"/regulator/eateries/{eatery}?", found.GetProperty("link").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_may_run_its_own_script_and_no_other()
    {
        await using var site = await TestSite.StartAsync();
        using var official = await site.SignInAsync(Role.Inspector, "530102");

        using var response = await official.GetAsync("/regulator/eateries");
        var page = await TestSite.ParseAsync(response);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var script = Assert.Single(page.Scripts);
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script.Text)));
        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains($"script-src 'sha256-{hash}'; connect-src 'self'", policy, StringComparison.Ordinal);
        Assert.StartsWith("default-src 'none'", policy, StringComparison.Ordinal);
    }
}
