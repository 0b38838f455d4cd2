using SafeDiningCode.BrowserTests.Support;
using SafeDiningCode.Web.Inspections.Pages;

namespace SafeDiningCode.BrowserTests.Pages;

/// <content>What inspectors, regulators and administrators come to.</content>
internal static partial class KeyPages
{
    private static Dictionary<string, Func<Site, Visitor, Task>> OfOfficials() => new(StringComparer.Ordinal)
    {
        ["regulator, kitchens"] = Official(_ => Task.FromResult("/regulator/kitchens")),
        ["regulator, kitchens filtered to none"] = Official(_ => Task.FromResult("/regulator/kitchens?state=degraded&kind=partition")),
        ["regulator, kitchen"] = Official(async site => $"/regulator/eateries/{await site.SignedIn.EateryAsync(site.Codes.Named("金马小锅米线"))}/kitchen"),
        ["regulator, staff"] = Official(_ => Task.FromResult("/regulator/staff")),
        ["regulator, staff of an eatery"] = Official(async site => $"/regulator/eateries/{await site.SignedIn.EateryAsync(site.Codes.Named("金马小锅米线"))}/staff"),
        ["not found"] = At(_ => "/no-such-page"),
        ["regulator, changes"] = Official("/regulator/changes"),
        ["regulator, changes, none"] = Official("/regulator/changes?state=done"),
        ["regulator, leads from self-checks"] = Official("/regulator/self-checks"),
        ["regulator, replies"] = Official("/regulator/replies"),
        ["regulator, ledger"] = Official("/regulator/rectifications?state=all"),
        ["regulator, ledger, none"] = Official("/regulator/rectifications?state=withdrawn"),
        ["regulator, problem by hand"] = Official("/regulator/rectifications/new"),
        ["regulator, campaign, errors"] = async (site, visitor) =>
        {
            await Official("/regulator/rectifications/campaign")(site, visitor);
            await visitor.Page.Locator("#list").FillAsync("JY00000000000000");
            await visitor.Page.Locator("form:has(#list) button").ClickAsync();
            await visitor.Page.Locator("[role=alert]").WaitForAsync();
        },
        ["inspections"] = Official("/inspections"),
        ["inspections, found"] = Official("/inspections?q=%E7%B1%B3%E7%BA%BF"),
        ["inspections, an eatery"] = Visited(side => InspectionPaths.Eatery(side.Eatery)),
        ["inspections, form"] = Visited(side => InspectionPaths.New(side.Eatery)),
        ["inspections, form, errors"] = async (site, visitor) =>
        {
            await Visited(side => InspectionPaths.New(side.Eatery))(site, visitor);
            await visitor.Page.Locator("label[for=fail-ware-clean]").ClickAsync();
            await visitor.Page.Locator("#visit button:not([type])").ClickAsync();
            await visitor.Page.Locator("#kept").GetByText("看到了什么").Or(visitor.Page.Locator("#kept").GetByText("what was seen")).WaitForAsync();
        },
        ["inspections, visit"] = Visited(side => InspectionPaths.Visit(side.Eatery, side.Visit)),
        ["inspections, correction"] = Visited(side => InspectionPaths.Correction(side.Eatery, side.Visit)),
        ["inspections, appeals"] = Visited(_ => InspectionPaths.Objections),
        ["inspections, display"] = Official("/inspections/display"),
        ["inspections, display refused"] = async (site, visitor) =>
        {
            await Official("/inspections/display")(site, visitor);
            await visitor.Page.Locator("#code").FillAsync("0000-0000-0000-0000");
            await visitor.Page.Locator("form:has(#code) button:not([type])").ClickAsync();
            await visitor.Page.Locator("[role=alert]").WaitForAsync();
        },
        ["regulator, standing"] = Official("/regulator/standing"),
        ["regulator, a month's draft"] = Official(site => Task.FromResult($"/regulator/standing/{LastMonth()}")),
        ["regulator, bulletins"] = Official("/regulator/bulletins"),
        ["regulator, bulletins, errors"] = async (site, visitor) =>
        {
            await Official("/regulator/bulletins")(site, visitor);
            await visitor.Page.Locator("#number").FillAsync("昆市监通1号");
            await visitor.Page.Locator("#title").FillAsync("通报");
            await visitor.Page.Locator("#source").FillAsync("公告栏");
            await visitor.Page.Locator("#issuedOn").FillAsync("2020-01-01");
            await visitor.Page.Locator("form:has(#number) button").ClickAsync();
            await visitor.Page.Locator("#fault").WaitForAsync();
        },
        ["regulator, monthly bulletin"] = Official(async site => $"/regulator/standing/{await site.CorrectedMonthAsync()}/bulletin"),
        ["regulator, monthly bulletin, as printed"] = Official(async site => $"/regulator/standing/{await site.CorrectedMonthAsync()}/bulletin/preview"),
        ["regulator, monthly bulletin, issued"] = Official(site => Task.FromResult($"/regulator/standing/{LastMonth(2)}/bulletin")),
        ["regulator, set aside"] = Official(async site =>
        {
            await site.SetAsideAsync();
            return "/regulator/set-aside?state=all";
        }),
        ["regulator, set aside, a case"] = Official(async site => FormattableString.Invariant($"/regulator/set-aside/{await site.SetAsideAsync()}")),
        ["regulator, statistics"] = Official("/regulator/statistics"),
        ["regulator, statistics of a street"] = Official("/regulator/statistics?unit=530102001"),
        ["regulator, saved filters"] = async (site, visitor) =>
        {
            await Official("/regulator/saved?target=%2Fregulator%2Flicences%3Fgroup%3D60")(site, visitor);
            await visitor.Page.Locator("#name").FillAsync(FormattableString.Invariant($"两个月内到期 {System.Diagnostics.Stopwatch.GetTimestamp()}"));
            await visitor.Page.Locator("form:has(#name) button").ClickAsync();
            await visitor.Page.Locator("[role=status]").WaitForAsync();
        },
        ["regulator, dissatisfied eateries"] = Official("/regulator/statistics/eateries"),
        ["regulator, contradictions"] = Official("/regulator/contradictions"),
        ["regulator, contradictions, errors"] = async (site, visitor) =>
        {
            await Official("/regulator/contradictions")(site, visitor);
            await visitor.Page.Locator("textarea").First.FillAsync(" ");
            await visitor.Page.Locator("form:has(textarea) button").First.ClickAsync();
            await visitor.Page.Locator("#fault").WaitForAsync();
        },
        ["regulator, an eatery"] = Official(async site => $"/regulator/eateries/{(await site.OwnersAsync()).Eatery}"),
        ["regulator, contradictions, looked into"] = Official("/regulator/contradictions?state=handled"),
        ["regulator, themes of a district"] = Official("/regulator/themes"),
        ["regulator, themes of a district, eateries"] = Official("/regulator/themes/eateries?reason=food"),
        ["regulator, ledger of an eatery"] = Visited(side => $"/regulator/rectifications?state=all&eatery={side.Eatery}"),
        ["regulator, off the bottom"] = Official("/regulator/way-out"),
        ["regulator, officers"] = Official("/regulator/responsibility"),
        ["regulator, officers, gaps"] = Official("/regulator/responsibility/gaps?level=street"),
        ["regulator, officers, assigning"] = async (site, visitor) =>
        {
            await Official("/regulator/responsibility/assign")(site, visitor);
            await visitor.Page.Locator("#level").SelectOptionAsync("street");
            await visitor.Page.Locator("#place").FillAsync("530102001");
            await visitor.Page.Locator("button[value=preview]").ClickAsync();
            await visitor.Page.Locator("#preview").WaitForAsync();
        },
        ["regulator, an officer's visit"] = async (site, visitor) =>
        {
            var side = await site.OwnersAsync();
            await site.SignedIn.EnterAsync(visitor, side.Officer);
            await visitor.GoAsync($"/regulator/responsibility/eateries/{side.Eatery}/street");
            await visitor.Page.Locator("form summary").ClickAsync();
        },
        ["regulator, my eateries"] = Official("/regulator/responsibility/mine"),
        ["regulator, talks"] = Official("/regulator/talks"),
        ["regulator, talks, errors"] = async (site, visitor) =>
        {
            await Official("/regulator/talks")(site, visitor);
            await visitor.Page.Locator("#heldOn").FillAsync("2020-01-01");
            await visitor.Page.Locator("#outcome").FillAsync("答应整改");
            await visitor.Page.Locator("form:has(#outcome) button").ClickAsync();
            await visitor.Page.Locator("#fault").WaitForAsync();
        },
        ["sign in"] = At(_ => "/sign-in"),
        ["sign in, refused"] = async (_, visitor) =>
        {
            await visitor.GoAsync("/sign-in");
            await visitor.Page.Locator("#name").FillAsync("13900000000");
            await visitor.Page.Locator("#password").FillAsync("000000000000");
            await visitor.Page.Locator("main button").ClickAsync();
            await visitor.Page.Locator("[role=alert]").WaitForAsync();
        },
        ["activation"] = At(_ => KnownPeople.ActivationPath),
        ["activation, used"] = At(_ => "/activate/00000000000000000000000000"),
        ["second factor, official"] = As(people => people.NewOfficial, "/account/second-factor"),
        ["second factor, on"] = As(people => people.Regulator, "/account/second-factor"),
        ["notices, none"] = As(people => people.Regulator, "/notices"),
        ["account, regulator"] = As(people => people.Regulator, "/account"),
        ["accounts"] = As(people => people.Regulator, "/regulator/accounts"),
        ["accounts, new"] = As(people => people.Regulator, "/regulator/accounts/new"),
        ["accounts, new, errors"] = async (site, visitor) =>
        {
            await As(people => people.Regulator, "/regulator/accounts/new")(site, visitor);
            await visitor.Page.Locator("#name").FillAsync("王五");
            await visitor.Page.Locator("#signInName").FillAsync("123");
            await visitor.Page.Locator("main button").ClickAsync();
            await visitor.Page.Locator("[role=alert]").WaitForAsync();
        },
        ["invitations"] = As(people => people.Regulator, "/regulator/invitations"),
        ["invitations, slips"] = async (site, visitor) =>
        {
            await As(people => people.Regulator, "/regulator/invitations")(site, visitor);
            await visitor.Page.Locator("#licence").FillAsync(site.Codes.Named("金马小锅米线").Licence);
            await visitor.Page.Locator("form[action*='/eatery'] button").ClickAsync();
            await visitor.Page.Locator(".slip").WaitForAsync();
        },
        ["api keys"] = As(people => people.Regulator, "/regulator/api-keys"),
        ["api keys, made"] = async (site, visitor) =>
        {
            await As(people => people.Regulator, "/regulator/api-keys")(site, visitor);
            await visitor.Page.Locator("#name").FillAsync("示例视频平台");
            await visitor.Page.Locator("input[value=kitchen-heartbeat]").CheckAsync();
            await visitor.Page.Locator("main form button").First.ClickAsync();
            await visitor.Page.Locator("#made").WaitForAsync();
        },
        ["audit"] = As(people => people.Regulator, "/regulator/audit"),
    };
}
