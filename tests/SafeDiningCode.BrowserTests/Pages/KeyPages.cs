using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.BrowserTests.Support;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Inspections.Pages;

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
        ["owner, checks"] = Owned(_ => "/checks"),
        ["owner, daily check"] = Owned(_ => "/checks/daily"),
        ["owner, daily check, errors"] = async (site, visitor) =>
        {
            await Owned(_ => "/checks/daily")(site, visitor);
            await visitor.Page.Locator("button[value=found]").ClickAsync();
            await visitor.Page.Locator("[role=alert]").WaitForAsync();
        },
        ["owner, weekly report"] = Owned(_ => "/checks/weekly"),
        ["owner, record"] = Owned(side => $"/checks/daily/{side.Day}"),
        ["owner, records"] = Owned(_ => "/checks/records"),
        ["owner, record on paper"] = Owned(side => $"/checks/daily/{side.Day}/print"),
        ["owner, rectifications"] = Owned(_ => "/rectifications"),
        ["owner, problem"] = Owned(side => $"/rectifications/{side.Problem}"),
        ["owner, dispatch order"] = Owned(side => $"/rectifications/{side.Ordered}/order"),
        ["owner, themes"] = Owned(_ => "/themes"),
        ["scan, the owner's word"] = async (site, visitor) => await visitor.GoAsync($"/c/{(await site.OwnersAsync()).Shop.Code}"),
        ["owner, about the shop"] = Owned(_ => "/profile"),
        ["owner, about the shop, nothing yet"] = Owner("新开", "profile"),
        ["owner, about the shop, errors"] = async (site, visitor) =>
        {
            await Owned(_ => "/profile")(site, visitor);
            await visitor.Page.Locator("#hours-same").CheckAsync();
            await visitor.Page.Locator("[name=same-1-from]").FillAsync("10:00");
            await visitor.Page.Locator("#phone").FillAsync("123");
            await visitor.Page.Locator("#sign").FillAsync("政府指定米线");
            await visitor.Page.Locator("form:has(#phone) button").ClickAsync();
            await visitor.Page.Locator("#hours-fault").WaitForAsync();
        },
        ["owner, changes"] = Owned(_ => "/changes"),
        ["owner, change, new"] = Owned(_ => "/changes/new"),
        ["owner, change, errors"] = async (site, visitor) =>
        {
            await Owner("新开", "changes/new")(site, visitor);
            await visitor.Page.Locator("label[for=fact-licence-number]").ClickAsync();
            await visitor.Page.Locator("#value-licence-number").FillAsync("JY25301020000017");
            await visitor.Page.Locator("form:has(#evidence-files) button").ClickAsync();
            await visitor.Page.Locator("#fault-licence-number").WaitForAsync();
        },
        ["owner, change, returned"] = Owned(side => $"/changes/{side.Shop.Returned}"),
        ["owner, change, waiting"] = Owned(side => $"/changes/{side.Shop.Pending}"),
        ["regulator, changes"] = Official("/regulator/changes"),
        ["regulator, changes, none"] = Official("/regulator/changes?state=done"),
        ["regulator, change"] = Change(),
        ["regulator, change, errors"] = async (site, visitor) =>
        {
            await Change()(site, visitor);
            await visitor.Page.Locator("form[action*='/return'] button").ClickAsync();
            await visitor.Page.Locator("[role=alert]").WaitForAsync();
        },
        ["regulator, leads from self-checks"] = Official("/regulator/self-checks"),
        ["regulator, replies"] = Official("/regulator/replies"),
        ["regulator, ledger"] = Official("/regulator/rectifications?state=all"),
        ["regulator, ledger, none"] = Official("/regulator/rectifications?state=withdrawn"),
        ["regulator, problem"] = Problem(side => side.Problem, ""),
        ["regulator, problem to accept"] = Problem(side => side.Ordered, ""),
        ["regulator, problem, errors"] = async (site, visitor) =>
        {
            await Problem(side => side.Ordered, "")(site, visitor);
            await visitor.Page.Locator("form[action*='/return'] button").ClickAsync();
            await visitor.Page.Locator("[role=alert]").WaitForAsync();
        },
        ["regulator, dispatch order"] = Problem(side => side.Ordered, "/order"),
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
        ["owner, inspections"] = VisitedOwner(side => InspectionPaths.Owners(side.Eatery)),
        ["owner, inspection"] = VisitedOwner(side => InspectionPaths.OwnersVisit(side.Eatery, side.Visit)),
        ["owner, inspection, to object"] = VisitedOwner(side => InspectionPaths.OwnersVisit(side.Eatery, side.Earlier)),
        ["scan, re-inspection asked for"] = async (site, visitor) => await visitor.GoAsync($"/c/{(await site.VisitsAsync()).Code}"),
        ["standing"] = At(_ => "/standing"),
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
        ["monthly bulletin"] = At(_ => $"/standing/{LastMonth(2)}/bulletin"),
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
        ["second factor, owner"] = As(people => people.Owner, "/account/second-factor"),
        ["second factor, on"] = As(people => people.Regulator, "/account/second-factor"),
        ["owner, home"] = As(people => people.Owner, "/owner"),
        ["owner, code"] = Owner("翠湖过桥米线", "code"),
        ["owner, code, replacing"] = Owner("翠湖过桥米线", "code/replace"),
        ["owner, code, replacing, errors"] = async (site, visitor) =>
        {
            await Owner("翠湖过桥米线", "code/replace")(site, visitor);
            await visitor.Page.Locator("main form button").ClickAsync();
            await visitor.Page.Locator("[role=alert]").WaitForAsync();
        },
        ["notices"] = As(people => people.Owner, "/notices"),
        ["notices, none"] = As(people => people.Regulator, "/notices"),
        ["notices by mail"] = As(people => people.Owner, "/notices/mail"),
        ["notices by mail, errors"] = async (site, visitor) =>
        {
            await As(people => people.Owner, "/notices/mail")(site, visitor);
            await visitor.Page.Locator("#mail").EvaluateAsync("mail => mail.form.noValidate = true");
            await visitor.Page.Locator("#mail").FillAsync("li@example.cn, wang@example.cn");
            await visitor.Page.Locator("main form button").ClickAsync();
            await visitor.Page.Locator("[role=alert]").WaitForAsync();
        },
        ["account, owner"] = As(people => people.Owner, "/account"),
        ["account, regulator"] = As(people => people.Regulator, "/account"),
        ["not allowed"] = As(people => people.Owner, "/regulator/accounts"),
        ["accounts"] = As(people => people.Regulator, "/regulator/accounts"),
        ["accounts, owner"] = As(people => people.Regulator, people => people.OwnersPath),
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

    /// <summary>The names, for theories.</summary>
    public static IEnumerable<string> Names => Ways.Keys;

    /// <summary>Brings the visitor to the page of that name.</summary>
    public static Task GoAsync(string name, Site site, Visitor visitor) => Ways[name](site, visitor);

    // The demo leaves it to be published.
    private static string LastMonth(int back = 1) => Day.MonthText(Day.MonthNumber(Day.InShanghai(TimeProvider.System).AddMonths(-back)));

    // The wrong tag: its last character is another one.
    private static string Forge(string code) => code[..^1] + (code[^1] == '0' ? '1' : '0');

    private static Func<Site, Visitor, Task> At(Func<Site, string> path) => (site, visitor) => visitor.GoAsync(path(site));

    private static Func<Site, Visitor, Task> As(Func<KnownPeople, long> account, string path) => As(account, _ => path);

    private static Func<Site, Visitor, Task> As(Func<KnownPeople, long> account, Func<KnownPeople, string> path) => async (site, visitor) =>
    {
        await site.SignedIn.EnterAsync(visitor, account(site.People));
        await visitor.GoAsync(path(site.People));
    };

    private static Func<Site, Visitor, Task> Owner(string name, string page) => async (site, visitor) =>
    {
        var eatery = await site.SignedIn.EateryAsync(site.Codes.Named(name));
        await site.SignedIn.EnterAsync(visitor, Role.Owner, eatery: eatery);
        await visitor.GoAsync($"/owner/eateries/{eatery}/{page}");
    };

    private static Func<Site, Visitor, Task> Official(Func<Site, Task<string>> path) => async (site, visitor) =>
    {
        await site.SignedIn.EnterAsync(visitor, site.People.Regulator);
        await visitor.GoAsync(await path(site));
    };

    private static Func<Site, Visitor, Task> Change() => async (site, visitor) =>
    {
        var side = await site.OwnersAsync();
        await site.SignedIn.EnterAsync(visitor, site.People.Regulator);
        await visitor.GoAsync($"/regulator/eateries/{side.Eatery}/changes/{side.Shop.Pending}");
    };

    private static Func<Site, Visitor, Task> Problem(Func<OwnersSide, long> problem, string page) => async (site, visitor) =>
    {
        var side = await site.OwnersAsync();
        await site.SignedIn.EnterAsync(visitor, site.People.Regulator);
        await visitor.GoAsync($"/regulator/eateries/{side.Eatery}/rectifications/{problem(side)}{page}");
    };

    private static Func<Site, Visitor, Task> Scan(string name) => At(site => $"/c/{site.Codes.Named(name).Code}");

    private static Func<Site, Visitor, Task> Owned(Func<OwnersSide, string> path) => async (site, visitor) =>
    {
        var side = await site.OwnersAsync();
        await site.SignedIn.EnterAsync(visitor, side.Owner);
        await visitor.GoAsync($"/owner/eateries/{side.Eatery}{path(side)}");
    };

    private static Func<Site, Visitor, Task> Visited(Func<VisitSide, string> path) => async (site, visitor) =>
    {
        var side = await site.VisitsAsync();
        await site.SignedIn.EnterAsync(visitor, site.People.Regulator);
        await visitor.GoAsync(path(side));
    };

    private static Func<Site, Visitor, Task> VisitedOwner(Func<VisitSide, string> path) => async (site, visitor) =>
    {
        var side = await site.VisitsAsync();
        await site.SignedIn.EnterAsync(visitor, side.Owner);
        await visitor.GoAsync(path(side));
    };

    // There is something to see for them once the owner has done something.
    private static Func<Site, Visitor, Task> Official(string path) => Official(async site =>
    {
        await site.OwnersAsync();
        return path;
    });

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
