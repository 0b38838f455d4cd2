using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Eateries;
using SafeDiningCode.Web.Accounts.Policy;
using SafeDiningCode.Web.Desk.Pages;
using SafeDiningCode.Web.Hosting.Layout;

namespace SafeDiningCode.Web.Desk.Eatery;

/// <summary>One eatery for officials, with the ways to all that is kept of it.</summary>
internal static class EateryEndpoints
{
    public static void MapDeskEatery(this IEndpointRouteBuilder routes) => routes.MapSignedIn(DeskPaths.EateryGroup, Roles.Officials).MapGet("", ShowAsync);

    private static async Task<IResult> ShowAsync(EateryInScope eatery, Actor actor, HttpContext http, DeskSheets sheets, PageRenderer pages) =>
        await pages.PageAsync<EateryPage>(
            http,
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                [nameof(EateryPage.Sheet)] = await sheets.ReadAsync(eatery.Id, http.RequestAborted), [nameof(EateryPage.IsManager)] = Roles.Managers.Contains(actor.Role),
            });
}
