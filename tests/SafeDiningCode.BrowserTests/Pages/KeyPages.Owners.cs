using SafeDiningCode.BrowserTests.Support;
using SafeDiningCode.Web.Inspections.Pages;

namespace SafeDiningCode.BrowserTests.Pages;

/// <content>What owners come to, and what people see of their own account.</content>
internal static partial class KeyPages
{
    private static Dictionary<string, Func<Site, Visitor, Task>> OfOwners() => new(StringComparer.Ordinal)
    {
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
        ["regulator, change"] = Change(),
        ["regulator, change, errors"] = async (site, visitor) =>
        {
            await Change()(site, visitor);
            await visitor.Page.Locator("form[action*='/return'] button").ClickAsync();
            await visitor.Page.Locator("[role=alert]").WaitForAsync();
        },
        ["regulator, problem"] = Problem(side => side.Problem, ""),
        ["regulator, problem to accept"] = Problem(side => side.Ordered, ""),
        ["regulator, problem, errors"] = async (site, visitor) =>
        {
            await Problem(side => side.Ordered, "")(site, visitor);
            await visitor.Page.Locator("form[action*='/return'] button").ClickAsync();
            await visitor.Page.Locator("[role=alert]").WaitForAsync();
        },
        ["regulator, dispatch order"] = Problem(side => side.Ordered, "/order"),
        ["owner, inspections"] = VisitedOwner(side => InspectionPaths.Owners(side.Eatery)),
        ["owner, inspection"] = VisitedOwner(side => InspectionPaths.OwnersVisit(side.Eatery, side.Visit)),
        ["owner, inspection, to object"] = VisitedOwner(side => InspectionPaths.OwnersVisit(side.Eatery, side.Earlier)),
        ["second factor, owner"] = As(people => people.Owner, "/account/second-factor"),
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
        ["not allowed"] = As(people => people.Owner, "/regulator/accounts"),
        ["accounts, owner"] = As(people => people.Regulator, people => people.OwnersPath),
    };
}
