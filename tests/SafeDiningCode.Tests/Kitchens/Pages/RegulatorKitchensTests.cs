using System.Net;
using SafeDiningCode.Rules.Kitchens;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Accounts;

namespace SafeDiningCode.Tests.Kitchens.Pages;

public sealed class RegulatorKitchensTests
{
    private const string List = "/regulator/kitchens";

    [Fact]
    public async Task A_regulator_sees_the_kitchens_of_the_place_and_their_rate_and_can_filter_them()
    {
        await using var site = await TestSite.StartAsync();
        var now = site.Clock.GetUtcNow().UtcDateTime;
        await Eateries.AddAsync(site.Database, sign: "示例玻璃房", kitchen: KitchenKind.Transparent);
        var offline = await Eateries.AddAsync(site.Database, sign: "示例断线店", kitchen: KitchenKind.Video, heartbeatAt: now, frameAt: now);
        await site.ExecuteAsync("UPDATE kitchen SET state = 'offline' WHERE eatery_id = @offline", new { offline });
        await Eateries.AddAsync(site.Database, sign: "示例别处店", county: "530103", unit: "530103002", kitchen: KitchenKind.Video);
        await Eateries.AddAsync(site.Database, sign: "示例没有店");
        using var official = await site.SignInAsync(Role.Regulator, "530102");

        var all = await site.PageAsync(List, official);
        Assert.Equal(["示例断线店", "示例玻璃房"], all.QuerySelectorAll("tbody th").Select(cell => cell.TextContent.Trim()));
        Assert.Equal(["50%", "0%"], all.QuerySelectorAll(".figure").Select(figure => figure.TextContent));
        var filtered = await site.PageAsync(List + "?state=offline&kind=video", official);
        Assert.Equal(["示例断线店"], filtered.QuerySelectorAll("tbody th").Select(cell => cell.TextContent.Trim()));
        Assert.Equal(2, filtered.QuerySelectorAll("[aria-current=true]").Length);
        Assert.Contains("没有符合", (await site.PageAsync(List + "?state=pending", official)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, (await site.PageAsync(List + "?state=nonsense&page=-3", official)).QuerySelectorAll("tbody tr").Length);

        var page = await site.PageAsync(filtered.QuerySelector("tbody a")!.GetAttribute("href")!, official);
        Assert.Contains("示例断线店", page.QuerySelector(".sub")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("main form"));
        EnglishPages.AssertEnglish(await site.PageAsync(List + "?lang=en", official));
        EnglishPages.AssertEnglish(await site.PageAsync($"/regulator/eateries/{offline}/kitchen?lang=en", official));
    }

    [Fact]
    public async Task Long_lists_have_pages()
    {
        await using var site = await TestSite.StartAsync();
        for (var i = 0; i < 51; i++)
        {
            await Eateries.AddAsync(site.Database, kitchen: KitchenKind.Partition);
        }

        using var official = await site.SignInAsync(Role.Inspector, "5301");
        var first = await site.PageAsync(List, official);
        var second = await site.PageAsync(List + "?page=2", official);

        Assert.Equal((50, 1), (first.QuerySelectorAll("tbody tr").Length, second.QuerySelectorAll("tbody tr").Length));
        Assert.Contains("下一页", first.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("上一页", second.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Owners_and_officials_of_elsewhere_do_not()
    {
        await using var site = await TestSite.StartAsync();
        var eatery = await Eateries.AddAsync(site.Database, kitchen: KitchenKind.Video);
        using var owner = await site.SignInAsync(Role.Owner, eatery);
        using var elsewhere = await site.SignInAsync(Role.Regulator, "530103");

        Assert.Equal(HttpStatusCode.Forbidden, (await owner.GetAsync(List)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await owner.GetAsync($"/regulator/eateries/{eatery}/kitchen")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.GetAsync($"/regulator/eateries/{eatery}/kitchen")).StatusCode);
        Assert.Empty((await site.PageAsync(List, elsewhere)).QuerySelectorAll("tbody tr"));
        Assert.NotEqual(HttpStatusCode.OK, (await site.Client.GetAsync(List)).StatusCode);
    }
}
