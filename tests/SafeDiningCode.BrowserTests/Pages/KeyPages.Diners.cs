using SafeDiningCode.BrowserTests.Support;

namespace SafeDiningCode.BrowserTests.Pages;

/// <content>What diners come to.</content>
internal static partial class KeyPages
{
    private static Dictionary<string, Func<Site, Visitor, Task>> OfDiners() => new(StringComparer.Ordinal)
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
        ["scan, the owner's word"] = async (site, visitor) => await visitor.GoAsync($"/c/{(await site.OwnersAsync()).Shop.Code}"),
        ["scan, re-inspection asked for"] = async (site, visitor) => await visitor.GoAsync($"/c/{(await site.VisitsAsync()).Code}"),
        ["standing"] = At(_ => "/standing"),
        ["monthly bulletin"] = At(_ => $"/standing/{LastMonth(2)}/bulletin"),
    };
}
