using Microsoft.Extensions.Options;
using SafeDiningCode.Rules.Kitchens;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Eateries;
using SafeDiningCode.Web.Accounts.Policy;
using SafeDiningCode.Web.Hosting;
using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.Hosting.Visitors;
using SafeDiningCode.Web.Kitchens.Declarations;

namespace SafeDiningCode.Web.Kitchens.Pages;

/// <summary>The owner's side of a kitchen: how it stands, what is declared, and taking that back.</summary>
internal static class OwnerKitchen
{
    private const string SavedQuery = "saved";

    public static void MapOwnerKitchen(this IEndpointRouteBuilder routes)
    {
        var kitchen = routes.MapSignedIn("/owner/eateries/{eatery}/kitchen", Role.Owner);
        kitchen.MapGet("", ShowAsync);
        kitchen.MapPost("", DeclareAsync);
        kitchen.MapPost("/withdraw", WithdrawAsync);
    }

    private static async Task<IResult> ShowAsync(EateryInScope eatery, HttpContext http, KitchenSheets sheets, IOptions<KitchenOptions> options, PageRenderer pages)
    {
        var sheet = await sheets.ReadAsync(eatery, http.RequestAborted);
        var form = new KitchenForm(sheet.Kind, sheet.Kind is null ? "" : sheet.Kitchen?.Viewing ?? "", KindFault: null, ViewingFault: null, [.. options.Value.ViewingHosts]);
        return await PageAsync(http, pages, sheet, form, StatusCodes.Status200OK);
    }

    private static async Task<IResult> DeclareAsync(
        Actor actor, EateryInScope eatery, HttpContext http, KitchenDeclarations declarations, KitchenSheets sheets, IOptions<KitchenOptions> options, PageRenderer pages)
    {
        var (fields, _) = await PostedForm.ReadAsync(http.Request);
        var form = Read(fields, Language.Of(http.Request), [.. options.Value.ViewingHosts], out var viewing);
        if (form is { KindFault: null, ViewingFault: null, Kind: { } kind })
        {
            await declarations.DeclareAsync(actor, eatery, kind, viewing, http.RequestAborted);
            return Saved(http, eatery);
        }

        return await PageAsync(http, pages, await sheets.ReadAsync(eatery, http.RequestAborted), form, StatusCodes.Status400BadRequest);
    }

    private static async Task<IResult> WithdrawAsync(Actor actor, EateryInScope eatery, HttpContext http, KitchenDeclarations declarations)
    {
        await declarations.WithdrawAsync(actor, eatery, http.RequestAborted);
        return Saved(http, eatery);
    }

    private static KitchenForm Read(IFormCollection fields, Language language, IReadOnlyCollection<string> hosts, out string? viewing)
    {
        var typed = fields.Single("viewing");
        var kind = KitchenKinds.FromCode(fields.Single("kind"));
        viewing = null;
        ViewingFault? fault = null;
        // What stands in the field of a kind that has no page is let go: the field is there for all kinds, without scripts.
        if (kind == KitchenKind.Network && !string.IsNullOrWhiteSpace(typed))
        {
            fault = ViewingPage.Read(typed, hosts, out var address);
            viewing = fault is null ? address : null;
        }

        return new KitchenForm(
            kind,
            typed,
            kind is null ? language.T("请选择一种方式。", "Please choose a kind.") : null,
            fault is { } wrong ? language.T(KitchenWords.Fault(wrong).Chinese, KitchenWords.Fault(wrong).English) : null,
            hosts);
    }

    private static SeeOther Saved(HttpContext http, EateryInScope eatery) => new(PageContext.Of(http).Link($"{KitchenPaths.OfOwner(eatery.Id)}?{SavedQuery}=1"));

    private static Task<IResult> PageAsync(HttpContext http, PageRenderer pages, KitchenSheet sheet, KitchenForm form, int status) => pages.PageAsync<OwnerKitchenPage>(
        http,
        new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["Sheet"] = sheet,
            ["Form"] = form,
            ["Saved"] = http.Request.Query.ContainsKey(SavedQuery) && status == StatusCodes.Status200OK,
        },
        status);
}
