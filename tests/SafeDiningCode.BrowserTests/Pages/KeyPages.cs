using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.BrowserTests.Support;
using SafeDiningCode.Web.Accounts;

namespace SafeDiningCode.BrowserTests.Pages;

/// <summary>Every page and state that people may come to, by name: what must hold for all pages is tested on these.</summary>
internal static partial class KeyPages
{
    private static readonly Dictionary<string, Func<Site, Visitor, Task>> Ways = OfDiners().Concat(OfOwners()).Concat(OfOfficials()).ToDictionary(StringComparer.Ordinal);

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
