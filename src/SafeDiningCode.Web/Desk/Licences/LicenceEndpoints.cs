using System.Globalization;
using SafeDiningCode.Rules.Identifiers;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Policy;
using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.Hosting.Tables;

namespace SafeDiningCode.Web.Desk.Licences;

/// <summary>Lists of licences by when they run out, as pages and as a file.</summary>
internal static class LicenceEndpoints
{
    private const int MostPages = 100_000;

    public static void MapDeskLicences(this IEndpointRouteBuilder routes)
    {
        var desk = routes.MapSignedIn("/regulator", Roles.Officials);
        desk.MapGet("/licences", ShowAsync);
        desk.MapGet("/licences.csv", File);
        desk.MapGet("/licences.xlsx", File);
    }

    private static async Task<IResult> ShowAsync(Actor actor, HttpContext http, LicenceLists lists, PageRenderer pages)
    {
        var group = LicenceGroups.FromCode(http.Request.Query["group"]);
        var page = int.TryParse(http.Request.Query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, 1, MostPages) : 1;
        var list = await lists.ReadAsync(actor.Scope, group, PlaceOf(http, actor), page, http.RequestAborted);
        return await pages.PageAsync<LicencesPage>(
            http, new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(LicencesPage.List)] = list }, query: LicencesPage.Query(group, list.Place, page));
    }

    private static IResult File(Actor actor, HttpContext http, LicenceLists lists) => TableFiles.Answer(
        http, lists.Table(actor.Scope, LicenceGroups.FromCode(http.Request.Query["group"]), PlaceOf(http, actor), http.RequestAborted));

    // A place outside the scope, or none at all, asks for the whole of it.
    private static string? PlaceOf(HttpContext http, Actor actor) =>
        DivisionCode.TryNormalise(http.Request.Query["place"], out var place) && actor.Scope.Covers(place) ? place : null;
}
