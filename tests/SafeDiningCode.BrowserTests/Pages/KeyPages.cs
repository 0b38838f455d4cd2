using SafeDiningCode.BrowserTests.Support;
using SafeDiningCode.Web.Accounts;

namespace SafeDiningCode.BrowserTests.Pages;

/// <summary>Every page and state that people may come to, by name: what must hold for all pages is tested on these.</summary>
internal static class KeyPages
{
    private static readonly Dictionary<string, Func<Site, Visitor, Task>> Ways = new(StringComparer.Ordinal)
    {
        ["home"] = At(_ => "/"),
        ["home, code mistyped"] = At(_ => "/find?code=ABC"),
        ["search"] = At(_ => "/?q=%E7%B1%B3%E7%BA%BF"),
        ["search, nothing found"] = At(_ => "/?q=zzzz"),
        ["scan, in force"] = Scan("翠湖过桥米线"),
        ["scan, failed inspection"] = Scan("金马小锅米线"),
        ["scan, expiring"] = Scan("快到期"),
        ["scan, expired"] = At(site => $"/c/{site.Expired.Code}"),
        ["scan, licence revoked"] = At(site => $"/c/{site.LicenceRevoked.Code}"),
        ["scan, never inspected"] = Scan("新开"),
        ["scan, no grade"] = Scan("未评级"),
        ["scan, no ratings"] = Scan("还没有评价"),
        ["scan, few ratings"] = Scan("不足十次"),
        ["code revoked"] = At(site => $"/c/{site.Codes.Revoked.Code}"),
        ["code forged"] = At(site => $"/c/{Forge(site.Codes.First.Code)}"),
        ["code of wrong length"] = At(_ => "/c/HELLO"),
        ["rate"] = At(site => $"/c/{site.Codes.First.Code}/rate"),
        ["rate, errors"] = async (site, visitor) =>
        {
            var form = await RatePage.OpenAsync(visitor, site.Codes.First);
            await (await form.ChooseAsync("dissatisfied")).SendIncompleteAsync();
        },
        ["rate, nothing chosen"] = async (site, visitor) => await (await RatePage.OpenAsync(visitor, site.Codes.First)).SendIncompleteAsync(),
        ["rate, licence expired"] = At(site => $"/c/{site.Expired.Code}/rate"),
        ["receipt"] = (site, visitor) => RateAsync(site, visitor),
        ["receipt, undone"] = async (site, visitor) => await (await RateAsync(site, visitor)).UndoAsync(),
        ["rated already"] = async (site, visitor) =>
        {
            await RateAsync(site, visitor);
            var form = await RatePage.OpenAsync(visitor, site.Codes.Named("金马小锅米线"));
            await (await form.ChooseAsync("fair")).SendInVainAsync();
        },
        ["report"] = At(site => $"/c/{site.Codes.First.Code}/report"),
        ["report, thanks"] = At(site => $"/c/{site.Codes.First.Code}/report/thanks"),
        ["districts"] = At(_ => "/districts"),
        ["district, county"] = At(_ => "/districts/530102"),
        ["district, street"] = At(site => $"/districts/{site.Codes.First.Division}"),
        ["district, zone"] = At(_ => "/districts/530102401"),
        ["district, unknown"] = At(_ => "/districts/999999"),
        ["how"] = At(_ => "/how"),
        ["privacy"] = At(_ => "/privacy"),
        ["poster"] = At(site => $"/codes/{site.Codes.First.Code}/poster"),
        ["owner, kitchen"] = Owner("翠湖过桥米线", "kitchen"),
        ["owner, kitchen not declared"] = Owner("新开", "kitchen"),
        ["owner, kitchen refused"] = async (site, visitor) =>
        {
            await Owner("翠湖过桥米线", "kitchen")(site, visitor);
            await visitor.Page.Locator("#viewing").FillAsync("https://elsewhere.example.org/");
            await visitor.Page.Locator("form:has(#viewing) button").ClickAsync();
            await visitor.Page.Locator("[role=alert]").WaitForAsync();
        },
        ["owner, staff"] = Owner("金马小锅米线", "staff"),
        ["owner, staff empty"] = Owner("新开", "staff"),
        ["owner, staff refused"] = async (site, visitor) =>
        {
            await Owner("金马小锅米线", "staff")(site, visitor);
            await visitor.Page.Locator("summary").First.ClickAsync();
            var renew = visitor.Page.Locator("form[action*=renew]").First;
            await renew.Locator("[name=issued]").FillAsync("2026-01-02");
            await renew.Locator("[name=until]").FillAsync("2026-01-01");
            await renew.Locator("button").ClickAsync();
            await visitor.Page.Locator("[role=alert]").WaitForAsync();
        },
        ["regulator, kitchens"] = Official(_ => Task.FromResult("/regulator/kitchens")),
        ["regulator, kitchens filtered to none"] = Official(_ => Task.FromResult("/regulator/kitchens?state=degraded&kind=partition")),
        ["regulator, kitchen"] = Official(async site => $"/regulator/eateries/{await site.SignedIn.EateryAsync(site.Codes.Named("金马小锅米线"))}/kitchen"),
        ["regulator, staff"] = Official(_ => Task.FromResult("/regulator/staff")),
        ["regulator, staff of an eatery"] = Official(async site => $"/regulator/eateries/{await site.SignedIn.EateryAsync(site.Codes.Named("金马小锅米线"))}/staff"),
        ["not found"] = At(_ => "/no-such-page"),
    };

    /// <summary>The names, for theories.</summary>
    public static IEnumerable<string> Names => Ways.Keys;

    /// <summary>Brings the visitor to the page of that name.</summary>
    public static Task GoAsync(string name, Site site, Visitor visitor) => Ways[name](site, visitor);

    // The wrong tag: its last character is another one.
    private static string Forge(string code) => code[..^1] + (code[^1] == '0' ? '1' : '0');

    private static Func<Site, Visitor, Task> At(Func<Site, string> path) => (site, visitor) => visitor.GoAsync(path(site));

    private static Func<Site, Visitor, Task> Owner(string name, string page) => async (site, visitor) =>
    {
        var eatery = await site.SignedIn.EateryAsync(site.Codes.Named(name));
        await site.SignedIn.EnterAsync(visitor, Role.Owner, eatery: eatery);
        await visitor.GoAsync($"/owner/eateries/{eatery}/{page}");
    };

    private static Func<Site, Visitor, Task> Official(Func<Site, Task<string>> path) => async (site, visitor) =>
    {
        await site.SignedIn.EnterAsync(visitor, Role.Regulator, division: "5301");
        await visitor.GoAsync(await path(site));
    };

    private static Func<Site, Visitor, Task> Scan(string name) => At(site => $"/c/{site.Codes.Named(name).Code}");

    // An eatery of a county whose numbers no journey counts.
    private static async Task<ReceiptPage> RateAsync(Site site, Visitor visitor)
    {
        var form = await RatePage.OpenAsync(visitor, site.Codes.Named("金马小锅米线"));
        await form.ChooseAsync("dissatisfied");
        await form.TickAsync("tableware");
        await form.TickAsync("food");
        await form.SayAsync(visitor.English ? "The rim of the bowl was greasy.\nOtherwise fine." : "碗边有油渍，\n其他都好。");
        return await form.SendAsync();
    }
}
